package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.SnowflakeRecord;
import dev.assay.testing.SnowflakeScript;
import dev.assay.testing.SnowflakeServer;
import dev.assay.testing.SnowflakeTestDatabase;
import dev.assay.testing.SuiteFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A results store on the emulator of Snowflake, by Snowflake's own driver. */
class SnowflakeStoreTest {

    @TempDir
    Path folder;

    private final List<Object> variables = new ArrayList<>();

    private Assay run(String command, Object... more) {
        List<Object> arguments = new ArrayList<>(Arrays.asList(command.split(" ")));
        arguments.addAll(List.of(folder, "--reports-dir", folder.resolve("reports")));
        arguments.addAll(variables);
        arguments.addAll(List.of(more));
        return Assay.run(arguments.toArray());
    }

    @Test
    void the_printed_tables_take_runs_and_the_views_tell_of_them() throws Exception {
        try (SnowflakeTestDatabase database = SnowflakeServer.shared().database()) {
            database.execute(
                    "create table orders (id int, status varchar)", "insert into orders values (1, null), (2, 'paid')");
            database.settings().forEach((name, value) -> variables.addAll(List.of("--set", name + "=" + value)));
            SuiteFolder suites = new SuiteFolder(folder);
            String keys = database.connection();
            suites.write("connections.yaml", """
                    version: 1
                    connections:
                      shop: {%s}
                      quality: {%s}
                    """.formatted(keys, keys.replace("role: TEST_ROLE", "role: STORE_ROLE")));
            suites.write("shop.yaml", """
                    version: 1
                    suite: Shop
                    connection: shop
                    checks:
                      - {id: status, not_null: {table: orders, column: status}, name: "it's \\"odd\\""}
                      - {id: rows, formerly: before, row_count: {table: orders, min: 1}}
                    """);
            suites.write("assay.yaml", "version: 1\nresults_store: {connection: quality}\n");

            assertThat(run("run --report=json --as-of 2026-01-01T06:00:00Z").code())
                    .isEqualTo(Exit.FAILED);
            assertThat(run("results-store push").err())
                    .contains("run what 'assay results-store ddl --database snowflake' prints");
            Assay ddl = Assay.run("results-store", "ddl", "--database", "snowflake", "--role", "store_role");
            database.execute(Arrays.stream(ddl.out().replaceAll("(?m)^--.*", "").split(";\n"))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toArray(String[]::new));
            Assay first = run("results-store push");
            assertThat(first.out()).as(first.err()).isEqualTo("1 run handed in\n");
            assertThat(run("results-store push").out()).isEqualTo("0 runs handed in\n");
            database.script(SnowflakeScript.on("INTO \"DQ\".check_result")
                    .fails("000603", "XX000", "internal error")
                    .times(1));
            run("run --report=json --as-of 2026-01-03T06:00:00Z");
            assertThat(database.query("SELECT COUNT(*) FROM dq.run"))
                    .as("no half of a run")
                    .containsExactly(List.of("1"));
            assertThat(run("results-store push").out()).isEqualTo("1 run handed in\n");

            assertThat(
                            database.query(
                                    "SELECT check_name, status, failing, examined, value, since FROM dq.latest_state ORDER BY 1"))
                    .containsExactly(
                            Arrays.asList("it's \"odd\"", "FAILED", "1", "2", null, "2026-01-01 06:00:00.000"),
                            Arrays.asList("orders: row count (rows)", "PASSED", null, null, "2", null));
            assertThat(database.query("SELECT COUNT(*), COUNT(DISTINCT former_id) FROM dq.former_id"))
                    .containsExactly(List.of("2", "1"));
            assertThat(database.query("SELECT days, latest_status FROM dq.failing_since"))
                    .containsExactly(List.of("2", "FAILED"));
            assertThat(
                            database.query(
                                    "SELECT day, domain, checks, passed, failed, score FROM dq.domain_score_by_day ORDER BY day"))
                    .containsExactly(
                            List.of("2026-01-01", "Shop", "2", "1", "1", "0.500000"),
                            List.of("2026-01-03", "Shop", "2", "1", "1", "0.500000"));
            assertThat(database.query("SELECT COUNT(*), COUNT(DISTINCT run_id) FROM dq.result"))
                    .containsExactly(List.of("4", "2"));
            assertThat(database.log())
                    .filteredOn(one -> one.sql().startsWith("INSERT INTO \"DQ\""))
                    .isNotEmpty()
                    .extracting(SnowflakeRecord::role)
                    .containsOnly("STORE_ROLE");

            suites.write(
                    "connections.yaml",
                    "version: 1\nconnections:\n  shop: {%s}\n  quality: {%s}\n".formatted(keys, keys));
            assertThat(run("results-store push").err())
                    .contains("checks read by the same role through the connection 'shop'");
        }
    }
}
