package dev.assay.plan.expression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a question is about.
 *
 * @param filter the conjunction of the filters; null: every row
 * @param window holds for new rows; null: every row
 * @param by the columns of {@code group_by}, with one answer per group; empty: a single answer
 * @param among whether a row is looked at among the other rows, so that the statement must exclude the rows that the
 *     filter excludes
 * @param key the key by which rows are grouped, if the question is about groups
 * @param grouped whether the question is about groups instead of rows
 * @param other the groups of another table that are joined with these; null: none
 * @param part the condition on rows that the question is about if {@code by} is set; other rows still form groups.
 *     Null: every row
 */
public record RowSet(
        TableSource source,
        @Nullable RexNode filter,
        @Nullable RexNode window,
        List<String> by,
        boolean among,
        List<String> key,
        boolean grouped,
        @Nullable RowSet other,
        @Nullable RexNode part) {

    public RowSet {
        by = List.copyOf(by);
        key = List.copyOf(key);
    }

    /** The rows of a table, with a single answer. */
    public static RowSet of(TableSource source, @Nullable RexNode filter, @Nullable RexNode window) {
        return new RowSet(source, filter, window, List.of(), false, List.of(), false, null, null);
    }

    /** The same rows without the window. */
    public RowSet ofAllTimes() {
        return new RowSet(source, filter, null, by, among, key, grouped, other, part);
    }

    /** The rows that also meet a condition. */
    public RowSet where(RexNode condition) {
        return by.isEmpty() || among
                ? new RowSet(
                        source, source.all(listOf(filter, condition)), window, by, among, key, grouped, other, part)
                : new RowSet(
                        source, filter, window, by, among, key, grouped, other, source.all(listOf(part, condition)));
    }

    /** The same rows, each looked at among the others. */
    public RowSet amongThemselves() {
        return new RowSet(source, chosen(), window, by, true, key, grouped, other, null);
    }

    /**
     * The same groups of rows, each row looked at among the others. The condition {@code part} is dropped; the caller
     * applies it.
     */
    public RowSet groupsAmongThemselves() {
        return new RowSet(source, filter, window, by, true, key, grouped, other, null);
    }

    /** The same rows with an answer per group of these columns. */
    public RowSet takenApart(List<String> columns) {
        return columns.isEmpty()
                ? new RowSet(source, chosen(), window, columns, among, key, grouped, other, null)
                : new RowSet(source, filter, window, columns, among, key, grouped, other, part);
    }

    /** The rows of these {@code group_by} groups, with a single answer. */
    public RowSet ofGroups(List<List<@Nullable Object>> groups) {
        return where(source.isOneOf(by, groups)).takenApart(List.of());
    }

    /** The groups of the same rows by a key. */
    public RowSet grouped(List<String> columns) {
        return new RowSet(source, chosen(), window, by, among, columns, true, null, null);
    }

    /** The same groups, joined with the groups of another table. */
    public RowSet beside(RowSet another) {
        return new RowSet(source, filter, window, by, among, key, true, another, part);
    }

    /** The condition on all rows of the window; null: every row. */
    private @Nullable RexNode chosen() {
        return source.all(listOf(filter, part));
    }

    /** The tables that the question reads. */
    public List<TableSource> sources() {
        return other == null ? List.of(source) : List.of(source, other.source());
    }

    /** The row set in the signature of a question. */
    @Override
    public String toString() {
        return source.identity() + " where " + filter + (window == null ? "" : " since " + window)
                + (by.isEmpty() ? "" : " by " + named(by))
                + (part == null ? "" : " where " + part)
                + (among ? " among themselves" : "")
                + (grouped ? " grouped by " + named(key) : "")
                + (other == null ? "" : " beside " + other);
    }

    /** Whether the statement must read only the rows of this set. */
    public boolean readsItsOwn() {
        return among || !by.isEmpty() || grouped;
    }

    /**
     * The identity of the rows to read: questions with the same origin can share a statement. All questions about the
     * same groups share one.
     */
    public String origin() {
        if (!readsItsOwn()) {
            return source.identity() + (window == null ? "" : " since " + window);
        }
        return by.isEmpty()
                ? toString()
                : new RowSet(source, filter, window, by, false, key, grouped, other, null).toString();
    }

    /**
     * The rows that a shared statement reads: all rows of the window without filters, or only the rows of this set if
     * {@link #readsItsOwn()}.
     */
    public RelNode scan() {
        return source.rows(readsItsOwn() ? source.all(listOf(window, filter)) : window);
    }

    /**
     * Pushes the rows of {@link #scan()}, or their groups.
     *
     * @param expressions all expressions that questions use
     * @return a function that rewrites an expression over what was pushed
     */
    public UnaryOperator<RexNode> push(RelBuilder builder, Collection<RexNode> expressions) {
        if (!grouped) {
            return WindowValues.push(builder.push(scan()), source, expressions);
        }
        UnaryOperator<RexNode> written = other == null
                ? GroupValues.push(
                        builder.push(scan()), key.stream().map(source::field).toList(), expressions)
                : SideValues.push(builder, this, other, expressions);
        builder.push(source.relations().apart(builder.build()));
        return written;
    }

    /**
     * The evidence for rows that meet a condition.
     *
     * @param columns the columns to show
     * @param expected the number of rows
     */
    public Evidence evidence(RexNode condition, List<String> columns, long expected) {
        return among
                ? new Evidence.Related(meeting(condition, builder -> builder.fields(source.shown(columns))))
                : new Evidence.Matching(this, condition, columns, expected);
    }

    /**
     * The rows or groups that meet a condition, read from this set alone.
     *
     * @param columns returns the columns to show, from the builder
     */
    RelNode meeting(RexNode condition, Function<RelBuilder, List<RexNode>> columns) {
        RelBuilder builder = source.builder();
        RexNode written = push(builder, List.of(condition)).apply(condition);
        List<RexNode> shown = new ArrayList<>(columns.apply(builder));
        shown.add(builder.alias(written, "failed"));
        builder.project(shown);
        builder.filter(builder.field(shown.size() - 1));
        return builder.project(builder.fields().subList(0, shown.size() - 1)).build();
    }

    /** The condition on this set's rows, over rows of {@link #scan()}; a null condition holds for every row. */
    @Nullable
    public RexNode within(@Nullable RexNode condition) {
        return source.all(readsItsOwn() ? listOf(part, condition) : listOf(filter, condition));
    }

    /** The condition on this set's rows, over all rows of the table; a null condition holds for every row. */
    @Nullable
    RexNode anywhere(@Nullable RexNode condition) {
        return source.all(listOf(window, filter, part, condition));
    }

    /** The rows of this set that meet the condition. */
    public RelNode rows(@Nullable RexNode condition) {
        return source.rows(anywhere(condition));
    }

    /** The rows of this set without a null in any of the columns. */
    public RelNode whole(List<String> columns) {
        return rows(filled(columns));
    }

    /** Holds if none of the columns is null. */
    public RexNode filled(List<String> columns) {
        return RexUtil.composeConjunction(
                source.relations().expressions(),
                columns.stream()
                        .map(column -> source.relations()
                                .expressions()
                                .makeCall(SqlStdOperatorTable.IS_NOT_NULL, source.field(column)))
                        .toList());
    }

    private static List<RexNode> listOf(@Nullable RexNode... conditions) {
        List<RexNode> there = new ArrayList<>();
        for (@Nullable RexNode condition : conditions) {
            if (condition != null) {
                there.add(Objects.requireNonNull(condition));
            }
        }
        return there;
    }

    /** The quoted names for a signature, since a name may contain a separator. */
    public static String named(List<String> names) {
        return names.stream()
                .map(name -> '"' + name.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
