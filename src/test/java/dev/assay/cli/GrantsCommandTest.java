package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.RunWarning;
import dev.assay.result.Status;
import dev.assay.testing.Judged;
import dev.assay.testing.SnowflakeServer;
import dev.assay.testing.SnowflakeTestDatabase;
import dev.assay.testing.SuiteFolder;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code assay grants}, and what it prints, run for a role that has nothing yet. */
@Tag("fast")
class GrantsCommandTest {

    private static final String ROLE = "Reader \"of\" all";

    @TempDir
    Path folder;

    private final TestDatabase shop = TestPostgres.newest().database();
    private SuiteFolder suites;

    @BeforeEach
    void tables() {
        suites = new SuiteFolder(folder);
        shop.run("""
                REVOKE CONNECT ON DATABASE %s FROM PUBLIC;
                CREATE ROLE "Reader ""of"" all" LOGIN PASSWORD 'reader';
                CREATE SCHEMA app; CREATE SCHEMA "Tools"; CREATE SCHEMA types; CREATE SCHEMA views; CREATE SCHEMA below;
                CREATE TYPE types.state AS ENUM ('new', 'paid'); CREATE SCHEMA ext; CREATE EXTENSION citext SCHEMA ext;
                CREATE TABLE app."Order lines" (id int PRIMARY KEY, note text, state types.state);
                CREATE TABLE app.customers (id int PRIMARY KEY, mail ext.citext);
                CREATE TABLE app.countries (code text);
                CREATE TABLE app.cdc_one (id int PRIMARY KEY); CREATE TABLE app.cdc_two (id int PRIMARY KEY);
                CREATE TABLE below.secret (id int); CREATE TABLE app.unread (id int);
                CREATE VIEW views.mine WITH (security_invoker) AS SELECT id FROM below.secret;
                INSERT INTO app."Order lines" VALUES (1, 'a', 'new'); INSERT INTO app.customers VALUES (1, 'A@b.c');
                INSERT INTO app.countries VALUES ('a'); INSERT INTO below.secret VALUES (1);
                INSERT INTO app.cdc_one VALUES (1); INSERT INTO app.cdc_two VALUES (1);
                CREATE FUNCTION "Tools".normal(text) RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT lower($1)';
                CREATE FUNCTION "Tools".normal(int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT $1';
                REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA "Tools" FROM PUBLIC;
                """.formatted(shop.name()));
        suites.write("connections.yaml", """
                version: 1
                connections:
                  shop: &shop
                    type: postgresql
                    plane: operational
                    url: "%s"
                    user: '%s'
                    password: reader
                    functions: ['"Tools".normal']
                  admin:
                    <<: *shop
                    user: postgres
                    password: %s
                """.formatted(shop.url(), ROLE, TestPostgres.PASSWORD).replace(
                "    <<: *shop\n",
                "    type: postgresql\n    plane: operational\n    url: \"" + shop.url()
                        + "\"\n    functions: ['\"Tools\".normal']\n"));
        suites.write("shop.yaml", suite("shop"));
    }

    @AfterEach
    void role() {
        shop.run("DROP OWNED BY \"Reader \"\"of\"\" all\"; DROP ROLE \"Reader \"\"of\"\" all\"");
    }

    private static String suite(String connection) {
        return """
                version: 1
                suite: Shop
                connection: %s
                tables:
                  app."Order lines":
                    columns:
                      id: [references: app.customers(id)]
                    checks:
                      - expression_is_true: '"Tools".normal(note) = note'
                        id: normal
                        filter: id <= (select max(id) from app."Order lines")
                      - accepted_values: {column: state, values: [new]}
                        id: states
                  app.customers: {columns: {mail: [accepted_values: [a@b.c]]}}
                  views.mine: {checks: [row_count: {min: 1}]}
                for:
                  app.cdc_*: {checks: [row_count: {min: 1}]}
                checks:
                  - failed_rows_sql: select 1 from app."Order lines" o join app.customers c on c.id = o.id where o.note not in (select code from app.countries)
                    id: joined
                """.formatted(connection);
    }

    private List<String> grants(Assay printed) {
        return printed.out().lines().filter(line -> line.startsWith("GRANT")).toList();
    }

    private List<JsonNode> run() {
        Assay.run("run", folder, "--report=json", "--quiet", "--reports-dir", suites.reports());
        List<JsonNode> checks = new ArrayList<>();
        suites.results().path("checks").forEach(checks::add);
        return checks;
    }

    private void admin() {
        suites.write("shop.yaml", suite("admin"));
    }

    @Test
    void the_rights_that_it_prints_are_enough_and_none_is_too_many() {
        admin();
        Assay printed = Assay.run("grants", folder, "--role", ROLE);
        assertThat(printed.err()).isEmpty();
        assertThat(printed.code()).isZero();
        List<String> grants = grants(printed);
        assertThat(grants)
                .contains(
                        "GRANT SELECT ON app.\"Order lines\" TO \"Reader \"\"of\"\" all\";",
                        "GRANT EXECUTE ON ROUTINE \"Tools\".normal(text) TO \"Reader \"\"of\"\" all\";",
                        "GRANT SELECT ON below.secret TO \"Reader \"\"of\"\" all\";")
                .noneMatch(grant -> grant.contains("unread"));
        shop.run(printed.out());
        suites.write("shop.yaml", suite("shop"));
        List<JsonNode> checks = run();
        assertThat(checks)
                .hasSize(8)
                .allSatisfy(check -> assertThat(check.path("status").asString())
                        .as(check.path("key") + ": " + check.path("message"))
                        .isEqualTo("PASSED"));
        assertThat(suites.results().path("warnings")).isEmpty();
        for (String grant : grants) {
            if (grant.contains("normal(integer)")) {
                continue; // another function of the declared name
            }
            shop.run(grant.replace("GRANT", "REVOKE").replace(" TO ", " FROM "));
            List<String> broken = run().stream()
                    .filter(check -> check.path("status").asString().equals("BROKEN"))
                    .map(check -> check.path("code").asString())
                    .toList();
            List<String> errors = new ArrayList<>();
            suites.results().path("errors").forEach(error -> errors.add(error.asString()));
            if (grant.contains("CONNECT")) {
                assertThat(broken).as(grant).contains("LOGIN_REFUSED");
            } else {
                assertThat(broken.contains("PERMISSION_DENIED")
                                || errors.stream().anyMatch(error -> error.contains("PERMISSION_DENIED")))
                        .as(grant + " " + broken + errors)
                        .isTrue();
            }
            shop.run(grant);
        }
    }

    @Test
    void a_role_that_may_only_connect_is_told_the_same() {
        admin();
        List<String> forAnother = grants(Assay.run("grants", folder, "--role", ROLE));
        shop.run(forAnother.get(0));
        suites.write("shop.yaml", suite("shop"));
        Assay own = Assay.run("grants", folder);
        assertThat(own.err()).isEmpty();
        assertThat(grants(own)).isEqualTo(forAnother);
        assertThat(own.out())
                .startsWith("-- Connection shop (127.0.0.1:" + shop.server().port() + "/" + shop.name() + ")\n"
                        + "-- If there is no such role: CREATE ROLE \"Reader \"\"of\"\" all\" LOGIN;\n");
    }

    @Test
    void what_is_not_found_is_told_and_the_rest_is_printed() {
        admin();
        suites.write("more.yaml", """
                version: 1
                suite: More
                connection: admin
                checks:
                  - row_count: {table: app.gone, min: 1}
                """);
        Assay printed = Assay.run("grants", folder, "--role", ROLE);
        assertThat(printed.code()).isEqualTo(3);
        assertThat(printed.err()).startsWith("not granted: [TABLE_MISSING] Connection 'admin' has no table app.gone");
        assertThat(grants(printed)).anyMatch(grant -> grant.contains("app.customers"));
    }

    @Test
    void both_sides_of_a_comparison_get_their_rights_and_each_is_refused_where_it_may_write() {
        suites.write("shop.yaml", """
                version: 1
                suite: Compared
                connection: shop
                checks:
                  - row_count_match: {table: app.customers, to: {connection: admin, table: app.cdc_one}}
                """);
        shop.run("GRANT CONNECT ON DATABASE " + shop.name() + " TO \"Reader \"\"of\"\" all\"");
        Assay printed = Assay.run("grants", folder);
        assertThat(printed.err()).isEmpty();
        assertThat(grants(printed))
                .contains(
                        "GRANT SELECT ON app.customers TO \"Reader \"\"of\"\" all\";",
                        "GRANT SELECT ON app.cdc_one TO postgres;")
                .noneMatch(grant -> grant.contains("SELECT") && grant.contains("customers TO postgres"));
        shop.run(printed.out());
        assertThat(run().get(0).path("code").asString()).isEqualTo("ROLE_MAY_WRITE");
        assertThat(run().get(0).path("message").asString()).contains("Connection 'admin'", ": superuser. Take");
    }

    @Test
    void console_results_and_page_warn_of_a_superuser() throws Exception {
        admin();
        suites.write(
                "connections.yaml",
                Files.readString(folder.resolve("connections.yaml"))
                        .replace("functions:", "require_read_only_role: false\n    functions:"));
        Assay ran = Assay.run("run", folder, "--reports-dir", suites.reports(), "--report=json,page,console");
        String words = "the role postgres may do more than read: superuser. Take that away";
        assertThat(ran.out().replaceAll("\\s+", " ")).contains("WARNED 1 connection", words);
        JsonNode warning = suites.results().path("warnings").get(0);
        assertThat(warning.path("code").asString()).isEqualTo("ROLE_MAY_WRITE");
        assertThat(warning.path("connection").asString()).isEqualTo("admin");
        assertThat(Files.readString(suites.reports().resolve("latest").resolve("index.html")))
                .contains(words);
    }

    @Test
    void on_snowflake_they_name_role_warehouse_database_schema_and_tables() {
        try (SnowflakeTestDatabase lake = SnowflakeServer.shared().database()) {
            lake.execute("create table orders (id number)", "create view seen as select id from orders");
            suites.write("connections.yaml", "version: 1\nconnections:\n  lake: {" + lake.connection() + "}\n");
            suites.write("shop.yaml", """
                    version: 1
                    suite: Lake
                    connection: lake
                    checks:
                      - row_count: {table: orders, min: 1}
                      - row_count: {table: seen, min: 1}
                    """);
            List<Object> arguments = new ArrayList<>(List.of("grants", folder));
            lake.settings().forEach((name, value) -> arguments.addAll(List.of("--set", name + "=" + value)));
            Assay printed = Assay.run(arguments.toArray());
            assertThat(printed.err()).isEmpty();
            assertThat(printed.out().replace(lake.name(), "D")).endsWith("""
                            /D)
                            CREATE ROLE IF NOT EXISTS "TEST_ROLE";
                            GRANT ROLE "TEST_ROLE" TO USER "TESTER";
                            GRANT USAGE ON WAREHOUSE "TEST_WH" TO ROLE "TEST_ROLE";
                            GRANT USAGE ON DATABASE "D" TO ROLE "TEST_ROLE";
                            GRANT USAGE ON SCHEMA "D"."PUBLIC" TO ROLE "TEST_ROLE";
                            GRANT SELECT ON TABLE "D"."PUBLIC"."ORDERS" TO ROLE "TEST_ROLE";
                            GRANT SELECT ON VIEW "D"."PUBLIC"."SEEN" TO ROLE "TEST_ROLE";

                            """);
            arguments.addAll(List.of("--role", "other"));
            assertThat(Assay.run(arguments.toArray()).out())
                    .contains("TO ROLE \"OTHER\"")
                    .doesNotContain("TO USER");
        }
    }

    @Test
    void a_role_of_snowflakes_system_is_a_warning() throws Exception {
        try (SnowflakeTestDatabase lake = SnowflakeServer.shared().database()) {
            lake.execute("create table orders (id number)", "insert into orders values (1)");
            for (String role : new String[] {"TEST_ROLE", "ACCOUNTADMIN"}) {
                Judged judged = Suites.by(lake.connection().replace("TEST_ROLE", role), lake.settings(), folder)
                        .run("checks: [row_count: {table: orders, min: 1}]");
                assertThat(judged.all().get(0).status()).isEqualTo(Status.PASSED);
                assertThat(judged.run().warnings().stream()
                                .map(RunWarning::message)
                                .toList())
                        .isEqualTo(
                                role.equals("TEST_ROLE")
                                        ? List.of()
                                        : List.of(
                                                "Connection 'db': the role ACCOUNTADMIN may do more than read. Name one"
                                                        + " under role that only reads: assay grants prints what it needs."));
            }
        }
    }

    @Test
    void a_role_of_several_lines_is_refused() {
        Assay refused = Assay.run("grants", folder, "--role", "a\n; DROP TABLE x");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(Objects.requireNonNull(refused.err())).contains("control character");
    }
}
