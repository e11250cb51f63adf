package dev.assay.bench;

import dev.assay.database.Database;
import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.Suite;
import dev.assay.suite.read.SuiteReader;
import dev.assay.yaml.InvalidYamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** 5,000 checks of ten types on 500 small tables of an embedded PostgreSQL, in five suites of 1,000 checks. */
@State(Scope.Benchmark)
public class ManyChecks {

    static final Instant AS_OF = Instant.parse("2026-01-01T00:00:00Z");

    private static final int SUITES = 5;
    private static final int TABLES_A_SUITE = 100;
    private static final int TABLES = SUITES * TABLES_A_SUITE;

    private static final String TABLE = """
              t%d:
                columns:
                  id: [not_null, unique, {accepted_range: {min: 1, max: 100}}]
                  parent: [not_null, {references: t%d(id)}]
                  code: [not_null, {matches_regex: "^K-[0-9]{4}$"}]
                  status: [{accepted_values: [new, paid, shipped]}]
                  changed_at: [{freshness: {fail_after: 7d}}]
                checks:
                  - row_count: {min: 3, max: 100}
            """;

    private static final String ROWS = """
            id,parent,code,status,changed_at
            1,1,K-0001,new,2025-12-31T00:00:00Z
            2,1,K-0002,paid,2025-12-31T00:00:00Z
            3,2,K-0003,shipped,2025-12-31T00:00:00Z
            """;

    private final Path folder = Path.of("target", "bench", "jmh").toAbsolutePath();
    private final List<CheckDeclaration> checks = new ArrayList<>();
    private @Nullable Database database;

    /** Writes the suites and reads them; the database starts at its first use. */
    @Setup(Level.Trial)
    public void open() throws IOException, InvalidYamlException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("rows.csv"), ROWS);
        StringBuilder loads = new StringBuilder();
        for (int table = 1; table <= TABLES; table++) {
            loads.append("      - {table: t%d, from: rows.csv, columns: {id: integer, parent: integer, changed_at: timestamptz}}\n"
                    .formatted(table));
        }
        Files.writeString(
                folder.resolve("connections.yaml"),
                "version: 1\nconnections:\n  many:\n    type: embedded\n    load:\n" + loads);
        for (int suite = 0; suite < SUITES; suite++) {
            StringBuilder tables = new StringBuilder();
            for (int table = suite * TABLES_A_SUITE + 1; table <= (suite + 1) * TABLES_A_SUITE; table++) {
                tables.append(TABLE.formatted(table, table % TABLES + 1));
            }
            Files.writeString(
                    file(suite), "version: 1\nsuite: Many " + suite + "\nconnection: many\ntables:\n" + tables);
        }
        for (int suite = 0; suite < SUITES; suite++) {
            checks.addAll(read(suite).allChecks());
        }
        database = read(0).connections().settings("many").open("bench");
    }

    /** Ends the database. */
    @TearDown(Level.Trial)
    public void close() {
        database().close();
    }

    /** Reads one of the suites, with nothing kept from earlier readings. */
    Suite read(int suite) throws InvalidYamlException {
        return new SuiteReader(folder, Map.of(), Map.of(), AS_OF)
                .read(file(suite), true)
                .orElseThrow();
    }

    private Path file(int suite) {
        return folder.resolve("many-" + suite + ".yaml");
    }

    List<CheckDeclaration> checks() {
        return checks;
    }

    /** The database; it keeps what it looked up in its catalogue. */
    Database database() {
        return Objects.requireNonNull(database, "not open");
    }
}
