package dev.assay.plan;

import dev.assay.database.Constraints;
import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.Rows;
import dev.assay.database.TableInfo;
import dev.assay.extension.Fault;
import dev.assay.plan.expression.RowSet;
import dev.assay.plan.expression.Scope;
import dev.assay.plan.expression.TableSource;
import dev.assay.plan.expression.Tables;
import dev.assay.sql.Dialect;
import dev.assay.sql.Fragment;
import dev.assay.sql.Relations;
import dev.assay.sql.Sql;
import dev.assay.sql.TableName;
import dev.assay.sql.ValueType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Plans how the questions that checks of one connection ask are answered: a statement a question, made better by the {@link
 * PlanRule}s. Relational expressions are made by one thread at a time: it locks itself, and so do its scans where they make some.
 */
public final class Planner {

    private final Tables tables;
    private final Relations relations;
    private final String label;
    private final Instant asOf;
    private final List<PlanRule> rules;
    private final Predicate<String> uniqueBefore;

    /**
     * @param database where the checks' tables are; only its catalogue is asked
     * @param label what the ids of its scans begin with
     * @param asOf the run's one clock
     * @param rules which rules apply
     * @param uniqueBefore whether a key, by what {@link Scan#signatures} calls it, was unique when it was last looked at
     */
    public Planner(
            Database database, String label, Instant asOf, List<PlanRule> rules, Predicate<String> uniqueBefore) {
        this.label = label;
        this.tables = new Tables(database);
        this.relations = tables.relations();
        this.asOf = asOf;
        this.rules = List.copyOf(rules);
        this.uniqueBefore = uniqueBefore;
    }

    /**
     * Plans something that nobody asked, so that the classes that planning needs are there when somebody does: it takes a
     * quarter of a second, which another core has while suites are read.
     */
    public static void warmUp(Dialect dialect) {
        TableInfo.Column column = new TableInfo.Column("id", "bigint", ValueType.INTEGER);
        TableInfo table = new TableInfo(new TableName("s", "t"), List.of(column), List.of(), 0, Constraints.NONE);
        Relations relations = new Relations(dialect);
        TableSource source = new TableSource(relations, table);
        RowSet subject = RowSet.of(source, null, null);
        List<String> key = List.of("id");
        List<PlannedStatement> statements = List.of(
                new PlannedStatement.Shared(List.of(new AggregateMeasurement.Counting(subject, null))),
                new ListedKeys(new ScanMeasurement.Keys(subject, key, false), true),
                new PlannedStatement.Alone(new ScanMeasurement.Orphans(
                        subject, new Reference(source, key, source, key), List.of(), false)));
        statements.forEach(statement -> relations.sql(statement.relation()));
    }

    /** Looks the tables up together, ahead of {@link #inquire}. */
    public synchronized void lookUp(Collection<TableName> names) {
        tables.lookUp(names);
    }

    /** Looks up together what SQL of authors calls, ahead of {@link #inquire}. */
    public void lookUpCalls(Collection<Fragment> fragments) {
        tables.lookUpCalls(fragments);
    }

    /**
     * Takes the questions of one check.
     *
     * @throws DatabaseException where the table cannot be looked up
     */
    public synchronized CheckQuestions inquire(Scope scope) throws DatabaseException {
        return new CheckQuestions(tables, scope, asOf);
    }

    /**
     * The statements that answer all questions of the inquiries, in the order in which they were first asked. What cannot be planned
     * takes nothing else with it: a rule that fails is left out, and a statement that cannot be written is taken apart until the guilty
     * question is alone.
     */
    public synchronized Plan plan(Collection<CheckQuestions> inquiries) {
        tables.moment().ifPresent(relations::lookAt);
        PlanDraft draft = PlanDraft.naive(inquiries, uniqueBefore);
        List<Fault> leftOut = new ArrayList<>();
        for (PlanRule rule : rules) {
            try {
                draft = rule.apply(draft);
            } catch (Throwable e) {
                leftOut.add(Fault.of(e));
            }
        }
        List<Scan> scans = new ArrayList<>();
        List<Plan.Unwritten> unwritten = new ArrayList<>();
        int number = 0;
        for (PlannedStatement statement : OneMoment.of(draft)) {
            number++;
            write(label + "/" + number, statement, scans, unwritten);
        }
        return new Plan(scans, draft.proven(), unwritten, leftOut);
    }

    private void write(String id, PlannedStatement statement, List<Scan> scans, List<Plan.Unwritten> unwritten) {
        Scan scan = new Scan(id, statement, this::sql);
        try {
            scan.sql();
            scans.add(scan);
        } catch (Throwable e) {
            List<PlannedStatement> parts = statement.parts();
            if (parts.size() == 1) {
                unwritten.add(new Plan.Unwritten(scan, Fault.of(e)));
                return;
            }
            for (int i = 0; i < parts.size(); i++) {
                write(id + "." + (i + 1), parts.get(i), scans, unwritten);
            }
        }
    }

    private synchronized Sql sql(PlannedStatement statement) {
        return relations.sql(statement.relation());
    }

    /** The statements that read the rows that are wanted; for those that {@link #listed} has there is none. */
    public synchronized List<Sample> samples(List<Sample.Wanted> wanted, Answers answers) {
        return samples(answers).plan(wanted);
    }

    /** The rows that a scan has listed beside its answer; empty where they are still to be read. */
    public synchronized Optional<Rows> listed(Sample.Wanted wanted, Answers answers) {
        return samples(answers).listed(wanted);
    }

    private Samples samples(Answers answers) {
        return new Samples(answers, rules.stream().anyMatch(SharedSample.class::isInstance));
    }
}
