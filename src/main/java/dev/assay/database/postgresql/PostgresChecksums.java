package dev.assay.database.postgresql;

import dev.assay.sql.CanonicalForm;
import dev.assay.sql.Checksums;
import dev.assay.sql.DatabaseType;
import dev.assay.sql.Sql;
import dev.assay.sql.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checksums in PostgreSQL. Functions are named with their schema, so that no other of their name is called. */
final class PostgresChecksums implements Checksums, Checksums.Positions {

    static final PostgresChecksums INSTANCE = new PostgresChecksums();

    private PostgresChecksums() {}

    @Override
    public Optional<CanonicalForm> form(String base, ValueType type) {
        return Optional.of(
                switch (type) {
                    case INTEGER, DECIMAL -> CanonicalForm.NUMBER;
                    case TEXT -> CanonicalForm.TEXT;
                    case CHAR -> CanonicalForm.PADDED_TEXT;
                    case BOOLEAN -> CanonicalForm.BOOLEAN;
                    case DATE -> CanonicalForm.DATE;
                    case TIMESTAMP -> CanonicalForm.TIMESTAMP;
                    case TIMESTAMP_TZ -> CanonicalForm.MOMENT;
                    case FLOAT, COMPLEX -> CanonicalForm.NATIVE;
                    case OTHER -> other(base);
                });
    }

    private static CanonicalForm other(String base) {
        return switch (base) {
            case "uuid" -> CanonicalForm.LOWER_TEXT;
            case "bytea" -> CanonicalForm.BYTES;
            case "time" -> CanonicalForm.TIME;
            // its text depends on the database's lc_monetary
            case "money" -> CanonicalForm.NUMBER;
            default -> CanonicalForm.NATIVE;
        };
    }

    @Override
    public String text(String value, CanonicalForm form) {
        return switch (form) {
            case NUMBER -> "CAST(pg_catalog.trim_scale(CAST(" + value + " AS numeric)) AS text)";
            case TEXT, NATIVE -> "CAST(" + value + " AS text)";
            case PADDED_TEXT -> "pg_catalog.rtrim(CAST(" + value + " AS text), ' ')";
            case BOOLEAN -> "CASE WHEN " + value + " THEN '1' WHEN NOT " + value + " THEN '0' END";
            case DATE ->
                "CASE WHEN pg_catalog.isfinite(" + value + ") THEN CAST(" + value
                        + " - DATE '1970-01-01' AS text) ELSE CAST(" + value + " AS text) END";
            case TIMESTAMP -> microseconds(value, "TIMESTAMP '10000-01-01'");
            case MOMENT -> microseconds(value, "TIMESTAMPTZ '10000-01-01 00:00:00+00'");
            case TIME -> microseconds(value);
            case LOWER_TEXT -> "pg_catalog.lower(CAST(" + value + " AS text))";
            case BYTES -> "pg_catalog.encode(" + value + ", 'hex')";
        };
    }

    /** Infinities have no microseconds, and those of the last years are beyond what EXTRACT tells exactly: both are shown as text. */
    private static String microseconds(String value, String end) {
        return "CASE WHEN " + value + " < " + end + " AND " + value + " > '-infinity' THEN " + microseconds(value)
                + " ELSE CAST(" + value + " AS text) END";
    }

    private static String microseconds(String value) {
        return "CAST(CAST(EXTRACT(EPOCH FROM " + value + ") * 1000000 AS bigint) AS text)";
    }

    @Override
    public String measured(String text) {
        return "COALESCE(CAST(pg_catalog.length(" + text + ") AS text) || ':' || " + text + ", '~')";
    }

    /** Of the bytes in UTF-8: md5 of a text would take those of the database's own encoding. */
    @Override
    public String md5(String text) {
        return "pg_catalog.md5(pg_catalog.convert_to(" + text + ", 'UTF8'))";
    }

    @Override
    public String lane(String md5, int first) {
        return "CAST(pg_catalog.sum(CAST(CAST('x' || pg_catalog.substr(" + md5 + ", " + first
                + ", 12) AS bit(48)) AS bigint)) AS text)";
    }

    /** width_bucket is 0 below the first bound, and counts the bounds that are not above the value otherwise. */
    @Override
    public String range(String key, String type, List<String> bounds, List<Sql.Bind> binds) {
        binds.add(new Sql.Bind(
                "bounds",
                bounds.stream()
                        .map(text -> "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                        .collect(Collectors.joining(",", "{", "}"))));
        return "COALESCE(pg_catalog.width_bucket(" + key + ", (SELECT CAST(? AS " + type + "[]))), 0)";
    }

    /** An index on the key can be used as long as the key is not computed: a UUID orders as its text does. */
    @Override
    public String ordered(String key, CanonicalForm form, String type) {
        return switch (form) {
            case TEXT -> "CAST(" + key + " AS text) COLLATE pg_catalog.\"C\"";
            case LOWER_TEXT ->
                isUuid(type) ? key : "pg_catalog.lower(CAST(" + key + " AS text)) COLLATE pg_catalog.\"C\"";
            default -> key;
        };
    }

    /** As wide as there is, without a length: keys of the other side may be longer. */
    @Override
    public String orderedType(CanonicalForm form, String type) {
        String base = DatabaseType.parse(type).base();
        return switch (form) {
            case TEXT -> "text";
            case LOWER_TEXT -> isUuid(type) ? "uuid" : "text";
            default ->
                switch (base) {
                    case "smallint", "integer" -> "bigint";
                    case "numeric" -> "numeric";
                    default -> type;
                };
        };
    }

    private static boolean isUuid(String type) {
        return DatabaseType.parse(type).base().equals("uuid");
    }

    @Override
    public String key(String type) {
        return "CAST(? AS " + type + ")";
    }

    @Override
    public Optional<Positions> positions() {
        return Optional.of(this);
    }

    /** A standby shows a commit a moment before it counts it as replayed, so what it received is taken, which is never less. */
    @Override
    public String state() {
        return """
                SELECT CAST(pg_catalog.pg_current_snapshot() AS text) AS snapshot,
                    CAST(CAST(CASE WHEN pg_catalog.pg_is_in_recovery()
                        THEN GREATEST(pg_catalog.pg_last_wal_receive_lsn(), pg_catalog.pg_last_wal_replay_lsn())
                        ELSE pg_catalog.pg_current_wal_insert_lsn() END - CAST('0/0' AS pg_lsn) AS bigint) AS text) AS position,
                    pg_catalog.pg_is_in_recovery() AS standby,
                    pg_catalog.current_setting('transaction_isolation') <> 'read committed' AS held""";
    }

    @Override
    public String seen() {
        return """
                SELECT CAST(CAST(CASE WHEN pg_catalog.pg_is_in_recovery() THEN pg_catalog.pg_last_wal_replay_lsn()
                    ELSE pg_catalog.pg_current_wal_insert_lsn() END - CAST('0/0' AS pg_lsn) AS bigint) AS text)""";
    }

    @Override
    public String version() {
        return "CAST(xmin AS text)";
    }
}
