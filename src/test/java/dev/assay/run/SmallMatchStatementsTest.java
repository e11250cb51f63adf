package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.plan.PlanRule;
import dev.assay.plan.Planner;
import dev.assay.result.CheckResult;
import dev.assay.result.Status;
import dev.assay.run.privacy.Masks;
import dev.assay.run.privacy.Privacy;
import dev.assay.suite.RunSettings;
import dev.assay.suite.Suite;
import dev.assay.testing.AskedDatabase;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No query crosses two databases: each side of a comparison of small results is asked about its own tables alone. */
@Tag("fast")
class SmallMatchStatementsTest {

    private static final TestDatabase SHOP = TestPostgres.newest().database().run("""
            CREATE SCHEMA app;
            CREATE TABLE app.sold (id bigint PRIMARY KEY, note text, total numeric);
            INSERT INTO app.sold SELECT i, 'note ' || i, i FROM generate_series(1, 20) AS i;
            """);

    private static final TestDatabase MART = TestPostgres.newest().database().run("""
            CREATE SCHEMA mart;
            CREATE TABLE mart.bought (id bigint, note text, total numeric);
            INSERT INTO mart.bought SELECT i, 'note ' || i, i FROM generate_series(1, 19) AS i;
            CREATE TABLE mart.beat (pos numeric);
            INSERT INTO mart.beat VALUES (1e18);
            """);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "row_count_match: {table: mart.bought, to: {connection: shop, table: app.sold, filter: id > 0}%s}",
                "aggregate_match: {table: mart.bought, left: {sum: total, by: [id]}, right: {connection: shop, table: app.sold, sum: total,"
                        + " by: [id]}%s}",
                "query_match: {query: 'select id from mart.bought', expected: {connection: shop, query: 'select id from app.sold'}%s}",
                "set_equality: {table: mart.bought, to: {connection: shop, table: app.sold}%s}",
                "set_equality: {table: mart.bought, to: {connection: shop, table: app.sold}, key: [id], tolerance: 1%s}"
            })
    void each_statement_is_about_its_own_side(String check) throws Exception {
        for (String more : List.of("", ", at: watermark, heartbeat: {table: mart.beat, position: pos}")) {
            try (AskedDatabase shop = AskedDatabase.of(SHOP, "shop");
                    AskedDatabase mart = AskedDatabase.of(MART, "mart")) {
                CheckResult result = result("checks: [{" + check.formatted(more) + ", id: one}]", shop, mart);
                assertThat(result.status()).as(result.text()).isEqualTo(Status.FAILED);
                assertThat(shop.asked())
                        .noneMatch(
                                asked -> asked.contains("mart") || asked.contains("bought") || asked.contains("beat"))
                        .anyMatch(asked -> asked.contains("SELECT") && asked.contains("sold"));
                assertThat(mart.asked())
                        .noneMatch(asked -> asked.contains("app") || asked.contains("sold"))
                        .anyMatch(asked -> asked.contains("SELECT") && asked.contains("bought"));
                assertThat(mart.asked().stream().anyMatch(asked -> asked.contains("xmin")))
                        .as("versions are asked for at the watermark, but for queries of the author")
                        .isEqualTo(!more.isEmpty() && !check.startsWith("query"));
            }
        }
    }

    private CheckResult result(String body, AskedDatabase shop, AskedDatabase mart) throws Exception {
        Suites suites = Suites.by("type: postgresql, plane: analytical, url: \"postgresql://x/y\"", Map.of(), folder);
        Suite suite = suites.read(suites.suite(body)).get(0);
        RunOptions options = new RunOptions(
                Suites.AS_OF, folder, PlanRule.FULL, List.of(), null, null, null, RunSettings.NONE, Map.of());
        Planner other = new Planner(shop, "shop", Suites.AS_OF, options.rules(), unique -> false);
        try (ConnectionRun run = new ConnectionRun(
                mart,
                List.of(suite),
                "here",
                "db",
                "test",
                Suites.AS_OF,
                options.rules(),
                RunState.of(folder, false, told -> {}),
                (any, name) ->
                        new Apart.Connection(shop, other, new Privacy(List.of(), other, shop.dialect(), new Masks())),
                new Masks(),
                new RunLog(null))) {
            run.lookUp(suite.allChecks().stream()
                    .map(check -> new Run.Selected(suite, check))
                    .toList());
            Planned planned = run.take(suite, suite.allChecks().get(0));
            run.start(check -> List.of());
            assertThat(run.scans())
                    .as("no shared scan is about the other connection")
                    .allMatch(scan -> scan.tables().stream().noneMatch(table -> table.contains("sold")));
            return run.result(planned).get(60, TimeUnit.SECONDS);
        }
    }
}
