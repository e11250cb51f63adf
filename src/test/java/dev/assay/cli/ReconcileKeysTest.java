package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys of several columns with texts that look like something else, and keys that only the copy's type can hold. */
@Tag("fast")
class ReconcileKeysTest {

    /** Texts that are easily taken for something else. */
    static final String NASTY = """
            (VALUES ('a,b'), ('a'), (''), ('~'), ('3:abc'), ('null'), ('NULL'), ('"'), ('\\'), ('{x}'), (' '), ('B'), ('b'), ('é'), ('e' || chr(769)),
                (chr(128512)), (chr(65533)), (',1'), ('1,'), ('it''s'), ('%'), ('@'), ('a b'))""";

    static final String ROWS =
            "SELECT i AS part, n AS name, CAST(md5(CAST(i %% 50 AS text)) AS uuid) AS code, 'note ' || i AS note FROM"
                    + " generate_series(1, 60) AS i, " + NASTY.replace("%", "%%") + " AS t(n)";

    @TempDir
    Path folder;

    private final TestDatabase shop = TestPostgres.newest().database();
    private final TestDatabase mart = TestPostgres.newest().database();
    private Copies copies;

    @BeforeEach
    void tables() {
        shop.run(("CREATE SCHEMA app; CREATE TABLE app.parts AS " + ROWS).formatted());
        mart.run(
                ("CREATE TABLE parts AS " + ROWS).formatted()
                        + "; ALTER TABLE parts ALTER COLUMN code TYPE text USING upper(CAST(code AS text)), ALTER COLUMN part TYPE numeric");
        copies = Copies.of(folder, shop, mart);
        copies.check("parts", "key: [name, code, part]");
    }

    @Test
    void equal_tables_pass_whatever_their_texts() {
        assertThat(copies.passes()).contains("1,380 rows there and 1,380 here");
    }

    @Test
    void faults_are_found_as_exactly_their_keys() {
        mart.run("""
                DELETE FROM parts WHERE part = 7 AND name = 'a,b';
                UPDATE parts SET note = 'x' WHERE part = 8 AND name = '~';
                UPDATE parts SET note = NULL WHERE part = 9 AND name = 'null';
                UPDATE parts SET name = NULL WHERE part = 10 AND name = '3:abc';
                INSERT INTO parts SELECT part, name, code, note FROM parts WHERE part = 11 AND name = '';
                """);
        copies.finds(
                row("a,b", 7, "missing in the copy", null),
                row("~", 8, "different", "note"),
                row("null", 9, "different", "note"),
                row("3:abc", 10, "missing in the copy", null),
                row(null, 10, "extra in the copy", null),
                row("", 11, "extra in the copy", null));
    }

    private static String row(@Nullable String name, int part, String how, @Nullable String columns) {
        return "[%s,\"%s\",\"%d\",\"%s\",%s]".formatted(quoted(name), uuid(part), part, how, quoted(columns));
    }

    /** The UUID of the MD5 that {@link #ROWS} takes. */
    private static String uuid(int part) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5")
                    .digest(String.valueOf(part % 50).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }

    @Test
    void a_text_key_spelled_null_is_no_null() {
        shop.run("UPDATE app.parts SET name = NULL WHERE name = 'null'");
        copies.check("parts", "key: [part, name]");
        assertThat(copies.message()).contains(": 60 missing in the copy, 60 extra in the copy (");
        mart.run("UPDATE parts SET name = NULL WHERE name = 'null'");
        copies.passes();
    }

    @Test
    void a_budget_goes_on_behind_any_key() {
        copies.check("parts", "key: [name, code, part], budget: {rows: 97}");
        mart.run("UPDATE parts SET note = 'x' WHERE part = 60 AND name = '{x}'");
        String said = "";
        int failed = 0;
        for (int run = 0; run < 15 && !said.contains("his pass has ended"); run++) {
            said = copies.message();
            failed += said.contains("1 different") ? 1 : 0;
        }
        assertThat(said).contains("his pass has ended");
        assertThat(failed).isPositive();
    }

    @Test
    void nulls_in_keys_are_compared() {
        shop.run("UPDATE app.parts SET code = NULL WHERE part % 2 = 0");
        mart.run("UPDATE parts SET code = NULL WHERE part % 2 = 0");
        copies.passes();
        mart.run("UPDATE parts SET note = 'x' WHERE part = 2 AND name = 'B'");
        copies.finds("[\"B\",null,\"2\",\"different\",null]");
    }

    @Test
    void keys_of_the_copy_that_the_source_s_type_cannot_hold_are_extra() {
        shop.run(
                "CREATE TABLE app.orders AS SELECT CAST(i AS integer) AS id, 'n' AS note FROM generate_series(1, 300) AS i");
        mart.run(
                "CREATE TABLE orders AS SELECT CAST(id AS numeric) AS id, 'n' AS note FROM generate_series(1, 300) AS id; INSERT INTO orders"
                        + " VALUES (1.5, 'n'), (99999999999999999999, 'n'), (-3000000000, 'n')");
        copies.check("orders", "key: id");
        copies.finds(
                "[\"1.5\",\"extra in the copy\",null]",
                "[\"99999999999999999999\",\"extra in the copy\",null]",
                "[\"-3000000000\",\"extra in the copy\",null]");
    }

    @Test
    void texts_that_are_no_uuids_are_extra_and_stand_in_no_message() {
        shop.run(
                "CREATE TABLE app.orders AS SELECT CAST(md5(CAST(i AS text)) AS uuid) AS id, 'n' AS note FROM generate_series(1, 300) AS i");
        mart.run(
                "CREATE TABLE orders AS SELECT CAST(CAST(md5(CAST(i AS text)) AS uuid) AS text) AS id, 'n' AS note FROM generate_series(1,"
                        + " 300) AS i; INSERT INTO orders VALUES ('secret', 'n'), ('', 'n')");
        copies.check("orders", "key: id");
        copies.finds("[\"secret\",\"extra in the copy\",null]", "[\"\",\"extra in the copy\",null]");
    }

    @Test
    void ranges_are_not_divided_by_keys_that_the_source_cannot_hold() {
        shop.run("CREATE TABLE app.ids AS SELECT i FROM generate_series(1, 100) AS i");
        mart.run("CREATE TABLE ids AS SELECT CAST(i AS numeric) AS i FROM generate_series(1, 100) AS i");
        copies.check("ids", "key: i");
        copies.passes();
        mart.run("INSERT INTO ids SELECT 1e30 + i FROM generate_series(1, 100) AS i");
        assertThat(copies.message()).contains("100 of 200 rows", "100 extra in the copy");
    }
}
