package dev.assay.run;

import static dev.assay.testing.Verdicts.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.Evaluation.Proof;
import dev.assay.result.ScannedStatement;
import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the catalogue proves passes without a scan; what it only claims is scanned. On PostgreSQL 14 and 18. */
class ProofsTest {

    private static final int NEWEST = 18;

    private static final String ONE_ROW = "FETCH NEXT 1 ROWS ONLY";

    private static final String TABLES = """
            CREATE TABLE parents (id int PRIMARY KEY);
            INSERT INTO parents VALUES (1), (2);
            CREATE TABLE t (
              id int PRIMARY KEY,
              code text NOT NULL UNIQUE,
              parent int CONSTRAINT leads REFERENCES parents,
              v int CONSTRAINT small CHECK (v BETWEEN 1 AND 9),
              at timestamptz,
              note text);
            INSERT INTO t VALUES (1, 'a', 1, 5, '2025-12-01', NULL), (2, 'b', 2, 6, '2025-12-02', 'x'),
              (3, 'c', NULL, NULL, '2025-12-03', 'x');
            CREATE TABLE empty (id int PRIMARY KEY);
            """;

    private static final String PROVEN = """
            checks:
              - {id: filled, not_null: {table: t, column: code}}
              - {id: key, unique: {table: t, columns: id}}
              - {id: wide-key, unique: {table: t, columns: [note, code]}}
              - {id: leads, references: {table: t, columns: parent, to: parents(id)}}
              - {id: range, accepted_range: {table: t, column: v, min: 1, max: 10}}
            """;

    @TempDir
    private Path folder;

    private TestDatabase database(int version, String script) {
        return (version == NEWEST ? TestPostgres.newest() : TestPostgres.oldest())
                .database()
                .run(script);
    }

    private Suites trusting(TestDatabase database) {
        return Suites.on(database, folder).connecting("trust: [foreign_keys]");
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void one_row_is_looked_for_and_none_is_counted(int version) throws Exception {
        Judged judged = trusting(database(version, TABLES)).run(PROVEN);
        assertThat(judged.all()).extracting(result -> verdict(result)).containsOnly("PASSED 0");
        assertThat(judged.run().scans()).singleElement().satisfies(scan -> {
            assertThat(scan.sql()).contains("\"t\"").contains(ONE_ROW);
            assertThat(scan.tables()).containsExactly("public.t");
        });
        assertThat(judged.all())
                .extracting(result -> result.means().proofs())
                .containsExactly(
                        List.of(new Proof("NOT NULL", version == NEWEST ? "t_code_not_null" : "code")),
                        List.of(new Proof("UNIQUE", "t_pkey")),
                        List.of(new Proof("UNIQUE", "t_code_key")),
                        List.of(new Proof("FOREIGN KEY", "leads")),
                        List.of(new Proof("CHECK", "small")));
        assertThat(judged.get("key").message())
                .isEqualTo("No row breaks the rule: the database itself holds it (UNIQUE t_pkey).");
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void a_scan_that_counts_the_rows_anyway_counts_them_for_all(int version) throws Exception {
        Judged judged = trusting(database(version, TABLES))
                .run(PROVEN + "  - {id: unproven, not_null: {table: t, column: note}}\n");
        assertThat(judged.run().scans()).hasSize(1);
        assertThat(judged.get("unproven").means().proofs()).isEmpty();
        assertThat(judged.get("unproven").message()).startsWith("1 of 3 rows");
        assertThat(judged.get("range").message())
                .isEqualTo("No row of 3 breaks the rule: the database itself holds it (CHECK small).");
    }

    @Test
    void without_the_rule_the_same_verdicts_come_from_scans() throws Exception {
        TestDatabase database = database(NEWEST, TABLES);
        for (String plan : List.of("without:catalogue_proof", "naive")) {
            Judged judged = trusting(database).planned(plan).run(PROVEN);
            assertThat(judged.all()).extracting(result -> verdict(result)).containsOnly("PASSED 0/3");
            assertThat(judged.all())
                    .extracting(result -> result.means().proofs())
                    .containsOnly(List.of());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void no_rows_are_no_proof_of_anything(int version) throws Exception {
        Judged judged = trusting(database(version, TABLES)).run("""
                checks:
                  - {id: empty, unique: {table: empty, columns: id}}
                  - {id: allowed, unique: {table: empty, columns: id}, on_empty: pass}
                  - {id: some, not_null: {table: t, column: code}, filter: id > 1}
                  - {id: none, not_null: {table: t, column: code}, filter: id > 9}
                  - {id: nothing-new, not_null: {table: t, column: code}, window: {column: at, since: 24h}}
                  - {id: new, not_null: {table: t, column: code}, window: {column: at, since: 2025-12-03}}
                """);
        assertThat(judged.all())
                .extracting(result -> verdict(result))
                .containsExactly(
                        "FAILED NO_ROWS 0/0", "PASSED 0/0", "PASSED 0", "FAILED NO_ROWS 0/0", "PASSED 0/0", "PASSED 0");
        assertThat(judged.get("none").message()).startsWith("The filter leaves none of the table's rows, so nothing");
        assertThat(judged.get("nothing-new").message())
                .isEqualTo("Nothing new: no row has an at from 2025-12-31T00:00:00Z on.");
        assertThat(judged.run().scans())
                .extracting(ScannedStatement::sql)
                .allSatisfy(sql -> assertThat(sql).contains(ONE_ROW));
    }

    @Test
    void a_first_look_at_a_window_claims_no_scan_that_there_was_not() throws Exception {
        Suites suites = trusting(database(NEWEST, TABLES));
        String suite = """
                checks:
                  - {id: filled, not_null: {table: t, column: code}, window: {column: at, since: last_run}}
                """;
        String held = ": the database itself holds it (NOT NULL t_code_not_null).";
        assertThat(suites.run(suite).get("filled").message()).endsWith(held);
        assertThat(suites.run(suite).get("filled").message()).endsWith(held);
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void a_trusted_foreign_key_hides_orphans_until_a_scan_is_demanded(int version) throws Exception {
        TestDatabase database = database(version, TABLES)
                .run("SET session_replication_role = replica; INSERT INTO t VALUES (4, 'd', 99)");
        String checks = """
                checks:
                  - {id: leads, references: {table: t, columns: parent, to: parents(id)}}
                """;
        assertThat(verdict(trusting(database).run(checks).get("leads"))).isEqualTo("PASSED 0");
        assertThat(verdict(Suites.on(database, folder).run(checks).get("leads")))
                .isEqualTo("FAILED 1/4");
        String scan = """
                  - {id: scan, references: {table: t, columns: parent, to: parents(id)}, prove: scan}
                """;
        Judged both = trusting(database).run(checks + scan);
        assertThat(both.all()).extracting(result -> verdict(result)).containsOnly("FAILED 1/4");
        assertThat(both.all()).extracting(result -> result.means().proofs()).containsOnly(List.of());
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void what_is_not_enforced_for_every_row_proves_nothing(int version) throws Exception {
        TestDatabase database = database(version, """
                CREATE TABLE parents (id int PRIMARY KEY);
                CREATE TABLE t (a int, b int, c int, d int UNIQUE DEFERRABLE INITIALLY DEFERRED, e int);
                INSERT INTO t VALUES (1, 99, 1, 1, 1), (1, NULL, 1, 2, 1);
                ALTER TABLE t ADD CONSTRAINT leads FOREIGN KEY (b) REFERENCES parents NOT VALID;
                ALTER TABLE t ADD CONSTRAINT small CHECK (b < 9) NOT VALID;
                CREATE UNIQUE INDEX ON t (a) WHERE b IS NOT NULL;
                CREATE UNIQUE INDEX ON t (c, abs(b));
                CREATE TABLE base (id int PRIMARY KEY, parent int REFERENCES parents);
                CREATE TABLE heir () INHERITS (base);
                INSERT INTO base VALUES (1, NULL);
                INSERT INTO heir VALUES (1, 7);
                CREATE TABLE loaded (id int PRIMARY KEY, parent int REFERENCES parents);
                ALTER TABLE loaded DISABLE TRIGGER ALL;
                INSERT INTO loaded VALUES (1, 7);
                """);
        if (version == NEWEST) {
            database.run("""
                    ALTER TABLE t ADD CONSTRAINT filled NOT NULL b NOT VALID;
                    ALTER TABLE t ADD CONSTRAINT large CHECK (e > 9) NOT ENFORCED;
                    """);
        }
        Judged judged = trusting(database).run("""
                checks:
                  - {references: {table: t, columns: b, to: parents(id)}}
                  - {accepted_range: {table: t, column: b, max: 8}}
                  - {not_null: {table: t, column: b}}
                  - {accepted_range: {table: t, column: e, min: 10}}
                  - {unique: {table: t, columns: a}}
                  - {unique: {table: t, columns: c}}
                  - {unique: {table: t, columns: d}}
                  - {unique: {table: base, columns: id}}
                  - {references: {table: base, columns: parent, to: parents(id)}}
                  - {references: {table: loaded, columns: parent, to: parents(id)}}
                """);
        assertThat(judged.all())
                .extracting(result -> verdict(result))
                .containsExactly(
                        "FAILED 1/2",
                        "FAILED 1/2",
                        "FAILED 1/2",
                        "FAILED 2/2",
                        "FAILED 1/2",
                        "FAILED 1/2",
                        "PASSED 0/2",
                        "FAILED 1/2",
                        "FAILED 1/2",
                        "FAILED 1/1");
        assertThat(judged.all()).extracting(result -> result.means().proofs()).containsOnly(List.of());
    }

    /** A date's text is another under another DateStyle, so a list of texts proves nothing of the dates. */
    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void a_list_of_texts_is_no_list_of_dates(int version) throws Exception {
        TestDatabase database = database(version, """
                CREATE TABLE days (d date CHECK (d::text IN ('01/02/2020', '03/02/2020')));
                CREATE FUNCTION fill() RETURNS void LANGUAGE plpgsql SET DateStyle = 'SQL, DMY'
                  AS $$ BEGIN INSERT INTO days VALUES ('2020-02-01'::date); END $$;
                SELECT fill();
                """);
        Judged judged = Suites.on(database, folder).run("""
                checks:
                  - {id: days, accepted_values: {table: days, column: d, values: ['01/02/2020', '03/02/2020']}}
                """);
        assertThat(judged.all()).extracting(result -> verdict(result)).containsExactly("FAILED 1/1");
    }
}
