package dev.assay.plan;

import dev.assay.connection.DatabaseException;
import dev.assay.connection.NearMisses;
import dev.assay.connection.TableInfo;
import dev.assay.sql.Fragment;
import dev.assay.sql.Relations;
import dev.assay.sql.TableName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/** The questions of one check, as they are asked. */
public final class Inquiry implements Ask {

    private static final int MOST_NAMED = 20;

    private final Tables tables;
    private final Relations relations;
    private final @Nullable Source source;
    private final @Nullable RexNode filter;
    private final Instant asOf;
    private final List<Measurement<?>> measurements = new ArrayList<>();

    Inquiry(Tables tables, @Nullable TableName table, List<Fragment> filters, Instant asOf) throws DatabaseException {
        this.tables = tables;
        this.relations = tables.relations();
        this.source = table == null ? null : tables.source(table);
        this.filter = conjunction(filters.stream().map(relations::condition).toList());
        this.asOf = asOf;
    }

    List<Measurement<?>> measurements() {
        return measurements;
    }

    /** The checked table's primary key by the catalogue; empty where it has none, or the check no table. */
    public List<String> primaryKey() {
        return source == null ? List.of() : source.table().primaryKey();
    }

    @Override
    public Instant asOf() {
        return asOf;
    }

    @Override
    public String table() {
        return source().name();
    }

    private Source source() {
        if (source == null) {
            throw new IllegalStateException("this type of check has no table");
        }
        return source;
    }

    @Override
    public Optional<Column> findColumn(String name) {
        return source().column(name).map(Known::new);
    }

    @Override
    public Column column(String name) {
        return new Known(known(source().table(), name));
    }

    static TableInfo.Column known(TableInfo table, String name) {
        return table.column(name)
                .orElseThrow(() -> new UnanswerableException(
                        "COLUMN_MISSING",
                        "The table " + table.name() + " has no column '" + name + "'." + named(name, table)
                                + " Correct the name in the suite, or ask who changed the table."));
    }

    /** What may have been meant, or else what there is. */
    private static String named(String wanted, TableInfo table) {
        List<String> names =
                table.columns().stream().map(TableInfo.Column::name).toList();
        String hint = NearMisses.hint(wanted, names);
        return hint.isEmpty() && names.size() <= MOST_NAMED
                ? " Its columns are: " + String.join(", ", names) + "."
                : hint;
    }

    @Override
    public Condition isNull(Column column) {
        return call(SqlStdOperatorTable.IS_NULL, field(column));
    }

    @Override
    public Condition not(Condition condition) {
        return call(SqlStdOperatorTable.NOT, rex(condition));
    }

    @Override
    public Condition anyOf(List<Condition> conditions) {
        List<RexNode> operands = conditions.stream().map(Inquiry::rex).toList();
        return new Rex(
                operands.size() == 1 ? operands.get(0) : RexUtil.composeDisjunction(relations.expressions(), operands));
    }

    @Override
    public Condition allOf(List<Condition> conditions) {
        RexNode all = conjunction(conditions.stream().map(Inquiry::rex).toList());
        return new Rex(all == null ? relations.expressions().makeLiteral(true) : all);
    }

    @Override
    public Condition isIn(Column column, List<Object> values) {
        return new Rex(relations.isIn(
                field(column),
                values.stream()
                        .map(value -> relations.literal(Comparing.equal(column, value)))
                        .toList()));
    }

    @Override
    public Condition compare(Column column, Comparison comparison, Object value) {
        SqlOperator operator = switch (comparison) {
            case BELOW -> SqlStdOperatorTable.LESS_THAN;
            case AT_MOST -> SqlStdOperatorTable.LESS_THAN_OR_EQUAL;
            case ABOVE -> SqlStdOperatorTable.GREATER_THAN;
            case AT_LEAST -> SqlStdOperatorTable.GREATER_THAN_OR_EQUAL;
        };
        return call(operator, field(column), relations.literal(Comparing.ordered(column, value)));
    }

    @Override
    public Condition matches(Column column, String regex) {
        return new Rex(relations.matches(field(Comparing.text(column)), regex));
    }

    @Override
    public Condition holds(Fragment expression) {
        return new Rex(relations.condition(expression));
    }

    @Override
    public Measure<Long> count() {
        return asked(new AggregateMeasurement.Counted(source(), filter, List.of()));
    }

    @Override
    public Measure<Long> countWhere(Condition condition, List<Column> shown) {
        List<RexNode> both = filter == null ? List.of(rex(condition)) : List.of(filter, rex(condition));
        return asked(new AggregateMeasurement.Counted(source(), conjunction(both), names(shown)));
    }

    @Override
    public Measure<Optional<Object>> max(Column column) {
        return asked(new AggregateMeasurement.Highest(source(), column.name(), filter));
    }

    @Override
    public Measure<KeyCounts> keys(List<Column> key) {
        return asked(new ScanMeasurement.Keys(source(), names(key), filter));
    }

    @Override
    public Measure<OrphanCounts> orphans(Link link, List<Column> shown) {
        return asked(new ScanMeasurement.Orphans(source(), resolved(link), names(shown), filter));
    }

    @Override
    public Measure<UnlinkedCounts> unlinked(List<Column> filled, List<Link> links) {
        return asked(new ScanMeasurement.Unlinked(
                source(), names(filled), links.stream().map(this::resolved).toList(), filter));
    }

    private Reference resolved(Link link) {
        Source target;
        try {
            target = tables.source(link.table());
        } catch (DatabaseException e) {
            throw new UnanswerableException(e.trouble().name(), String.valueOf(e.getMessage()));
        }
        List<String> exact = new ArrayList<>();
        for (int i = 0; i < link.referenced().size(); i++) {
            TableInfo.Column other = known(target.table(), link.referenced().get(i));
            Comparing.columns(link.columns().get(i), target.name(), other);
            exact.add(other.name());
        }
        return new Reference(names(link.columns()), target, exact);
    }

    @Override
    public Measure<Long> countOf(Fragment query) {
        return asked(new ScanMeasurement.Queried(relations, query));
    }

    /** How many rows the table has, whatever the filters: tells an empty table from a filter that leaves nothing. */
    public Measure<Long> countUnfiltered() {
        return asked(new AggregateMeasurement.Counted(source(), null, List.of()));
    }

    private <T> Measure<T> asked(Measurement<T> measurement) {
        measurements.add(measurement);
        return measurement;
    }

    private Condition call(SqlOperator operator, RexNode... operands) {
        return new Rex(relations.expressions().makeCall(operator, operands));
    }

    private RexNode field(Column column) {
        return source().field(column.name());
    }

    private static RexNode rex(Condition condition) {
        return ((Rex) condition).node();
    }

    private @Nullable RexNode conjunction(List<RexNode> conditions) {
        return conditions.isEmpty() ? null : RexUtil.composeConjunction(relations.expressions(), conditions);
    }

    private static List<String> names(List<Column> columns) {
        return columns.stream().map(Column::name).toList();
    }

    private record Rex(RexNode node) implements Condition {}

    private record Known(TableInfo.Column column) implements Column {

        @Override
        public String name() {
            return column.name();
        }

        @Override
        public String databaseType() {
            return column.databaseType();
        }

        @Override
        public dev.assay.sql.ValueType type() {
            return column.type();
        }
    }
}
