package dev.assay.testing;

import dev.assay.database.postgresql.PostgresDialect;
import dev.assay.sql.Dialect;
import java.util.Map;
import java.util.Optional;

/** The newest PostgreSQL that is supported. */
public final class PostgresqlUnderTest implements DatabaseUnderTest {

    private static final Map<String, String> TYPES = Map.of(
            "integer", "bigint",
            "decimal", "numeric(38,10)",
            "huge", "numeric(38,0)",
            "float", "double precision",
            "text", "text",
            "boolean", "boolean",
            "date", "date",
            "timestamp", "timestamp",
            "timestamp_tz", "timestamptz",
            "json", "jsonb");

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public String title() {
        return "PostgreSQL";
    }

    @Override
    public boolean ours() {
        return true;
    }

    @Override
    public Dialect dialect() {
        return PostgresDialect.INSTANCE;
    }

    @Override
    public Fresh fresh() {
        return TestPostgres.newest().emptyDatabase();
    }

    @Override
    public Map<String, String> types() {
        return TYPES;
    }

    @Override
    public Optional<String> index(String table, String columns) {
        return Optional.of("CREATE INDEX ON " + table + " " + columns);
    }

    @Override
    public String toString() {
        return title();
    }
}
