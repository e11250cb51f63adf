package dev.assay.check.builtin.governance;

import static dev.assay.testing.Verdicts.assertVerdicts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("fast")
class AttributionTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE SCHEMA app;
            CREATE TABLE app.users (id bigint, name text);
            INSERT INTO app.users VALUES (1, 'Ada'), (2, 'Grace'), (NULL, NULL);
            CREATE TABLE app.organisations (id int, users_too text);
            INSERT INTO app.organisations VALUES (10, 'x'), (20, 'y');
            CREATE TABLE notes (id int, created_by int, organisation_id int);
            INSERT INTO notes VALUES
              (1, 1, 10), (2, 2, 20), (3, NULL, 10), (4, 1, NULL), (5, NULL, NULL), (6, 7, 10), (7, 1, 70), (8, 7, 70), (9, NULL, 70);
            CREATE TABLE renamed (id int, author int, "Org" int);
            INSERT INTO renamed VALUES (1, 1, 10), (2, 2, 20);
            CREATE TABLE half (id int, created_by int);
            CREATE TABLE none (id int);
            CREATE TABLE empty (created_by int, organisation_id int);
            """);

    @TempDir
    private Path folder;

    private Suites suites;

    @BeforeEach
    void database() {
        suites = Suites.on(DATABASE, folder);
    }

    @Test
    void each_row_with_a_fault_counts_once() throws Exception {
        var results = assertVerdicts(suites, """
                attribution: {table: notes} => FAILED 4/9
                attribution: {table: notes, principals: app.users(id)} => FAILED 6/9
                attribution: {table: notes, organisations: app.organisations(id)} => FAILED 6/9
                attribution: {table: notes, principals: app.users(id), organisations: app.organisations(id)} => FAILED 7/9
                attribution: {table: notes, principals: app.users(id), organisations: app.organisations(id)}, filter: "id < 3" => PASSED 0/2
                attribution: {table: notes, principals: app.users(id), organisations: app.organisations(id)}, filter: "id = 8" => FAILED 1/1
                attribution: {table: notes}, filter: "id > 99" => FAILED NO_ROWS 0/0
                attribution: {table: notes}, fail_above: 4, warn_above: 3 => WARNED 4/9
                attribution: {table: empty} => FAILED NO_ROWS 0/0
                attribution: {table: empty}, on_empty: pass => PASSED 0/0
                """);
        assertThat(results.get("case-4").measured())
                .containsEntry("created_by_missing", 3L)
                .containsEntry("created_by_unknown", 2L)
                .containsEntry("organisation_id_missing", 2L)
                .containsEntry("organisation_id_unknown", 3L);
    }

    @Test
    void a_missing_column_fails_as_a_broken_contract_that_names_it() throws Exception {
        var results = assertVerdicts(suites, """
                attribution: {table: half} => FAILED CONTRACT_BROKEN
                attribution: {table: none} => FAILED CONTRACT_BROKEN
                attribution: {table: notes, created_by: author} => FAILED CONTRACT_BROKEN
                """);
        assertThat(results.get("case-1").text())
                .contains("[CONTRACT_BROKEN]", "organisation_id")
                .doesNotContain("created_by");
        assertThat(results.get("case-2").text()).contains("created_by", "organisation_id");
        assertThat(results.get("case-3").text()).contains("author").doesNotContain("organisation_id");
    }

    @Test
    void the_columns_may_have_other_names() throws Exception {
        assertVerdicts(suites, """
                attribution: {table: renamed, created_by: author, organisation: Org} => PASSED 0/2
                attribution: {table: renamed, created_by: author, organisation: Org, principals: app.users(id), organisations: app.organisations(id)} => PASSED 0/2
                attribution: {table: renamed, created_by: author, organisation: Org, principals: app.organisations(id)} => FAILED 2/2
                """);
    }

    @Test
    void what_the_catalogue_refutes_is_broken() throws Exception {
        assertVerdicts(suites, """
                attribution: {table: notes, principals: app.persons(id)} => BROKEN TABLE_MISSING
                attribution: {table: notes, principals: app.users(ident)} => BROKEN COLUMN_MISSING
                attribution: {table: notes, principals: app.users(name)} => BROKEN QUERY_REFUSED
                attribution: {table: note} => BROKEN TABLE_MISSING
                """);
    }
}
