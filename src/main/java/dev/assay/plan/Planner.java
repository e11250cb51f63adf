package dev.assay.plan;

import dev.assay.connection.Database;
import dev.assay.connection.DatabaseException;
import dev.assay.sql.Fragment;
import dev.assay.sql.Relations;
import dev.assay.sql.Sql;
import dev.assay.sql.TableName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Merges the questions that checks of one connection ask into few statements: equal questions are measured once, and all
 * aggregates of a table share one statement, each with its filters inside. Not safe for use by several threads.
 */
public final class Planner {

    /** PostgreSQL returns at most 1,664 columns; a statement of this many is still one that a person can read. */
    private static final int MOST_AGGREGATES = 800;

    private final Tables tables;
    private final Relations relations;
    private final String label;
    private final Instant asOf;

    /**
     * @param database where the checks' tables are; only its catalogue is asked
     * @param label what the ids of its scans begin with
     * @param asOf the run's one clock
     */
    public Planner(Database database, String label, Instant asOf) {
        this.label = label;
        this.tables = new Tables(database);
        this.relations = tables.relations();
        this.asOf = asOf;
    }

    /**
     * Takes the questions of one check.
     *
     * @param table the checked table; null where the check names its tables itself
     * @param filters which of its rows count, joined by AND
     * @throws DatabaseException where the table cannot be looked up
     */
    public Inquiry inquire(@Nullable TableName table, List<Fragment> filters) throws DatabaseException {
        return new Inquiry(tables, table, filters, asOf);
    }

    /** The statements that answer all questions of the inquiries, in the order in which they were first asked. */
    public List<Scan> plan(Collection<Inquiry> inquiries) {
        Map<String, Measurement<?>> distinct = new LinkedHashMap<>();
        inquiries.forEach(
                inquiry -> inquiry.measurements().forEach(asked -> distinct.putIfAbsent(asked.signature(), asked)));
        Map<String, List<AggregateMeasurement<?>>> shared = new LinkedHashMap<>();
        List<List<? extends Measurement<?>>> statements = new ArrayList<>();
        for (Measurement<?> measurement : distinct.values()) {
            if (measurement instanceof AggregateMeasurement<?> aggregate) {
                List<AggregateMeasurement<?>> group =
                        shared.get(aggregate.source().name());
                if (group == null || group.size() == MOST_AGGREGATES) {
                    group = new ArrayList<>();
                    shared.put(aggregate.source().name(), group);
                    statements.add(group);
                }
                group.add(aggregate);
            } else {
                statements.add(List.of(measurement));
            }
        }
        List<Scan> scans = new ArrayList<>();
        for (List<? extends Measurement<?>> statement : statements) {
            scans.add(new Scan(label + "/" + (scans.size() + 1), sql(statement), statement, one -> sql(List.of(one))));
        }
        return scans;
    }

    /**
     * The statement that returns some of the rows behind a measure.
     *
     * @param key columns that tell a row of the checked table from others
     * @param most how many rows at most
     * @return empty where the measure has no rows to show
     */
    public Optional<Sql> sample(Measure<?> measure, List<String> key, int most) {
        return ((Measurement<?>) measure)
                .evidence(key)
                .map(rows -> relations.sql(
                        relations.builder().push(rows).limit(0, most).build()));
    }

    private Sql sql(List<? extends Measurement<?>> statement) {
        if (statement.get(0) instanceof ScanMeasurement<?> scan) {
            return relations.sql(scan.relation());
        }
        List<AggregateMeasurement<?>> aggregates = new ArrayList<>();
        statement.forEach(measurement -> aggregates.add((AggregateMeasurement<?>) measurement));
        return relations.sql(aggregate(aggregates));
    }

    private RelNode aggregate(List<AggregateMeasurement<?>> aggregates) {
        RelBuilder builder = relations.builder().push(aggregates.get(0).source().scan());
        List<RelBuilder.AggCall> calls = new ArrayList<>();
        for (AggregateMeasurement<?> aggregate : aggregates) {
            calls.add(aggregate.call(builder).as("m" + (calls.size() + 1)));
        }
        return builder.aggregate(builder.groupKey(), calls).build();
    }
}
