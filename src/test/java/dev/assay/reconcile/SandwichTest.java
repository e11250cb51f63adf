package dev.assay.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.Plane;
import dev.assay.database.Purpose;
import dev.assay.database.postgresql.PostgresDatabase;
import dev.assay.sql.TableName;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A table at rest against its copy: what was planted is found, and nothing else. */
@Tag("fast")
class SandwichTest {

    private final TestDatabase source = TestPostgres.newest().database().run("""
            CREATE SCHEMA app;
            CREATE TABLE app.orders (id bigint PRIMARY KEY, note text, total numeric, at timestamptz, ok boolean, day date);
            INSERT INTO app.orders
            SELECT i, CASE WHEN i % 7 = 0 THEN NULL WHEN i % 11 = 0 THEN '' ELSE 'note ' || i END, i * 1.50,
                timestamptz '2026-01-01 00:00Z' + i * interval '1.000001 second', i % 3 = 0, date '2026-01-01' + (i % 500)::int
            FROM generate_series(1, 50000) AS i;
            """);

    private final TestDatabase copy = TestPostgres.newest().database().run("""
            CREATE SCHEMA mart;
            CREATE TABLE mart.orders (id bigint, note text, total numeric(20, 4), at timestamptz, ok boolean, day date);
            INSERT INTO mart.orders
            SELECT i, CASE WHEN i % 7 = 0 THEN NULL WHEN i % 11 = 0 THEN '' ELSE 'note ' || i END, i * 1.50,
                timestamptz '2026-01-01 00:00Z' + i * interval '1.000001 second', i % 3 = 0, date '2026-01-01' + (i % 500)::int
            FROM generate_series(1, 50000) AS i;
            """);

    private Drill.Compared compared() throws Exception {
        return compared("orders", "id");
    }

    private Drill.Compared compared(String table, String... key) throws Exception {
        try (PostgresDatabase here = new PostgresDatabase(source.settings("shop", Plane.ANALYTICAL), "test");
                PostgresDatabase there = new PostgresDatabase(copy.settings("mart", Plane.ANALYTICAL), "test")) {
            Pairing.Paired paired = Pairing.of(
                    here,
                    TableName.parse("app." + table),
                    there,
                    TableName.parse("mart." + table),
                    List.of(key),
                    Map.of(),
                    Set.of(),
                    null,
                    true,
                    Map.of(),
                    Map.of());
            assertThat(paired.faults()).isEmpty();
            Reader fromSource = new Reader(here, Purpose.NONE);
            Reader fromCopy = new Reader(there, Purpose.NONE);
            Scheme scheme = new Sandwich(paired.source(), paired.copy(), fromSource, fromCopy, null);
            return new Drill(scheme, paired, fromSource, fromCopy).compare();
        }
    }

    @Test
    void equal_tables_are_equal() throws Exception {
        Drill.Compared compared = compared();
        assertThat(compared.found().differences()).isEmpty();
        assertThat(compared.source()).isEqualTo(50_000).isEqualTo(compared.copy());
    }

    @Test
    void each_planted_fault_is_found_as_its_key() throws Exception {
        copy.run("""
                DELETE FROM mart.orders WHERE id = 17;
                INSERT INTO mart.orders VALUES (60000), (-5);
                INSERT INTO mart.orders SELECT * FROM mart.orders WHERE id = 300;
                UPDATE mart.orders SET note = '' WHERE id = 700;
                UPDATE mart.orders SET note = NULL WHERE id = 11;
                UPDATE mart.orders SET total = total + 0.0001 WHERE id = 25000;
                UPDATE mart.orders SET at = at + interval '1 hour' WHERE id = 49999;
                """);
        assertThat(compared().found().differences().stream().map(one -> one.key() + " " + one.kind()))
                .containsExactlyInAnyOrder(
                        "17 MISSING",
                        "60000 EXTRA",
                        "-5 EXTRA",
                        "300 EXTRA",
                        "700 DIFFERENT",
                        "11 DIFFERENT",
                        "25000 DIFFERENT",
                        "49999 DIFFERENT");
    }

    @Test
    void rows_without_a_key_are_compared_too() throws Exception {
        source.run("ALTER TABLE app.orders DROP CONSTRAINT orders_pkey; ALTER TABLE app.orders ALTER id DROP NOT NULL;"
                + " INSERT INTO app.orders (note) SELECT 'none' FROM generate_series(1, 200)");
        copy.run("INSERT INTO mart.orders (note) SELECT 'none' FROM generate_series(1, 200)");
        assertThat(compared().found().differences()).isEmpty();
        copy.run(
                "UPDATE mart.orders SET note = 'other' WHERE ctid = (SELECT min(ctid) FROM mart.orders WHERE id IS NULL)");
        assertThat(compared().found().differences())
                .extracting(one -> one.key() + " " + one.kind())
                .containsExactly("null DIFFERENT");
    }

    /** Keys whose types differ in width and in case, and whose order a database's collation would alter. */
    @Test
    void keys_of_text_are_ordered_alike_whatever_their_type() throws Exception {
        source.run("""
                CREATE TABLE app.texts (id text COLLATE "en-x-icu", n int);
                INSERT INTO app.texts SELECT CASE i % 3 WHEN 0 THEN 'a' WHEN 1 THEN 'B' ELSE 'é' END || i, i FROM generate_series(1, 3000) AS i;
                CREATE TABLE app.codes (id uuid, n int);
                INSERT INTO app.codes SELECT md5(i::text)::uuid, i FROM generate_series(1, 3000) AS i;
                """);
        copy.run("""
                CREATE TABLE mart.texts (id varchar(20), n int);
                INSERT INTO mart.texts SELECT CASE i % 3 WHEN 0 THEN 'a' WHEN 1 THEN 'B' ELSE 'é' END || i, i FROM generate_series(1, 3000) AS i;
                CREATE TABLE mart.codes (id text COLLATE "en-x-icu", n smallint);
                INSERT INTO mart.codes SELECT upper(md5(i::text)::uuid::text), i FROM generate_series(1, 3000) AS i;
                UPDATE mart.texts SET n = -1 WHERE id = 'B1000';
                UPDATE mart.codes SET n = -1 WHERE n = 1000;
                """);
        assertThat(compared("texts", "id").found().differences())
                .extracting(one -> one.key() + " " + one.kind())
                .containsExactly("B1000 DIFFERENT");
        assertThat(compared("codes", "id").found().differences()).hasSize(1);
    }

    @Test
    void an_empty_source_makes_all_of_the_copy_extra() throws Exception {
        source.run("TRUNCATE app.orders");
        assertThat(compared().found().differences()).hasSize(50_000);
        copy.run("TRUNCATE mart.orders");
        assertThat(compared().found().differences()).isEmpty();
    }

    @Test
    void views_are_compared_though_they_tell_no_versions() throws Exception {
        source.run("ALTER TABLE app.orders RENAME TO kept; CREATE VIEW app.orders AS SELECT * FROM app.kept");
        copy.run(
                "ALTER TABLE mart.orders RENAME TO kept; CREATE VIEW mart.orders AS SELECT * FROM mart.kept WHERE id <> 17");
        assertThat(compared().found().differences())
                .extracting(one -> one.key() + " " + one.kind())
                .containsExactly("17 MISSING");
    }

    /** Of two columns, the first of which has few values, in another order and with other types on the copy. */
    @Test
    void keys_of_several_columns_are_divided_by_all_of_them() throws Exception {
        source.run("""
                CREATE TABLE app.lines (org text COLLATE "en-x-icu", n int, what text, PRIMARY KEY (org, n));
                INSERT INTO app.lines SELECT CASE i % 3 WHEN 0 THEN 'a' WHEN 1 THEN 'B' ELSE 'é, 1' END, i, 'x' FROM generate_series(1, 60000) AS i;
                """);
        copy.run("""
                CREATE TABLE mart.lines (what text, n bigint, org varchar(9));
                INSERT INTO mart.lines SELECT 'x', i, CASE i % 3 WHEN 0 THEN 'a' WHEN 1 THEN 'B' ELSE 'é, 1' END FROM generate_series(1, 60000) AS i;
                """);
        assertThat(compared("lines", "org", "n").found().differences()).isEmpty();
        copy.run("""
                UPDATE mart.lines SET what = NULL WHERE n IN (3, 40001);
                DELETE FROM mart.lines WHERE n = 59999;
                INSERT INTO mart.lines VALUES ('x', NULL, 'a'), ('x', 0, 'zzz');
                """);
        assertThat(compared("lines", "org", "n").found().differences())
                .extracting(one -> one.key() + " " + one.kind())
                .containsExactlyInAnyOrder(
                        "(a, 3) DIFFERENT",
                        "(é, 1, 40001) DIFFERENT",
                        "(é, 1, 59999) MISSING",
                        "(a, null) EXTRA",
                        "(zzz, 0) EXTRA");
    }
}
