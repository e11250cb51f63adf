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
import dev.assay.sql.Origin;
import dev.assay.sql.Relations;
import dev.assay.sql.Sql;
import dev.assay.sql.TableName;
import dev.assay.sql.ValueType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Plans how the questions of all checks on a connection are answered: one statement per question, improved by the {@link PlanRule}s.
 * Relational expressions are built by one thread at a time; the planner and its scans hold its lock meanwhile.
 */
public final class Planner {

    private final Tables tables;
    private final Relations relations;
    private final String label;
    private final Instant asOf;
    private final List<PlanRule> rules;
    private final Predicate<String> uniqueBefore;

    /**
     * @param database the database of the checks' tables; only its catalogue is read
     * @param label the prefix of the scans' ids
     * @param asOf the run's clock
     * @param rules the rules to apply
     * @param uniqueBefore whether a key was unique in the last run, by its signature in {@link Scan#signatures}
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

    /** Plans a throw-away query so that Calcite's classes load (250 ms) on another core while the suites are read. */
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

    /** Looks up the tables in one go, before {@link #inquire}. */
    public synchronized void lookUp(Collection<TableName> names) {
        tables.lookUp(names);
    }

    /** Looks up in one go the functions that the authors' SQL calls, before {@link #inquire}. */
    public void lookUpCalls(Collection<Fragment> fragments) {
        tables.lookUpCalls(fragments);
    }

    /**
     * Starts collecting the questions of one check.
     *
     * @throws DatabaseException if the table cannot be looked up
     */
    public synchronized CheckQuestions inquire(Scope scope) throws DatabaseException {
        return new CheckQuestions(tables, scope, asOf);
    }

    /** A table by its exact name, or by one as written; empty if it cannot be looked up. */
    public Optional<TableInfo> table(TableName name) {
        return tables.find(name);
    }

    /** The columns whose values may stand in the answers to a check's questions, answer by answer. */
    public synchronized List<Set<Origin>> origins(CheckQuestions questions) {
        return questions.measurements().stream()
                .filter(asked -> !questions.markSignature().equals(Optional.of(asked.signature())))
                .flatMap(asked -> Origin.of(asked.alone()).stream())
                .toList();
    }

    /**
     * Plans the statements that answer all questions, in the order of asking. Failures stay isolated: a rule that fails is skipped, and a
     * statement that cannot be written is split until the bad question is alone.
     */
    public synchronized Plan plan(Collection<CheckQuestions> checks) {
        tables.moment().ifPresent(relations::lookAt);
        PlanDraft draft = PlanDraft.naive(checks, uniqueBefore);
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

    /** Plans the statements that read failing rows. Rows that {@link #listed} returns need none. */
    public synchronized List<Sample> samples(List<Sample.Wanted> wanted, Answers answers) {
        return samples(answers).plan(wanted);
    }

    /** The failing rows that a scan returned together with its answer; empty if they must still be read. */
    public synchronized Optional<Rows> listed(Sample.Wanted wanted, Answers answers) {
        return samples(answers).listed(wanted);
    }

    private Samples samples(Answers answers) {
        return new Samples(answers, rules.stream().anyMatch(SharedSample.class::isInstance));
    }
}
