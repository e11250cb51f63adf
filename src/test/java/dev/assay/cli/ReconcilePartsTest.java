package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A copy that has some of its source's rows, and columns that are made of others: filters and expressions on each side. */
@Tag("fast")
class ReconcilePartsTest {

    @TempDir
    Path folder;

    private final TestDatabase shop = TestPostgres.newest().database().run("""
            CREATE SCHEMA app;
            CREATE FUNCTION app.clean(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT lower(value) $$;
            CREATE TABLE app.users (id bigint PRIMARY KEY, email text, first text, last text, draft boolean);
            INSERT INTO app.users SELECT i, 'User' || i || '@Example.org', 'f' || i, 'l' || i, i % 10 = 0 FROM generate_series(1, 500) AS i;
            """);

    private final TestDatabase mart = TestPostgres.newest().database().run("""
            CREATE TABLE users (id bigint, mail text, name text, region text, _tx bigint, _lsn bigint, _op text);
            INSERT INTO users SELECT i, 'user' || i || '@example.org', 'f' || i || ' l' || i, 'eu', 3, 1, 'c'
            FROM generate_series(1, 500) AS i WHERE i % 10 <> 0;
            INSERT INTO users VALUES (7000, 'x', 'y', 'us', 3, 1, 'c');
            CREATE TABLE beat (pos bigint);
            INSERT INTO beat VALUES (9000000000000000000);
            """);

    private SuiteFolder suites;

    @BeforeEach
    void suites() {
        suites = SuiteFolder.over(folder, mart);
        String connection = """
                  %s: {type: postgresql, plane: analytical, url: "%s", user: %s, password: %s, sample: {unclassified: show}}
                """;
        suites.write(
                "connections.yaml",
                "version: 1\nconnections:\n"
                        + connection.formatted("mart", mart.url(), TestPostgres.USER, TestPostgres.PASSWORD)
                        + connection.formatted("shop", shop.url(), TestPostgres.USER, TestPostgres.PASSWORD));
    }

    private JsonNode run(String filter, String more) {
        suites.write("users.yaml", """
                version: 1
                suite: Copies
                connection: mart
                tables:
                  users:
                    checks:
                      - reconcile:
                          source:
                            connection: shop
                            table: app.users
                            %s
                            expressions: {email: lower(email), name: "first || ' ' || last -- both"}
                          key: id
                          columns: {email: mail}
                          except: [first, last, draft]
                          copy_filter: region = 'eu'
                          copy_expressions: {name: trim(name)}
                          %s
                """.formatted(filter, more));
        Assay done = Assay.run("run", suites.folder(), "--report=json", "--quiet", "--reports-dir", suites.reports());
        assertThat(done.err()).isEmpty();
        return suites.results().path("checks").get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wait_up_to: 1s",
                "heartbeat: {table: beat, position: pos}",
                "heartbeat: {table: beat, position: pos}; changed_by: _tx; position: _lsn; deleted: _op",
                "heartbeat: {table: beat, position: pos}; changed_by: _tx; position: _lsn; deleted: _op; copy: changelog"
            })
    void rows_are_filtered_and_columns_computed_on_each_side(String how) {
        String more = how.replace("; ", "\n" + " ".repeat(10));
        JsonNode check = run("filter: not draft", more);
        assertThat(check.path("message").asString())
                .startsWith("No row differs from app.users on shop: 450 rows there and 450 here were compared");
        mart.run(
                "UPDATE users SET name = 'other' WHERE id = 17; UPDATE users SET mail = 'User18@example.org' WHERE id = 18;"
                        + "UPDATE users SET region = 'us' WHERE id = 19");
        JsonNode failed = run("filter: not draft", more);
        assertThat(failed.path("status").asString()).isEqualTo("FAILED");
        assertThat(failed.path("sample").path("rows").toString())
                .contains(
                        "[\"17\",\"different\",\"name\"]",
                        "[\"18\",\"different\",\"email\"]",
                        "[\"19\",\"missing in the copy\",null]");
        assertThat(failed.path("message").asString()).startsWith("3 of 450 rows");
    }

    @Test
    void without_the_filter_drafts_are_missing_in_the_copy() {
        assertThat(run("filter: \"true\"", "wait_up_to: 1s").path("message").asString())
                .contains("50 missing in the copy");
    }

    @Test
    void a_function_that_the_connection_does_not_declare_is_refused() {
        JsonNode check = run("filter: app.clean(email) = email", "wait_up_to: 1s");
        assertThat(check.path("status").asString()).isEqualTo("BROKEN");
        assertThat(check.path("message").asString()).contains("app.clean");
    }
}
