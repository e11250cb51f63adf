package dev.assay.plan;

import dev.assay.plan.ask.Aggregate;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.CheckState;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.Condition;
import dev.assay.plan.ask.ExaminedCount;
import dev.assay.plan.ask.ExpectedCounts;
import dev.assay.plan.ask.KeyCounts;
import dev.assay.plan.ask.Listed;
import dev.assay.plan.ask.Measure;
import dev.assay.plan.ask.OrphanCounts;
import dev.assay.plan.ask.TableMetadata;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.plan.ask.UnlinkedCounts;
import dev.assay.plan.ask.Value;
import dev.assay.plan.expression.CatalogueMetadata;
import dev.assay.plan.expression.Columns;
import dev.assay.plan.expression.CommonType;
import dev.assay.plan.expression.Comparability;
import dev.assay.plan.expression.ExpressionBuilder;
import dev.assay.plan.expression.RowSet;
import dev.assay.plan.expression.TableSource;
import dev.assay.result.FailureCode;
import dev.assay.sql.Fragment;
import dev.assay.sql.TableName;
import dev.assay.sql.Tolerance;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/** Questions about some rows of a table, collected by {@link CheckQuestions}. */
class Questions extends ExpressionBuilder implements Ask {

    private final CheckQuestions check;
    private final RowSet subject;

    Questions(CheckQuestions check, RowSet subject) {
        super(subject.source());
        this.check = check;
        this.subject = subject;
    }

    RowSet subject() {
        return subject;
    }

    CheckQuestions check() {
        return check;
    }

    @Override
    public Instant asOf() {
        return check.asOf();
    }

    @Override
    public String table() {
        return source().name();
    }

    @Override
    public Ask where(Condition condition) {
        return new Questions(check, subject.where(rex(condition)));
    }

    @Override
    public Ask other(TableName table) {
        return new Questions(check, RowSet.of(check.target(table), null, null));
    }

    @Override
    public TableMetadata catalogue() {
        return new CatalogueMetadata(source());
    }

    @Override
    public CheckState memo() {
        return check.memo();
    }

    @Override
    public Ordered ordered(List<? extends Value> partitionBy, List<? extends Value> order) {
        return new OrderedQuestions(
                check,
                subject.amongThemselves(),
                partition(partitionBy),
                order.stream().map(this::rex).toList());
    }

    /** The expressions to partition by: the values, and the columns of {@code group_by}. */
    private List<RexNode> partition(List<? extends Value> values) {
        List<Value> together = new ArrayList<>(values);
        subject.by().stream().map(this::column).forEach(together::add);
        return together.stream()
                .map(Comparability::comparable)
                .map(value -> source().relations().functions().instant(rex(value)))
                .toList();
    }

    @Override
    public Value overall(Aggregate aggregate, Value value, List<? extends Value> partitionBy) {
        takes(aggregate, value);
        RexNode together = builder()
                .aggregateCall(AggregateMeasurement.operator(aggregate), rex(value))
                .over()
                .partitionBy(partition(partitionBy))
                .toRex();
        return new Made(value.name(), value.databaseType(), aggregate.of(value.type()), together);
    }

    /** A builder for expressions over the rows. */
    RelBuilder builder() {
        return source().builder().push(source().scan());
    }

    @Override
    public Groups groups(List<Column> key) {
        key.forEach(Comparability::comparable);
        return new GroupQuestions(check, subject.grouped(names(key)));
    }

    @Override
    public Measure<Long> count() {
        return check.asked(new AggregateMeasurement.Counted(subject, null, List.of()));
    }

    @Override
    public Measure<ExaminedCount> examined() {
        return check.asked(new AggregateMeasurement.Counting(subject, null));
    }

    @Override
    public Measure<ExaminedCount> examined(Condition condition) {
        return check.asked(new AggregateMeasurement.Counting(subject, rex(condition)));
    }

    @Override
    public Ask inPassOf(Condition condition) {
        return RexOver.containsOver(rex(condition)) ? new Questions(check, subject.amongThemselves()) : this;
    }

    @Override
    public Measure<Long> countWhere(Condition condition, List<Column> shown) {
        RexNode which = rex(condition);
        RowSet rows = RexOver.containsOver(which) ? subject.amongThemselves() : subject;
        return check.asked(new AggregateMeasurement.Counted(rows, which, names(shown)));
    }

    @Override
    public Measure<Optional<Object>> aggregate(Aggregate aggregate, Value value) {
        takes(aggregate, value);
        return check.asked(new AggregateMeasurement.Aggregated(subject, aggregate, rex(value)));
    }

    @Override
    public Measure<Long> distinct(Value value) {
        return check.asked(new AggregateMeasurement.Distinct(subject, rex(Comparability.comparable(value))));
    }

    @Override
    public Measure<Optional<Object>> quantile(Value number, BigDecimal share) {
        return check.asked(new AggregateMeasurement.Quantile(subject, rex(Comparability.number(number)), share));
    }

    @Override
    public Measure<List<Frequency>> mostCommon(Column column, Condition expected) {
        return check.asked(
                new MostCommon(subject, Comparability.comparable(column).name(), rex(expected)));
    }

    @Override
    public Measure<KeyCounts> keys(List<Column> key, boolean nullsEqual) {
        key.forEach(Comparability::comparable);
        return subject.by().isEmpty()
                ? check.asked(new ScanMeasurement.Keys(subject, names(key), nullsEqual))
                : keysOfGroups(key, nullsEqual);
    }

    /** Within a group, only rows that the question is about can share a key. */
    private Measure<KeyCounts> keysOfGroups(List<Column> key, boolean nullsEqual) {
        if (subject.window() != null) {
            throw new UnanswerableException(
                    FailureCode.QUERY_REFUSED,
                    "A key is looked for in rows before the window too, which no group has: leave out 'window' or 'group_by'.");
        }
        List<RexNode> alike = new ArrayList<>(partition(key));
        List<RexNode> asked = new ArrayList<>();
        if (subject.part() != null) {
            alike.add(subject.part());
            asked.add(subject.part());
        }
        if (!nullsEqual) {
            asked.add(subject.filled(names(key)));
        }
        return KeysOfGroups.of(check, subject, alike, asked, names(key));
    }

    @Override
    public Measure<OrphanCounts> orphans(Link link, List<Column> shown) {
        return check.asked(new ScanMeasurement.Orphans(subject, resolved(link), names(shown), false));
    }

    @Override
    public Measure<OrphanCounts> linked(Link link) {
        return check.asked(new ScanMeasurement.Orphans(subject, resolved(link), names(link.columns()), true));
    }

    @Override
    public Measure<UnlinkedCounts> unlinked(List<Column> filled, List<Link> links) {
        return check.asked(new ScanMeasurement.Unlinked(
                subject, names(filled), links.stream().map(this::resolved).toList()));
    }

    @Override
    public Measure<List<ExpectedCounts>> expected(
            List<Column> key, List<Column> others, List<List<@Nullable Object>> rows, Tolerance tolerance) {
        List<Column> columns = new ArrayList<>(key);
        columns.addAll(others);
        List<List<@Nullable Object>> comparable = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            List<@Nullable Object> values = new ArrayList<>();
            for (@Nullable Object value : row) {
                values.add(value == null ? null : Comparability.equal(columns.get(values.size()), value));
            }
            comparable.add(values);
        }
        List<List<List<@Nullable Object>>> parts =
                ExpectedRows.parts(comparable, source().relations().dialect());
        if (parts.size() > 1 && !check.seesOneMoment()) {
            throw new UnanswerableException(
                    FailureCode.QUERY_REFUSED,
                    "Looking for as many expected rows takes " + parts.size()
                            + " statements, and each sees the table at another"
                            + " moment: say snapshot: run of the connection, or expect fewer rows in each of several checks.");
        }
        return new Composed.Parts<>(parts.stream()
                .map(part -> check.asked(new ExpectedRows(subject, names(key), names(others), part, tolerance)))
                .toList());
    }

    @Override
    public Measure<Optional<Object>> valueOf(Fragment query) {
        return check.valueOf(query);
    }

    private Reference resolved(Link link) {
        TableSource target = check.target(link.table());
        List<String> exact = new ArrayList<>();
        for (int i = 0; i < link.referenced().size(); i++) {
            Column other = new Columns(target).column(link.referenced().get(i));
            CommonType.of(source(), link.columns().get(i).name(), target, other.name());
            exact.add(other.name());
        }
        RexNode counted = link.counted() == null ? null : rex(link.counted());
        return new Reference(source(), names(link.columns()), target, exact, counted, validity(link, target));
    }

    private Reference.@Nullable During validity(Link link, TableSource target) {
        Validity validity = link.validity();
        if (validity == null) {
            return null;
        }
        Columns there = new Columns(target);
        Column from = there.column(validity.from());
        Column to = there.column(validity.to());
        CommonType.of(source(), validity.at().name(), target, from.name());
        CommonType.of(source(), validity.at().name(), target, to.name());
        return new Reference.During(validity.at().name(), from.name(), to.name());
    }

    @Override
    public Measure<Long> countOf(Fragment query) {
        return check.countOf(query);
    }

    @Override
    public Measure<Long> countOf(Fragment query, Fragment butNot) {
        return check.countOf(query, butNot);
    }

    @Override
    public Measure<Listed> list(Fragment query, int most) {
        return check.list(query, most);
    }

    static List<String> names(List<Column> columns) {
        return columns.stream().map(Column::name).toList();
    }
}
