package dev.assay.plan;

import dev.assay.connection.DatabaseException;
import dev.assay.sql.Dialect;
import dev.assay.sql.Fragment;
import dev.assay.sql.Relations;
import dev.assay.sql.SnowflakeRegex;
import dev.assay.sql.TableName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/** The questions of one check, as they are asked. */
public final class Inquiry implements Ask {

    private final Tables tables;
    private final Relations relations;
    private final @Nullable Subject subject;
    private final Scope scope;
    private final Instant asOf;
    private final Map<String, Measurement<?>> measurements = new LinkedHashMap<>();
    private @Nullable Measurement<Optional<Object>> mark;
    private @Nullable Measurement<Examined> allRows;

    Inquiry(Tables tables, Scope scope, Instant asOf) throws DatabaseException {
        this.tables = tables;
        this.relations = tables.relations();
        this.scope = scope;
        this.asOf = asOf;
        this.subject = scope.table() == null ? null : subject(tables.source(scope.table()), scope);
    }

    private Subject subject(Source source, Scope scope) {
        Columns columns = new Columns(source);
        scope.filters().forEach(columns::refuseMasked);
        List<RexNode> filters =
                scope.filters().stream().map(relations::condition).toList();
        Scope.From from = scope.window();
        if (from == null) {
            return new Subject(source, source.all(filters), null);
        }
        Column column = Comparing.comparable(columns.column(from.column()));
        Object value = from.value();
        return new Subject(
                source,
                source.all(filters),
                value == null
                        ? null
                        : relations
                                .expressions()
                                .makeCall(
                                        SqlStdOperatorTable.GREATER_THAN_OR_EQUAL,
                                        source.field(column.name()),
                                        relations.literal(column.type(), Comparing.moment(column, value))));
    }

    Collection<Measurement<?>> measurements() {
        return measurements.values();
    }

    /** What tells its questions from others, in the order in which they were asked: equal questions have equal ones. */
    public Set<String> signatures() {
        return measurements.keySet();
    }

    boolean asks(String signature) {
        return measurements.containsKey(signature);
    }

    boolean scanned() {
        return scope.scanned();
    }

    boolean sampled() {
        return scope.sampled();
    }

    /** Whether every question but those about the number of rows is among the proven ones. */
    boolean isProven(Set<String> proven) {
        return measurements.values().stream()
                .allMatch(asked -> asked == mark
                        || asked instanceof AggregateMeasurement.Counting
                        || proven.contains(asked.signature()));
    }

    /** The questions whose exact answers the verdict needs, where not all is proven. */
    Set<String> necessary() {
        return measurements.values().stream()
                .filter(asked -> asked != allRows)
                .map(Measurement::signature)
                .collect(Collectors.toSet());
    }

    /** The highest value of the window's column among the rows of the window; empty where it need not be remembered. */
    public Optional<Measure<Optional<Object>>> mark() {
        Scope.From from = scope.window();
        if (mark == null && subject != null && from != null && from.remembered()) {
            AggregateMeasurement.Highest highest = new AggregateMeasurement.Highest(
                    new Subject(subject.source(), null, subject.window()),
                    columns().column(from.column()).name());
            mark = highest;
            asked(highest);
        }
        return Optional.ofNullable(mark);
    }

    /** What tells {@link #mark()} from other questions; empty where it was not asked. */
    public Optional<String> markSignature() {
        return Optional.ofNullable(mark).map(Measurement::signature);
    }

    /** The checked table's primary key by the catalogue; empty where it has none, or the check no table. */
    public List<String> primaryKey() {
        return subject == null ? List.of() : subject.source().table().primaryKey();
    }

    @Override
    public Instant asOf() {
        return asOf;
    }

    @Override
    public String table() {
        return source().name();
    }

    private Subject subject() {
        if (subject == null) {
            throw new IllegalStateException("this type of check has no table");
        }
        return subject;
    }

    private Source source() {
        return subject().source();
    }

    private Columns columns() {
        return new Columns(source());
    }

    @Override
    public Optional<Column> findColumn(String name) {
        return columns().find(name);
    }

    @Override
    public Column column(String name) {
        return columns().column(name);
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
        RexNode all = source().all(conditions.stream().map(Inquiry::rex).toList());
        return new Rex(all == null ? relations.expressions().makeLiteral(true) : all);
    }

    @Override
    public Condition isIn(Column column, List<Object> values) {
        return new Rex(relations.isIn(
                field(column),
                values.stream()
                        .map(value -> relations.literal(column.type(), Comparing.equal(column, value)))
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
        return call(operator, field(column), relations.literal(column.type(), Comparing.ordered(column, value)));
    }

    @Override
    public Condition matches(Column column, String regex) {
        if (relations.dialect() == Dialect.SNOWFLAKE) {
            SnowflakeRegex.fault(regex).ifPresent(fault -> {
                throw new UnanswerableException(
                        "QUERY_REFUSED", "The regular expression " + regex + " " + fault + ": write it otherwise.");
            });
        }
        return new Rex(relations.matches(field(Comparing.text(column)), regex));
    }

    @Override
    public Condition holds(Fragment expression) {
        columns().refuseMasked(expression);
        return new Rex(relations.condition(expression));
    }

    @Override
    public Measure<Long> count() {
        return asked(new AggregateMeasurement.Counted(subject(), null, List.of()));
    }

    @Override
    public Measure<Examined> examined() {
        return asked(new AggregateMeasurement.Counting(subject()));
    }

    @Override
    public Measure<Long> countWhere(Condition condition, List<Column> shown) {
        return asked(new AggregateMeasurement.Counted(subject(), rex(condition), names(shown)));
    }

    @Override
    public Measure<Optional<Object>> max(Column column) {
        return asked(new AggregateMeasurement.Highest(subject(), column.name()));
    }

    @Override
    public Measure<KeyCounts> keys(List<Column> key) {
        key.forEach(Comparing::comparable);
        return asked(new ScanMeasurement.Keys(subject(), names(key)));
    }

    @Override
    public Measure<OrphanCounts> orphans(Link link, List<Column> shown) {
        return asked(new ScanMeasurement.Orphans(subject(), resolved(link), names(shown)));
    }

    @Override
    public Measure<UnlinkedCounts> unlinked(List<Column> filled, List<Link> links) {
        return asked(new ScanMeasurement.Unlinked(
                subject(), names(filled), links.stream().map(this::resolved).toList()));
    }

    private Reference resolved(Link link) {
        Source target = source(link.table());
        List<String> exact = new ArrayList<>();
        for (int i = 0; i < link.referenced().size(); i++) {
            Column other = new Columns(target).column(link.referenced().get(i));
            Comparing.columns(link.columns().get(i), target.name(), other);
            exact.add(other.name());
        }
        return new Reference(names(link.columns()), target, exact);
    }

    private Source source(TableName name) {
        try {
            return tables.source(name);
        } catch (DatabaseException e) {
            throw new UnanswerableException(e.trouble().name(), String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Measure<Long> countOf(Fragment query) {
        if (tables.hides()) {
            throw new UnanswerableException(
                    "ROWS_HIDDEN",
                    "A query of your own may read whatever it likes, and whether rows or values of that are hidden from the role is"
                            + " not looked up. Where the role sees all of them, let the connection's owner say so: sees:"
                            + " all_rows.");
        }
        return asked(new ScanMeasurement.Queried(relations, query));
    }

    /**
     * How many rows there are that the window or, where there is none, the filters might have left out: tells an empty table
     * from rows that were.
     */
    public Measure<Examined> allRows() {
        Subject left = scope.window() == null
                ? new Subject(source(), null, null)
                : subject().ofAllTimes();
        AggregateMeasurement.Counting all = new AggregateMeasurement.Counting(left);
        allRows = all;
        return asked(all);
    }

    private <T> Measurement<T> asked(Measurement<T> measurement) {
        measurements.putIfAbsent(measurement.signature(), measurement);
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

    private static List<String> names(List<Column> columns) {
        return columns.stream().map(Column::name).toList();
    }

    private record Rex(RexNode node) implements Condition {}
}
