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
 * @param filter the filters' conjunction; null: every row
 * @param window holds for new rows; null: every row
 * @param by the columns by which they are taken apart: an answer for each group; empty: one answer
 * @param among whether a row is looked at among the others, so that none may be there that the filter leaves out
 * @param key the columns by whose values rows become one group, which then is asked about
 * @param grouped whether groups are asked about, and not rows
 * @param other the groups of another table that stand beside those; null: none
 * @param part which of the rows that are taken apart are asked about; the others still make groups. Null: all
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

    /** Rows of a table that are asked about all together. */
    public static RowSet of(TableSource source, @Nullable RexNode filter, @Nullable RexNode window) {
        return new RowSet(source, filter, window, List.of(), false, List.of(), false, null, null);
    }

    /** The same rows, of all times. */
    public RowSet ofAllTimes() {
        return new RowSet(source, filter, null, by, among, key, grouped, other, part);
    }

    /** Those of its rows that meet a condition too. */
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

    /** The same groups of rows, each row looked at among the others; what is a part of them is for the questions to say. */
    public RowSet groupsAmongThemselves() {
        return new RowSet(source, filter, window, by, true, key, grouped, other, null);
    }

    /** The same rows taken apart by columns. */
    public RowSet takenApart(List<String> columns) {
        return columns.isEmpty()
                ? new RowSet(source, chosen(), window, columns, among, key, grouped, other, null)
                : new RowSet(source, filter, window, columns, among, key, grouped, other, part);
    }

    /** Those of its rows that are of these groups by the columns that take them apart, all together. */
    public RowSet ofGroups(List<List<@Nullable Object>> groups) {
        return where(source.isOneOf(by, groups)).takenApart(List.of());
    }

    /** The groups of the same rows that share a key. */
    public RowSet grouped(List<String> columns) {
        return new RowSet(source, chosen(), window, by, among, columns, true, null, null);
    }

    /** The same groups with those of another table beside them. */
    public RowSet beside(RowSet another) {
        return new RowSet(source, filter, window, by, among, key, true, another, part);
    }

    /** Holds for its rows among all of the window; null: for all. */
    private @Nullable RexNode chosen() {
        return source.all(listOf(filter, part));
    }

    /** The tables that it reads. */
    public List<TableSource> sources() {
        return other == null ? List.of(source) : List.of(source, other.source());
    }

    /** What it is in a question's signature. */
    @Override
    public String toString() {
        return source.identity() + " where " + filter + (window == null ? "" : " since " + window)
                + (by.isEmpty() ? "" : " by " + named(by))
                + (part == null ? "" : " where " + part)
                + (among ? " among themselves" : "")
                + (grouped ? " grouped by " + named(key) : "")
                + (other == null ? "" : " beside " + other);
    }

    /** Whether its statement reads no other rows than its own. */
    public boolean readsItsOwn() {
        return among || !by.isEmpty() || grouped;
    }

    /** Where its rows come from: what shares this can share a statement. All that is asked of the same groups does. */
    public String origin() {
        if (!readsItsOwn()) {
            return source.identity() + (window == null ? "" : " since " + window);
        }
        return by.isEmpty()
                ? toString()
                : new RowSet(source, filter, window, by, false, key, grouped, other, null).toString();
    }

    /** What a shared statement reads: the rows of its window, whatever the filters, or its own rows where they stand alone. */
    public RelNode scan() {
        return source.rows(readsItsOwn() ? source.all(listOf(window, filter)) : window);
    }

    /**
     * Pushes what questions are about, the rows of {@link #scan()} or the groups of them.
     *
     * @param expressions all that is asked of them
     * @return how an expression is written on what was pushed
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
     * How its rows that meet a condition are come by.
     *
     * @param columns what is shown of them
     * @param expected how many there are
     */
    public Evidence evidence(RexNode condition, List<String> columns, long expected) {
        return among
                ? new Evidence.Related(meeting(condition, builder -> builder.fields(source.shown(columns))))
                : new Evidence.Matching(this, condition, columns, expected);
    }

    /**
     * The rows of its own, or groups, that meet a condition.
     *
     * @param columns what is shown of them, as they lie on the builder
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

    /** Holds for its rows that meet a condition, on rows of {@link #scan()}; null: holds for all. */
    @Nullable
    public RexNode within(@Nullable RexNode condition) {
        return source.all(readsItsOwn() ? listOf(part, condition) : listOf(filter, condition));
    }

    /** Holds for its rows that meet the condition, on all rows of the table; null: for all. */
    @Nullable
    RexNode anywhere(@Nullable RexNode condition) {
        return source.all(listOf(window, filter, part, condition));
    }

    /** Its rows that meet the condition. */
    public RelNode rows(@Nullable RexNode condition) {
        return source.rows(anywhere(condition));
    }

    /** Its rows without a null in any of the columns. */
    public RelNode whole(List<String> columns) {
        return rows(filled(columns));
    }

    /** Holds where none of the columns is null. */
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

    /** Names in a signature: a name may hold whatever could stand between two. */
    public static String named(List<String> names) {
        return names.stream()
                .map(name -> '"' + name.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
