package dev.assay.database.duckdb;

import dev.assay.sql.Dialect;
import dev.assay.sql.Names;
import dev.assay.testing.DatabaseUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A new DuckDB file for each document. */
final class DuckDbUnderTest implements DatabaseUnderTest {

    private static final Map<String, String> TYPES = Map.of(
            "integer", "BIGINT",
            "decimal", "DECIMAL(38,10)",
            "huge", "DECIMAL(38,0)",
            "float", "DOUBLE",
            "text", "VARCHAR",
            "boolean", "BOOLEAN",
            "date", "DATE",
            "timestamp", "TIMESTAMP",
            "timestamp_tz", "TIMESTAMP WITH TIME ZONE",
            "json", "JSON");

    private final Path folder;

    DuckDbUnderTest(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return "duckdb";
    }

    @Override
    public String title() {
        return "DuckDB";
    }

    @Override
    public String verdictsOf() {
        return "postgresql";
    }

    @Override
    public Dialect dialect() {
        return DuckDbDialect.INSTANCE;
    }

    @Override
    public Map<String, String> types() {
        return TYPES;
    }

    @Override
    public List<Differing> differing() {
        String reserved = "at is a reserved word: the author writes it in quotes";
        return List.of(
                new Differing(
                        "types/column_type.yaml",
                        "{column_type: {table: \"orders\", column: \"note\", type: \"varchar\"}}",
                        "PASSED 0",
                        "there is one type of text"),
                new Differing(
                        "types/metric_sql.yaml",
                        "{metric_sql: {query: \"select max(at) from orders\", max: \"2026-01-31 08:00Z\", warn_max: \"2026-01-31T07:00:00+00:00\"}, id: \"moment\"}",
                        "BROKEN QUERY_REFUSED",
                        reserved),
                new Differing(
                        "worked/values.yaml",
                        "{expression_is_true: {table: \"moments\", expression: \"at <= ${as_of}\"}}",
                        "BROKEN QUERY_REFUSED",
                        reserved),
                new Differing(
                        "worked/values.yaml",
                        "{failed_rows_sql: \"select * from moments where at > ${as_of}\"}",
                        "BROKEN QUERY_REFUSED",
                        reserved),
                new Differing(
                        "worked/values.yaml",
                        "{unique: {table: \"flags\", columns: [\"payload\"]}}",
                        "BROKEN QUERY_REFUSED",
                        "JSON is compared by its text, so it is refused"));
    }

    /** {@code at} is a reserved word. */
    @Override
    public String column(String name) {
        return Names.isQuoted(name) ? name : Dialect.quoted(name);
    }

    /** An index needs a name, and is always of all rows. */
    @Override
    public Optional<String> index(String table, String columns) {
        return columns.contains("WHERE")
                ? Optional.empty()
                : Optional.of("CREATE INDEX index_" + Integer.toUnsignedString((table + columns).hashCode()) + " ON "
                        + table + " " + columns);
    }

    @Override
    public Fresh fresh() throws IOException {
        return new File(Files.createTempDirectory(folder, "db").resolve("worked.duckdb"));
    }

    /** A file; who wrote to it closes it before it is read. */
    private final class File implements Fresh {

        private final Path path;

        File(Path path) {
            this.path = path;
        }

        @Override
        public DatabaseUnderTest kind() {
            return DuckDbUnderTest.this;
        }

        @Override
        public void execute(List<String> statements) {
            try (Connection writer = DriverManager.getConnection("jdbc:duckdb:" + path);
                    Statement statement = writer.createStatement()) {
                statement.execute("SET TimeZone = 'UTC'");
                for (String sql : statements) {
                    statement.execute(sql);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String connection() {
            return "type: duckdb, file: \"${DUCKDB_FILE}\"";
        }

        @Override
        public Map<String, String> settings() {
            return Map.of("DUCKDB_FILE", path.toString());
        }

        @Override
        public void close() {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
