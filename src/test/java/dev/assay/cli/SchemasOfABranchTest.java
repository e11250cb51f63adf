package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.Database;
import dev.assay.database.MappedDatabase;
import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code schemas} of an environment: the same suites on the schemas of a pull request. */
class SchemasOfABranchTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE SCHEMA mart; CREATE SCHEMA "PR_7"; CREATE SCHEMA pr_8;
            CREATE TABLE mart.orders (id int, at date); INSERT INTO mart.orders VALUES (1, '2025-01-01');
            CREATE TABLE mart.lines (id int); INSERT INTO mart.lines VALUES (1);
            CREATE TABLE "PR_7".orders (id int, at date); INSERT INTO "PR_7".orders VALUES (1, '2025-01-01'), (NULL, NULL);
            CREATE TABLE pr_8.orders (id int, at date); INSERT INTO pr_8.orders VALUES (NULL, '2025-01-01'), (NULL, NULL), (3, NULL);
            CREATE TABLE public.orders (id int, at date); INSERT INTO public.orders VALUES (1, '2025-01-01');
            """);

    @TempDir
    Path folder;

    private SuiteFolder suites;

    @BeforeEach
    void open() {
        suites = new SuiteFolder(folder);
        suites.write("connections.yaml", """
                version: 1
                connections:
                  shop: {type: postgresql, plane: analytical, url: "%s", user: %s, password: %s}
                environments:
                  pr: {shop: {schemas: {mart: "${PR}", public: "${PR}"}}}
                """.formatted(DATABASE.url(), TestPostgres.USER, TestPostgres.PASSWORD));
    }

    private Assay assay(String command, Object... options) {
        List<Object> arguments = new ArrayList<>(List.of(command, folder));
        arguments.addAll(List.of(options));
        return Assay.run(arguments.toArray());
    }

    private String run(String checks, Object... options) {
        suites.write("shop.yaml", "version: 1\nsuite: Shop\nconnection: shop\nchecks:\n" + checks);
        List<Object> all = new ArrayList<>(List.of("--report=json", "--reports-dir", suites.reports()));
        all.addAll(List.of(options));
        Assay done = assay("run", all.toArray());
        assertThat(done.code()).as(done.err()).isNotEqualTo(Exit.WRONG);
        StringBuilder told = new StringBuilder();
        suites.results()
                .path("checks")
                .forEach(check -> told.append(check.path("id").asString().replaceFirst(".*#", "")
                        + " " + check.path("status").asString() + " "
                        + check.path("failing").asString("")
                        + "/" + check.path("examined").asString("") + "\n"));
        return told.toString();
    }

    private static final Object[] PR_7 = {"--env", "pr", "--set", "PR=\"PR_7\""};
    private static final Object[] PR_8 = {"--env", "pr", "--set", "PR=PR_8"};

    @Test
    void tables_are_read_in_the_schema_of_the_branch_and_keep_their_names() throws Exception {
        String checks = """
                  - not_null: {table: mart.orders, column: id}
                  - not_null: {table: orders, column: id}
                """;
        String main = run(checks);
        assertThat(main).isEqualTo("mart.orders.not_null(id) PASSED 0/1\norders.not_null(id) PASSED 0/1\n");
        assertThat(run(checks, PR_7))
                .isEqualTo("mart.orders.not_null(id) FAILED 1/2\norders.not_null(id) FAILED 1/2\n");
        assertThat(Files.readString(suites.reports().resolve("latest/results.json")))
                .contains(".orders", "PR_7", "mart.orders.not_null(id)");
        assertThat(run(checks, PR_8))
                .isEqualTo("mart.orders.not_null(id) FAILED 2/3\norders.not_null(id) FAILED 2/3\n");
    }

    @Test
    void a_table_that_the_branch_lacks_is_missing_and_not_that_of_the_main_line() {
        assertThat(run("  - row_count: {table: mart.lines, min: 1}\n", PR_7))
                .isEqualTo("mart.lines.row_count BROKEN /\n");
    }

    @Test
    void sql_that_names_a_table_of_the_main_line_is_refused() {
        assertThat(run("""
                  - {id: whole, failed_rows_sql: select * from mart.orders where id is null}
                  - {id: found, failed_rows_sql: select * from orders where id is null}
                  - {id: part, not_null: {table: mart.orders, column: id}, filter: at = (select max(at) from mart.orders)}
                  - {id: other, failed_rows_sql: select * from pr_8.orders where id is null}
                """, PR_7)).isEqualTo("whole BROKEN /\nfound BROKEN /\npart BROKEN /\nother FAILED 2/\n");
        assertThat(suites.results().path("checks").get(0).path("message").asString())
                .contains("reads the table mart.orders of the schema mart, for which the environment reads \"PR_7\"");
    }

    @Test
    void patterns_find_the_tables_of_the_branch_by_the_names_of_the_main_line() {
        suites.write("shop.yaml", """
                version: 1
                suite: Shop
                connection: shop
                for:
                  "mart.*":
                    checks: [row_count: {min: 2}]
                """);
        assertThat(assay("list", "--expand", "--env", "pr", "--set", "PR=\"PR_7\"")
                        .out())
                .contains("mart.orders")
                .doesNotContain("lines", "PR_7");
    }

    @Test
    void marks_of_branches_are_apart_and_those_of_environments_too() {
        String check =
                "  - {id: new, not_null: {table: mart.orders, column: at}, window: {column: at, since: last_run}, on_empty: pass, warn_above: 0, fail_above: 9}\n";
        assertThat(run(check)).isEqualTo("new PASSED 0/1\n");
        assertThat(run(check, PR_7)).contains("/2\n");
        assertThat(run(check, PR_8)).contains("/3\n");
    }

    @Test
    void what_is_no_mapping_is_refused_with_its_place() {
        suites.write(
                "shop.yaml", "version: 1\nsuite: Shop\nconnection: shop\nchecks: [row_count: {table: t, min: 1}]\n");
        suites.write(
                "connections.yaml", "version: 1\nconnections:\n  shop: {type: embedded, schemas: [mart], load: []}\n");
        assertThat(assay("validate").err()).contains("connections.yaml:3:35: 'schemas' takes a mapping of schemas");
    }

    @Test
    void every_question_is_passed_on() {
        for (Method asked : Database.class.getMethods()) {
            if (!asked.isSynthetic() && !(asked.getName().equals("query") && asked.getParameterCount() == 2)) {
                assertThat(MappedDatabase.class.getDeclaredMethods()).anySatisfy(own -> {
                    assertThat(own.getName()).isEqualTo(asked.getName());
                    assertThat(own.getParameterTypes()).isEqualTo(asked.getParameterTypes());
                });
            }
        }
    }
}
