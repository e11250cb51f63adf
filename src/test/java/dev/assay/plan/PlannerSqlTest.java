package dev.assay.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.postgresql.PostgresDialect;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Comparison;
import dev.assay.plan.ask.Measure;
import dev.assay.plan.ask.OrphanCounts;
import dev.assay.plan.expression.Scope;
import dev.assay.sql.Dialect;
import dev.assay.sql.Fragment;
import dev.assay.sql.Guard;
import dev.assay.sql.TableName;
import dev.assay.sql.Tolerance;
import dev.assay.testing.DatabaseUnderTest;
import dev.assay.testing.DatabasesUnderTest;
import dev.assay.testing.Golden;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("fast")
class PlannerSqlTest {

    private static Planner planner(Dialect dialect) {
        return new Planner(
                new FixedCatalogue(dialect)
                        .with(
                                "orders",
                                "id INTEGER",
                                "status TEXT",
                                "total DECIMAL",
                                "customer_id INTEGER",
                                "region TEXT",
                                "paid BOOLEAN",
                                "placed_at TIMESTAMP_TZ",
                                "odd\"name TEXT")
                        .with("customers", "id INTEGER", "region TEXT"),
                "s",
                Instant.parse("2026-01-01T00:00:00Z"),
                PlanRule.ALL,
                key -> false);
    }

    private Planner planner = planner(PostgresDialect.INSTANCE);
    private final List<CheckQuestions> inquiries = new ArrayList<>();
    private final List<Measure<?>> shown = new ArrayList<>();

    @ParameterizedTest
    @MethodSource(DatabasesUnderTest.OURS)
    void every_question_has_the_sql_that_the_document_shows(DatabaseUnderTest database) throws Exception {
        planner = planner(database.dialect());
        StringBuilder document =
                new StringBuilder("Questions and the statements that answer them, on " + database.title() + "\n");
        ask("orders", List.of(), ask -> {
            ask.count();
            shown.add(ask.countWhere(ask.isNull(ask.column("status")), ask.columns(List.of("status"))));
            ask.countWhere(ask.not(ask.isIn(ask.column("status"), List.of("new", "paid", "it's", "Ünïcode ☃ \\"))));
            ask.countWhere(
                    ask.not(ask.isIn(ask.column("id"), List.of(new BigDecimal("1E+3"), new BigDecimal("-2.50")))));
            ask.countWhere(ask.not(ask.isIn(ask.column("paid"), List.of(true))));
            ask.countWhere(ask.anyOf(List.of(
                    ask.compare(ask.column("total"), Comparison.BELOW, new BigDecimal("0.10")),
                    ask.compare(ask.column("total"), Comparison.AT_LEAST, new BigDecimal("100")))));
            ask.countWhere(ask.not(ask.matches(ask.column("status"), "^[a-z']+$")));
            ask.countWhere(ask.compare(ask.column("placed_at"), Comparison.ABOVE, "2026-01-01"));
            ask.max(ask.column("placed_at"));
            ask.countWhere(ask.isNull(ask.column("odd\"name")));
            ask.countWhere(ask.allOf(List.of()));
        });
        ask("orders", List.of(fragment("status = 'paid' -- only these\n")), ask -> {
            ask.count();
            shown.add(ask.countWhere(ask.isNull(ask.column("total")), ask.columns(List.of("total"))));
            ask.max(ask.column("placed_at"));
        });
        ask(
                "orders",
                List.of(fragment("placed_at >= ${as_of} - interval '7 days'"), fragment("total < ${MAX}")),
                Ask::count);
        ask("orders", List.of(), ask -> shown.add(ask.keys(ask.columns(List.of("id")), false)));
        ask(
                "orders",
                List.of(fragment("status <> 'void'")),
                ask -> shown.add(ask.keys(ask.columns(List.of("id", "region")), false)));
        ask("orders", List.of(), ask -> shown.add(ask.orphans(link(ask, "customer_id", "id"))));
        ask(
                "orders",
                List.of(fragment("region = 'EU' or region is null")),
                ask -> shown.add(ask.orphans(new Ask.Link(
                        ask.columns(List.of("customer_id", "region")),
                        new TableName(null, "customers"),
                        List.of("id", "region")))));
        ask(
                "orders",
                List.of(fragment("total > 0")),
                ask -> ask.unlinked(
                        ask.columns(List.of("customer_id", "region")),
                        List.of(link(ask, "customer_id", "id"), link(ask, "region", "region"))));
        ask(
                "orders",
                List.of(fragment("total > 0")),
                ask -> ask.expected(
                        ask.columns(List.of("id", "region", "placed_at")),
                        ask.columns(List.of("status", "total", "paid", "odd\"name")),
                        List.of(
                                Arrays.asList(
                                        new BigDecimal("1"),
                                        "EU",
                                        "2026-01-01",
                                        null,
                                        new BigDecimal("2.5"),
                                        true,
                                        null),
                                Arrays.asList(new BigDecimal("2"), null, "2026-01-02", "it's \\", null, false, null)),
                        Tolerance.parse("1%")));
        ask(
                null,
                List.of(),
                ask -> shown.add(ask.countOf(query("select * from orders where total < ${MAX} -- bad\n;"))));
        for (Scan scan : planner.plan(inquiries).scans()) {
            document.append("\n-- ")
                    .append(scan.id())
                    .append(" reads ")
                    .append(scan.tables())
                    .append('\n');
            document.append(scan.sql().shown()).append('\n');
        }
        document.append("\nRows that show what is wrong\n");
        Answers answers = new Answers();
        for (Measure<?> measure : shown) {
            Object counts = measure instanceof ScanMeasurement.Orphans ? new OrphanCounts(5_000, 9) : (Object) 5_000L;
            answers.put((Measurement<?>) measure, counts);
        }
        List<Sample.Wanted> wanted = shown.stream()
                .map(measure -> new Sample.Wanted(measure, List.of("id"), List.of(), List.of()))
                .toList();
        for (Sample sample : planner.samples(wanted, answers)) {
            document.append('\n').append(sample.sql().shown()).append('\n');
        }
        Golden.assertMatches(PlannerSqlTest.class, "planner-" + database.name() + ".txt", document.toString());
    }

    @Test
    void equal_questions_are_measured_once_and_different_fragments_stay_different() throws Exception {
        ask("orders", List.of(fragment("status = 'a'")), Ask::count);
        ask("orders", List.of(fragment("status = 'a'")), Ask::count);
        ask("orders", List.of(fragment("status = 'b'")), Ask::count);
        List<Scan> scans = planner.plan(inquiries).scans();
        assertThat(scans).hasSize(1);
        assertThat(scans.get(0).sql().text())
                .contains("(status = 'a') IS TRUE) AS \"m1\"", "(status = 'b') IS TRUE) AS \"m2\"")
                .doesNotContain("\"m3\"");
        assertThat(scans.get(0).parts()).hasSize(2);
    }

    private static Ask.Link link(Ask ask, String column, String referenced) {
        return new Ask.Link(ask.columns(List.of(column)), new TableName(null, "customers"), List.of(referenced));
    }

    private void ask(@Nullable String table, List<Fragment> filters, Consumer<Ask> questions) throws Exception {
        CheckQuestions inquiry = planner.inquire(Scope.of(table == null ? null : TableName.parse(table), filters));
        questions.accept(inquiry.ask());
        inquiries.add(inquiry);
    }

    private static Fragment fragment(String text) throws Exception {
        return Guard.expression(text, PlannerSqlTest::value, PostgresDialect.INSTANCE);
    }

    private static Fragment query(String text) {
        try {
            return Guard.query(text, PlannerSqlTest::value, PostgresDialect.INSTANCE);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Object value(String name, @Nullable String fallback) {
        return name.equals("as_of") ? Instant.parse("2026-01-01T00:00:00Z") : new BigDecimal("10.5");
    }
}
