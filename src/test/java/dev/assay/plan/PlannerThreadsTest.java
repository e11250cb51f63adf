package dev.assay.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.TableInfo;
import dev.assay.database.postgresql.PostgresDialect;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Measure;
import dev.assay.plan.ask.OrphanCounts;
import dev.assay.plan.expression.Scope;
import dev.assay.sql.Guard;
import dev.assay.sql.TableName;
import dev.assay.testing.WrappedDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A planner is asked by many threads at once, without a lock of theirs: each gets the statements that it gets alone, and the catalogue,
 * which is slow, never sees two of them at once.
 */
@Timeout(60)
@Tag("fast")
class PlannerThreadsTest {

    private static final int THREADS = 8;
    private static final int ROUNDS = 10;

    /** How many threads ask the catalogue now, and how many asked it at once at most. */
    private final AtomicInteger inside = new AtomicInteger();

    private final AtomicInteger most = new AtomicInteger();

    private final class Slow extends WrappedDatabase {

        Slow(Database real) {
            super(real);
        }

        @Override
        public TableInfo table(TableName name) throws DatabaseException {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            LockSupport.parkNanos(1_000_000);
            inside.decrementAndGet();
            return super.table(name);
        }
    }

    private Planner planner() {
        return new Planner(
                new Slow(new FixedCatalogue(PostgresDialect.INSTANCE)
                        .with("orders", "id INTEGER", "status TEXT", "total DECIMAL", "customer_id INTEGER")
                        .with("customers", "id INTEGER", "region TEXT")),
                "s",
                Instant.parse("2026-01-01T00:00:00Z"),
                PlanRule.ALL,
                key -> false);
    }

    /** What one thread plans: the statements of a check or two, and those that read what fails. */
    private static List<String> planned(Planner planner, int variant) throws Exception {
        List<CheckQuestions> inquiries = new ArrayList<>();
        List<Measure<?>> shown = new ArrayList<>();
        Ask plain = ask(planner, inquiries, "id > " + variant);
        plain.examined();
        shown.add(plain.countWhere(plain.isNull(plain.column("total")), plain.columns(List.of("total"))));
        plain.countWhere(plain.not(plain.matches(plain.column("status"), "^[a-z]+" + variant + "$")));
        Ask keys = ask(planner, inquiries, "total < " + variant);
        keys.count();
        shown.add(keys.keys(keys.columns(List.of("customer_id", "status")), false));
        Ask links = ask(planner, inquiries, "status <> 'void'");
        links.count();
        shown.add(links.orphans(
                new Ask.Link(links.columns(List.of("customer_id")), new TableName(null, "customers"), List.of("id"))));
        List<String> statements = new ArrayList<>();
        Plan plan = planner.plan(inquiries);
        assertThat(plan.leftOut()).isEmpty();
        for (Scan scan : plan.scans()) {
            statements.add(scan.sql().shown());
            inquiries.stream()
                    .filter(scan::serves)
                    .forEach(one -> statements.add(scan.sqlFor(one).shown()));
        }
        Answers answers = new Answers();
        shown.forEach(measure -> answers.put(
                (Measurement<?>) measure,
                measure instanceof ScanMeasurement.Orphans ? new OrphanCounts(5_000, 9) : (Object) 5_000L));
        List<Sample.Wanted> wanted = shown.stream()
                .map(measure -> new Sample.Wanted(measure, List.of("id"), List.of(), List.of()))
                .toList();
        planner.samples(wanted, answers)
                .forEach(sample -> statements.add(sample.sql().shown()));
        return statements;
    }

    private static Ask ask(Planner planner, List<CheckQuestions> inquiries, String filter) throws Exception {
        CheckQuestions inquiry = planner.inquire(Scope.of(
                new TableName(null, "orders"),
                List.of(Guard.expression(filter, (name, fallback) -> name, PostgresDialect.INSTANCE))));
        inquiries.add(inquiry);
        return inquiry.ask();
    }

    @Test
    void each_thread_gets_what_it_gets_alone() throws Exception {
        List<List<String>> alone = new ArrayList<>();
        for (int variant = 0; variant < THREADS; variant++) {
            alone.add(planned(planner(), variant));
        }
        Planner planner = planner();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                List<Callable<List<String>>> tasks = new ArrayList<>();
                for (int variant = 0; variant < THREADS; variant++) {
                    int own = variant;
                    tasks.add(() -> planned(planner, own));
                }
                List<List<String>> together = new ArrayList<>();
                for (Future<List<String>> one : threads.invokeAll(tasks)) {
                    together.add(one.get());
                }
                assertThat(together).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(most.get()).isEqualTo(1);
    }
}
