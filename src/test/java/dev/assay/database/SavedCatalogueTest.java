package dev.assay.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.database.SavedCatalogue.UnreadableException;
import dev.assay.database.postgresql.PostgresSettings;
import dev.assay.sql.TableName;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("fast")
class SavedCatalogueTest {

    /** Names that a reader of YAML might take for something else, or that need quotes. */
    private static final List<String> NAMES = List.of(
            "null",
            "true",
            "no",
            "~",
            "010",
            "1e3",
            "- x",
            "a: b",
            "#x",
            "quo\"te",
            "quo'te",
            "back\\slash",
            "ünï ☃",
            "",
            " blank ",
            "{x}",
            "[x]",
            "&a",
            "*a",
            "!t",
            "%d",
            "@x",
            "`x`",
            "2026-01-01",
            "0x1F",
            ".inf");

    @TempDir
    private Path folder;

    private SavedCatalogue readBack(SavedCatalogue saved) throws Exception {
        return SavedCatalogue.read(Files.writeString(folder.resolve("catalogue.yaml"), saved.text()));
    }

    @Test
    void what_is_read_back_is_what_was_saved() throws Exception {
        TestDatabase test = TestPostgres.newest().database().run("""
                CREATE TABLE customers (id int PRIMARY KEY, code varchar(10) UNIQUE);
                CREATE TABLE orders (id int PRIMARY KEY, customer int NOT NULL REFERENCES customers, total numeric(12,2)
                  CHECK (total > 0), at timestamptz, payload json);
                """);
        for (int i = 0; i < NAMES.size(); i++) {
            String name = NAMES.get(i).isEmpty() ? "empty" : NAMES.get(i);
            test.run("CREATE TABLE \"n" + i + name.replace("\"", "\"\"") + "\" (\"" + name.replace("\"", "\"\"")
                    + "\" int)");
        }
        List<TableName> names =
                new ArrayList<>(List.of(TableName.parse("orders"), TableName.parse("public.customers")));
        for (int i = 0; i < NAMES.size(); i++) {
            names.add(new TableName(null, "n" + i + (NAMES.get(i).isEmpty() ? "empty" : NAMES.get(i))));
        }
        PostgresSettings settings = test.settings("shop", Plane.ANALYTICAL);
        PostgresSettings trusting = new PostgresSettings(
                "shop",
                Plane.ANALYTICAL,
                test.url(),
                settings.user(),
                settings.password(),
                settings.limits(),
                false,
                true,
                false);
        try (Database live = trusting.open("assay")) {
            List<String> refused = new ArrayList<>();
            SavedCatalogue saved = SavedCatalogue.empty()
                    .with("shop", live, names, why -> refused.add(String.valueOf(why.getMessage())));
            assertThat(refused).isEmpty();
            assertThat(saved.text()).doesNotContain("127.0.0.1", TestPostgres.PASSWORD);
            Database read = readBack(saved).database("shop").orElseThrow();
            for (TableName name : names) {
                assertThat(read.table(name)).isEqualTo(live.table(name));
            }
            assertThat(read.table(TableName.parse("public.orders")))
                    .as("by its own name")
                    .isEqualTo(live.table(names.get(0)));
            assertThat(read.dialect()).isEqualTo(live.dialect());
        }
    }

    @Test
    void a_table_that_was_not_saved_says_so() throws Exception {
        TestDatabase test = TestPostgres.newest().database().run("CREATE TABLE t (a int)");
        List<String> refused = new ArrayList<>();
        try (Database live = test.settings("shop", Plane.ANALYTICAL).open("assay")) {
            SavedCatalogue saved = SavedCatalogue.empty()
                    .with(
                            "shop",
                            live,
                            List.of(TableName.parse("t"), TableName.parse("u")),
                            why -> refused.add(why.kind().name()));
            assertThat(refused).containsExactly("TABLE_MISSING");
            Database read = readBack(saved).database("shop").orElseThrow();
            Failures.assertTrouble(FailureKind.TABLE_MISSING, () -> read.table(TableName.parse("u")))
                    .contains("The saved catalogue of connection 'shop' has no table u: save it anew");
            Failures.assertTrouble(FailureKind.DATABASE_UNREACHABLE, () -> read.query(Failures.sql("select 1"), 1));
            assertThat(readBack(saved).database("lake")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "version: 1\\nconnections: {a: {dialect: ORACLE}}~catalogue.yaml:2:",
                "version: 1\\nconnections: {a: {dialect: SNOWFLAKE, password: x}}~(see connections.a.password)",
                "version: 1\\nconnections: [~catalogue.yaml:2:",
                "version: 2\\nconnections: {}~no saved catalogue of this version",
                "suite: x~(see suite)",
                "version: 1~no saved catalogue of this version"
            })
    void what_is_no_catalogue_is_refused_with_a_place(String text, String expected) throws Exception {
        Path file = Files.writeString(folder.resolve("catalogue.yaml"), text.replace("\\n", "\n"));
        UnreadableException refusal = catchThrowableOfType(UnreadableException.class, () -> SavedCatalogue.read(file));
        assertThat(refusal).hasMessageContaining(expected).hasMessageContaining("write one with assay catalogue");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        Path none = folder.resolve("none.yaml");
        assertThat(catchThrowableOfType(UnreadableException.class, () -> SavedCatalogue.read(none)))
                .hasMessageContaining("none.yaml cannot be read (NoSuchFileException)");
    }
}
