package dev.assay.database.embedded;

import static dev.assay.database.Failures.assertTrouble;
import static dev.assay.database.Failures.sql;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.Plane;
import dev.assay.database.TableInfo;
import dev.assay.database.postgresql.Limits;
import dev.assay.sql.TableName;
import dev.assay.sql.ValueType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedDatabaseTest {

    /** The programs are unpacked once; every test has folders and files of its own. */
    private static final Path CACHE = EmbeddedCaches.of(EmbeddedDatabaseTest.class);

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    private Path files;

    @AfterAll
    static void delete() throws IOException {
        EmbeddedCaches.delete(CACHE);
    }

    private static EmbeddedSettings.Load load(
            Path from, String table, @Nullable String nullAs, Map<String, String> columns) {
        return new EmbeddedSettings.Load(TableName.parse(table), from, nullAs, columns);
    }

    private static Database open(EmbeddedSettings.Load... loads) {
        return new EmbeddedDatabase(
                new EmbeddedSettings("flights", List.of(loads), Limits.of(Plane.ANALYTICAL)), "assay", CACHE);
    }

    private Path file(String name, String content) throws IOException {
        Path file = files.resolve(name);
        try (OutputStream out = name.endsWith(".gz")
                ? new GZIPOutputStream(Files.newOutputStream(file))
                : Files.newOutputStream(file)) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private EmbeddedSettings.Load flights() throws IOException {
        // the folder's name makes the content this test's own
        return load(
                file(
                        "flights.csv.gz",
                        "\uFEFFyear,\"time, hour\",dest\r\n2013,2013-01-01T10:00:00Z,NA\r\n2014,NA," + files),
                "mart.flights",
                "NA",
                Map.of("year", "integer", "time, hour", "timestamp with time zone"));
    }

    @Test
    void filesBecomeTables() throws IOException, DatabaseException {
        try (Database database = open(flights(), load(file("b.csv", "a\n\n" + files + "\n"), "b", null, Map.of()))) {
            TableInfo flights = database.table(TableName.parse("mart.flights"));
            assertThat(flights.columns())
                    .extracting(TableInfo.Column::type)
                    .containsExactly(ValueType.INTEGER, ValueType.TIMESTAMP_TZ, ValueType.TEXT);
            assertThat(flights.estimatedRows()).isEqualTo(2);
            assertThat(database.query(sql("SELECT * FROM mart.flights ORDER BY year"), 9)
                            .rows())
                    .containsExactly(
                            Arrays.asList(2013L, Instant.parse("2013-01-01T10:00:00Z"), null),
                            Arrays.asList(2014L, null, files.toString()));
            assertThat(database.query(sql("SELECT count(*), count(a) FROM b"), 1)
                            .rows())
                    .containsExactly(List.of(2L, 1L));
        }
    }

    @Test
    void theRoleOfTheChecksReadsAndNothingElse() throws IOException {
        try (Database database = open(flights())) {
            assertTrouble(
                    FailureKind.PERMISSION_DENIED, () -> database.query(sql("SELECT pg_read_file('PG_VERSION')"), 1));
            assertTrouble(
                    FailureKind.PERMISSION_DENIED, () -> database.query(sql("COPY (SELECT 1) TO PROGRAM 'cat'"), 1));
        }
    }

    @Test
    void theSecondStartFindsTheDataLoaded() throws IOException, DatabaseException {
        String made;
        try (Database first = open(flights())) {
            made = made(first);
        }
        try (Database second = open(flights())) {
            assertThat(made(second)).isEqualTo(made);
        }
        file("flights.csv.gz", "year,\"time, hour\",dest\n2015,NA," + files);
        EmbeddedSettings.Load changed = new EmbeddedSettings.Load(
                new TableName("mart", "flights"), files.resolve("flights.csv.gz"), "NA", Map.of("year", "integer"));
        try (Database third = open(changed)) {
            assertThat(third.query(sql("SELECT year FROM mart.flights"), 9).rows())
                    .containsExactly(List.of(2015L));
        }
    }

    /** The cluster's number and the transaction that made the row: both change when the data is loaded again. */
    private static String made(Database database) throws DatabaseException {
        return database.query(
                        sql("SELECT system_identifier::text, min(f.xmin::text) FROM pg_control_system(), mart.flights f"
                                + " GROUP BY 1"),
                        1)
                .rows()
                .toString();
    }

    @Test
    void twoConnectionsOfOneJvmShareAServer() throws IOException, DatabaseException {
        EmbeddedSettings.Load load = flights();
        String port = "SELECT inet_server_port()";
        try (Database first = open(load)) {
            List<?> shared = first.query(sql(port), 1).rows();
            try (Database second = open(load)) {
                assertThat(second.query(sql(port), 1).rows()).isEqualTo(shared);
            }
            assertThat(first.query(sql(port), 1).rows()).isEqualTo(shared);
        }
    }

    @Test
    void aServerWithOtherSettingsIsAnotherServer() throws IOException, DatabaseException {
        EmbeddedSettings.Load load = flights();
        EmbeddedSettings logical = new EmbeddedSettings(
                "flights",
                List.of(load),
                Limits.of(Plane.ANALYTICAL),
                Set.of(),
                Map.of("wal_level", "logical", "max_wal_senders", "3"));
        String made;
        try (Database usual = open(load)) {
            made = made(usual);
            assertThat(level(usual)).isEqualTo(List.of("minimal", "0"));
        }
        try (Database database = new EmbeddedDatabase(logical, "assay", CACHE)) {
            assertThat(level(database)).isEqualTo(List.of("logical", "3"));
            assertThat(made(database)).isNotEqualTo(made);
        }
    }

    private static List<?> level(Database database) throws DatabaseException {
        return database.query(sql("SELECT current_setting('wal_level'), current_setting('max_wal_senders')"), 1)
                .rows()
                .get(0);
    }

    @Test
    void halfALoadIsLoadedAgain() throws IOException, DatabaseException {
        EmbeddedSettings.Load load = flights();
        String made;
        try (Database first = open(load)) {
            made = made(first);
        }
        try (Stream<Path> found = Files.walk(CACHE)) {
            for (Path marker :
                    found.filter(path -> path.endsWith(Inventory.NAME)).toList()) {
                Files.delete(marker);
            }
        }
        try (Database second = open(load)) {
            assertThat(made(second)).isNotEqualTo(made);
        }
    }

    private static Path data() throws IOException {
        for (Path path : EmbeddedCaches.list(CACHE, "")) {
            if (Files.exists(path.resolve(Inventory.NAME))) {
                return path.resolve("data");
            }
        }
        throw new AssertionError("nothing is loaded");
    }

    private static String told(ThrowingRunnable running) throws Exception {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        try {
            running.run();
        } finally {
            System.setErr(before);
        }
        return told.toString(StandardCharsets.UTF_8);
    }

    private interface ThrowingRunnable {
        void run() throws Exception;
    }

    @ParameterizedTest
    @ValueSource(strings = {"a file cut off", "a file gone"})
    void damagedDataIsToldAndLoadedAgain(String damage) throws Exception {
        EmbeddedCaches.delete(CACHE);
        EmbeddedSettings.Load load = flights();
        String table;
        String made;
        try (Database first = open(load)) {
            made = made(first);
            table = String.valueOf(first.query(sql("SELECT pg_relation_filepath('mart.flights')"), 1)
                    .rows()
                    .get(0)
                    .get(0));
        }
        switch (damage) {
            case "a file cut off" -> Files.write(data().resolve(table), new byte[0]);
            default -> Files.delete(data().resolve("PG_VERSION"));
        }
        String told = told(() -> {
            try (Database second = open(load)) {
                assertThat(second.query(sql("SELECT count(*) FROM mart.flights"), 1)
                                .rows())
                        .containsExactly(List.of(2L));
                assertThat(made(second)).isNotEqualTo(made);
            }
        });
        assertThat(told)
                .contains("Connection 'flights': the tables that are kept in", "are damaged, and are loaded anew: ");
    }

    @Test
    void aDamagedPageIsToldAndTheNextRunLoadsAgain() throws Exception {
        EmbeddedCaches.delete(CACHE);
        EmbeddedSettings.Load load = flights();
        String table;
        try (Database first = open(load)) {
            table = String.valueOf(first.query(sql("SELECT pg_relation_filepath('mart.flights')"), 1)
                    .rows()
                    .get(0)
                    .get(0));
        }
        byte[] pages = Files.readAllBytes(data().resolve(table));
        Arrays.fill(pages, 40, 60, (byte) 7);
        Files.write(data().resolve(table), pages);
        try (Database second = open(load)) {
            assertTrouble(FailureKind.EMBEDDED_FAILED, () -> second.query(sql("SELECT count(*) FROM mart.flights"), 1))
                    .contains("SQLSTATE XX001", "are damaged: the next run loads them anew.");
        }
        try (Database third = open(load)) {
            assertThat(third.query(sql("SELECT count(*) FROM mart.flights"), 1).rows())
                    .containsExactly(List.of(2L));
        }
    }

    @Test
    void damagedProgramsAreToldAndUnpackedAgain() throws Exception {
        EmbeddedSettings.Load load = flights();
        try (Database first = open(load)) {
            assertThat(made(first)).isNotEmpty();
        }
        Path program = Binaries.unpacked(CACHE.resolve("embedded")).home().resolve("bin/pg_ctl");
        Files.write(program, new byte[100]);
        String told = told(() -> {
            try (Database second = open(load)) {
                assertThat(made(second)).isNotEmpty();
            }
        });
        assertThat(told).contains("The programs of PostgreSQL in ", "were damaged (" + program + " first of 1)");
        assertThat(told).doesNotContain("the tables that are kept");
    }

    @Test
    void aCacheThatCannotBeWrittenIsNamed() throws Exception {
        EmbeddedSettings.Load load = flights();
        for (Path cache : List.of(load.from().resolve("cache"), Path.of("/proc/none"))) {
            try (Database database = new EmbeddedDatabase(
                    new EmbeddedSettings("flights", List.of(load), Limits.of(Plane.ANALYTICAL)), "assay", cache)) {
                assertTrouble(FailureKind.EMBEDDED_FAILED, () -> database.query(sql("SELECT 1"), 1))
                        .contains("What it needs is kept in " + cache, "ASSAY_CACHE")
                        .doesNotContain("'from'");
            }
        }
    }

    @Test
    void passwordsAreForTheOwnerOnly() throws IOException, DatabaseException {
        try (Database database = open(flights());
                Stream<Path> found = Files.list(CACHE.resolve("embedded"))) {
            assertThat(database.query(sql("SELECT 1"), 1).rows()).hasSize(1);
            List<Path> secrets = found.map(folder -> folder.resolve("passwords"))
                    .filter(Files::exists)
                    .toList();
            assertThat(secrets).isNotEmpty();
            for (Path secret : secrets) {
                assertThat(Files.getPosixFilePermissions(secret)).hasSize(2);
            }
        }
    }

    @Test
    void aBadValueIsShownWithItsLineAndColumn() throws IOException {
        Path file = file("bad.csv", "year,dest\n2013,a\nlate,b\n" + files + ",c\n");
        try (Database database = open(load(file, "bad", null, Map.of("year", "integer")))) {
            assertTrouble(FailureKind.EMBEDDED_FAILED, () -> database.query(sql("SELECT 1"), 1))
                    .contains("bad.csv", "table bad", "line 3", "column year", "\"late\"");
        }
    }

    @Test
    void aColumnThatIsNotThereIsNamedWithItsNeighbour() throws IOException {
        Path file = file("b.csv", "year,dest\n");
        try (Database database = open(load(file, "b", null, Map.of("yaer", "integer")))) {
            assertTrouble(FailureKind.EMBEDDED_FAILED, () -> database.query(sql("SELECT 1"), 1))
                    .contains("yaer", "Did you mean year?");
        }
    }

    @Test
    void onlyTypesAreTypes() throws IOException {
        Path file = file("b.csv", "year,dest\n");
        for (String type : List.of("intger", "integer); DROP TABLE x; --", "text not null")) {
            try (Database database = open(load(file, "b", null, Map.of("year", type)))) {
                assertTrouble(FailureKind.EMBEDDED_FAILED, () -> database.query(sql("SELECT 1"), 1))
                        .contains("'" + type + "'", "does not have");
            }
        }
    }

    @Test
    void filesThatAreNoneAreSaid() throws IOException {
        Path missing = files.resolve("missing.csv");
        Path plain = Files.move(file("x.csv", "a\n1\n"), files.resolve("x.csv.gz"));
        Map<Path, String> messages = Map.of(
                missing,
                "there is no file",
                plain,
                "no whole gzip file",
                file("empty.csv", ""),
                "is empty",
                file("twice.csv", "a,a\n"),
                "column a twice");
        for (Map.Entry<Path, String> message : messages.entrySet()) {
            try (Database database = open(load(message.getKey(), "b", null, Map.of()))) {
                assertTrouble(FailureKind.EMBEDDED_FAILED, () -> database.query(sql("SELECT 1"), 1))
                        .contains(
                                message.getValue(),
                                String.valueOf(message.getKey().getFileName()));
            }
        }
    }
}
