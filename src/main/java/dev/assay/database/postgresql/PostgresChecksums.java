package dev.assay.database.postgresql;

import dev.assay.sql.CanonicalForm;
import dev.assay.sql.Checksums;
import dev.assay.sql.DatabaseType;
import dev.assay.sql.Sql;
import dev.assay.sql.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Checksums in PostgreSQL. Functions are named with their schema, so that no other of their name is called. */
final class PostgresChecksums implements Checksums, Checksums.Positions {

    static final PostgresChecksums INSTANCE = new PostgresChecksums();

    /** Orders texts by their characters' numbers. */
    private static final String BY_CHARACTER = " COLLATE pg_catalog.\"C\"";

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,19}");

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private PostgresChecksums() {}

    @Override
    public Optional<CanonicalForm> form(String base, ValueType type) {
        return Optional.of(
                switch (type) {
                    case INTEGER -> CanonicalForm.INTEGER;
                    case DECIMAL -> CanonicalForm.NUMBER;
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
            case INTEGER, TEXT, NATIVE -> "CAST(" + value + " AS text)";
            case PADDED_TEXT -> "pg_catalog.rtrim(CAST(" + value + " AS text), ' ')";
            case BOOLEAN -> "CASE WHEN " + value + " THEN '1' WHEN NOT " + value + " THEN '0' END";
            case DATE ->
                "CASE WHEN pg_catalog.isfinite(" + value + ") THEN CAST(" + value
                        + " - DATE '1970-01-01' AS text) ELSE CAST(" + value + " AS text) END";
            case TIMESTAMP -> microseconds(value, "TIMESTAMP ", "");
            case MOMENT -> microseconds(value, "TIMESTAMPTZ ", " 00:00:00+00");
            case TIME -> microseconds(value);
            case LOWER_TEXT -> "pg_catalog.lower(CAST(" + value + " AS text))";
            case BYTES -> "pg_catalog.encode(" + value + ", 'hex')";
        };
    }

    /**
     * Infinities have no microseconds, and those of the last years are beyond what EXTRACT tells exactly: both are shown as text. Of
     * times near ours a double has all microseconds (fewer than 2^51), and is faster than EXTRACT's exact number.
     */
    private static String microseconds(String value, String type, String midnight) {
        return "CASE WHEN " + value + " >= " + type + "'1900-01-01" + midnight + "' AND " + value + " < " + type
                + "'2041-01-01" + midnight + "' THEN CAST(CAST(pg_catalog.date_part('epoch', " + value
                + ") * 1000000 AS bigint) AS text) WHEN " + value + " < " + type + "'10000-01-01" + midnight + "' AND "
                + value + " > '-infinity' THEN " + microseconds(value) + " ELSE CAST(" + value + " AS text) END";
    }

    private static String microseconds(String value) {
        return "CAST(CAST(EXTRACT(EPOCH FROM " + value + ") * 1000000 AS bigint) AS text)";
    }

    @Override
    public String measured(String text, CanonicalForm form) {
        return form.isFree()
                ? "COALESCE(CAST(pg_catalog.length(" + text + ") AS text) || ':' || " + text + ", '~')"
                : "COALESCE(" + text + " || ',', '~')";
    }

    @Override
    public String approximate(String value) {
        return "CAST(" + value + " AS double precision)";
    }

    /** Up to 1e12 widths the quotient is exact to a thousandth of a width. */
    @Override
    public String cell(String value, BigDecimal width, String beyond) {
        String size = "CAST('" + width + "' AS double precision)";
        return "CASE WHEN pg_catalog.abs(" + value + ") < CAST('" + width.scaleByPowerOfTen(12)
                + "' AS double precision) THEN CAST(CAST(pg_catalog.floor(" + value + " / " + size
                + ") AS bigint) AS text) WHEN " + value + " IS NOT NULL THEN '" + beyond + "' END";
    }

    /** Of the bytes in UTF-8: md5 of a text would take those of the database's own encoding. */
    @Override
    public String md5(String text) {
        return "pg_catalog.md5(pg_catalog.convert_to(" + text + ", 'UTF8'))";
    }

    @Override
    public String sum(String md5) {
        return "CAST(pg_catalog.sum(CAST(CAST('x' || pg_catalog.substr(" + md5
                + ", 1, 15) AS bit(60)) AS bigint)) AS text)";
    }

    /**
     * Of an expression over a column the planner expects as many values as the column has, and sorts all rows; of what comes from a UNION
     * ALL it expects 200. The other part is dropped when it plans, and is of a table, since a plan with another is not parallel.
     */
    @Override
    public String fewGroups() {
        return " UNION ALL SELECT 0, '' FROM pg_catalog.pg_class WHERE false";
    }

    @Override
    public int mostRanges() {
        return 65_536;
    }

    /** The array is a query of its own, since a cast from text is else done for each row. width_bucket is 0 below the first bound, and counts the bounds that are not above the value otherwise. */
    @Override
    public String range(List<String> key, List<String> types, List<List<String>> bounds, List<Sql.Bind> binds) {
        if (key.size() == 1) {
            binds.add(array(bounds, 0));
            return "COALESCE(pg_catalog.width_bucket(" + key.get(0) + ", (SELECT CAST(? AS " + types.get(0)
                    + "[]))), 0)";
        }
        String isNull = key.stream().map(one -> one + " IS NULL").collect(Collectors.joining(" OR "));
        return "CASE WHEN " + isNull + " THEN 0 ELSE pg_catalog.width_bucket(ROW(" + values(key, types)
                + "), (SELECT pg_catalog.array_agg(ROW(" + values(columns(types), types) + ") ORDER BY x.i) FROM "
                + rows(types, bounds, binds) + ")) END";
    }

    /** As rows, which an index on all columns of the key can find. */
    @Override
    public String compared(
            List<String> key, List<String> types, boolean below, List<String> other, List<Sql.Bind> binds) {
        other.forEach(text -> binds.add(new Sql.Bind("key", text)));
        return "(" + String.join(", ", key) + ")" + (below ? " < (" : " >= (")
                + types.stream().map(type -> "CAST(? AS " + type + ")").collect(Collectors.joining(", ")) + ")";
    }

    /** One bind a column: the protocol takes no more than 65,535. A key that the type does not hold is none of its keys. */
    @Override
    public String isAmong(List<String> key, List<String> types, List<List<String>> some, List<Sql.Bind> binds) {
        List<String> held = IntStream.range(0, types.size())
                .mapToObj(i -> held(columns(types).get(i), types.get(i)))
                .toList();
        return "(" + String.join(", ", key) + ") IN (SELECT " + values(held, types) + " FROM "
                + rows(types, some, binds) + ")";
    }

    @Override
    public boolean holds(String type, String text) {
        return switch (type) {
            case "bigint" -> WHOLE_NUMBER.matcher(text).matches() && new BigInteger(text).bitLength() < Long.SIZE;
            case "uuid" -> UUID.matcher(text).matches();
            default -> true;
        };
    }

    /** The text of a key, or null where the type does not hold it, as {@link #holds} tells. */
    private static String held(String text, String type) {
        return switch (type) {
            case "bigint" ->
                "CASE WHEN " + text + " ~ '^-?[0-9]{1,18}$' THEN " + text + " WHEN " + text + " ~ '^-?[0-9]{19}$' THEN"
                        + " CASE WHEN CAST(" + text
                        + " AS numeric) BETWEEN -9223372036854775808 AND 9223372036854775807"
                        + " THEN " + text + " END END";
            case "uuid" -> "CASE WHEN " + text + " ~ '^" + UUID + "$' THEN " + text + " END";
            default -> text;
        };
    }

    /** Values in their types and, for texts, the order of keys: rows are compared only if all of that is the same. */
    private static String values(List<String> values, List<String> types) {
        return IntStream.range(0, types.size())
                .mapToObj(i -> "CAST(" + values.get(i) + " AS " + types.get(i) + ")"
                        + (types.get(i).equals("text") ? BY_CHARACTER : ""))
                .collect(Collectors.joining(", "));
    }

    /** The columns of {@link #rows}. */
    private static List<String> columns(List<String> types) {
        return IntStream.range(0, types.size()).mapToObj(i -> "x.c" + i).toList();
    }

    private static String rows(List<String> types, List<List<String>> keys, List<Sql.Bind> binds) {
        List<String> arrays = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            binds.add(array(keys, i));
            arrays.add("pg_catalog.unnest(CAST(? AS text[]))");
            names.add("c" + i);
        }
        return "ROWS FROM (" + String.join(", ", arrays) + ") WITH ORDINALITY AS x(" + String.join(", ", names)
                + ", i)";
    }

    private static Sql.Bind array(List<List<String>> keys, int column) {
        return new Sql.Bind(
                "keys",
                keys.stream()
                        .map(key -> "\"" + key.get(column).replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                        .collect(Collectors.joining(",", "{", "}")));
    }

    /** An index on the key can be used as long as the key is not computed: a UUID orders as its text does. */
    @Override
    public String ordered(String key, CanonicalForm form, String type) {
        return switch (form) {
            case TEXT -> "CAST(" + key + " AS text)" + BY_CHARACTER;
            case LOWER_TEXT -> isUuid(type) ? key : "pg_catalog.lower(CAST(" + key + " AS text))" + BY_CHARACTER;
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
                    pg_catalog.current_setting('transaction_isolation') <> 'read committed' AS held,
                    CAST(CAST(EXTRACT(EPOCH FROM pg_catalog.clock_timestamp()) * 1000000 AS bigint) AS text) AS now""";
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

    @Override
    public String weight() {
        return "pg_catalog.hashtextextended(CAST(xmin AS text), 0)";
    }
}
