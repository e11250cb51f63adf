package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.SnowflakeServer;
import dev.assay.testing.SnowflakeTestDatabase;
import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The columns of a table of PostgreSQL against those of its copy in Snowflake. */
class CdcSchemaOnSnowflakeTest {

    @TempDir
    Path folder;

    @Test
    void the_types_that_pipelines_give_are_accepted_and_others_are_told() throws Exception {
        TestDatabase shop = TestPostgres.newest().database().run("""
                CREATE SCHEMA app;
                CREATE TABLE app.orders (id bigint PRIMARY KEY, "Note" text NOT NULL, total numeric(12, 2), ok boolean, at timestamptz,
                    local timestamp, day date, hour time, code uuid, mark bytea, ratio double precision, price money, doc jsonb, tags text[],
                    span interval);
                INSERT INTO app.orders (id, "Note") VALUES (1, 'a'), (2, 'b');
                ALTER TABLE app.orders ADD COLUMN seven integer NOT NULL DEFAULT 7;
                """);
        try (SnowflakeTestDatabase lake = SnowflakeServer.shared().database()) {
            lake.execute(
                    "create table openflow (id number(38,0), note varchar, total number(12,2), ok boolean, at timestamp_ltz, local"
                            + " timestamp_ntz, day date, hour time, code varchar, mark binary, ratio float, price float, doc variant, tags"
                            + " varchar, span varchar, seven number(38,0), _snowflake_inserted_at timestamp_ntz, _snowflake_deleted boolean)",
                    "insert into openflow (id, note, seven) values (1, 'a', 7), (2, 'b', 7)",
                    "create table wrong (id number(10,0), total number(12,1), ok varchar, at timestamp_ntz, local timestamp_ntz(3), day"
                            + " varchar, hour time, code varchar, mark varchar, ratio number(38,5), price float, doc float, tags array, span"
                            + " varchar, seven number(38,0), note varchar, region varchar)",
                    "insert into wrong (id, note, seven) values (1, 'a', null), (2, 'b', 7), (3, null, null)");
            SuiteFolder suites = new SuiteFolder(folder);
            suites.write("connections.yaml", """
                    version: 1
                    connections:
                      lake: {%s}
                      shop: {type: postgresql, plane: operational, url: "%s", user: %s, password: %s}
                    """.formatted(
                            lake.connection(), shop.url(), shop.reader(), TestPostgres.PASSWORD));
            suites.write("orders.yaml", """
                    version: 1
                    suite: Copies
                    connection: lake
                    checks:
                      - cdc_schema: {table: openflow, source: {connection: shop, table: app.orders}, columns: {'"Note"': NOTE}, pipeline: openflow}
                      - cdc_schema: {table: wrong, source: {connection: shop, table: app.orders}, columns: {'"Note"': note}}
                    """);
            List<Object> arguments = new ArrayList<>(
                    List.of("run", folder, "--report=json", "--quiet", "--reports-dir", suites.reports()));
            lake.settings().forEach((name, value) -> arguments.addAll(List.of("--set", name + "=" + value)));
            Assay done = Assay.run(arguments.toArray());
            assertThat(done.err()).isEmpty();
            JsonNode checks = suites.results().path("checks");
            assertThat(checks.get(0).path("message").asString())
                    .isEqualTo("The copy has 16 columns of app.orders on shop in types that hold their values.");
            assertThat(checks.get(0).path("status").asString()).isEqualTo("PASSED");
            assertThat(checks.get(1).path("status").asString()).isEqualTo("FAILED");
            assertThat(checks.get(1).path("message").asString())
                    .contains(
                            "id (bigint) is NUMBER(10,0) in the copy, which holds fewer digits",
                            "total (numeric(12,2)) is NUMBER(12,1) in the copy, which cuts fractions",
                            "which holds other values",
                            "REGION is only in the copy",
                            "seven was added with the default 7, which older rows never sent: 1 row of the copy has a null, the source none")
                    .doesNotContain("hour", "code", "price", "tags", "span", "Note");
            assertThat(checks.get(1).path("message").asString().split("which holds other values", -1))
                    .as("ok, at, day, mark, ratio, doc")
                    .hasSize(7);
        }
    }
}
