package dev.assay.plan;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A type of column, with values that are easily mistaken for each other. */
enum ColumnKind {
    SERIAL("bigint", "1", "2", "3", "5", "8"),
    SMALL("smallint", "-5", "0", "1", "2", "3"),
    NUMERIC("numeric", "NaN", "1.0", "1.00", "0.1", "-3", "12345678901234567890.5", "Infinity"),
    REAL("real", "0.1", "0.2", "NaN", "Infinity", "-Infinity", "-0", "0", "3"),
    DOUBLE("double precision", "0.1", "0.30000000000000004", "0.3", "NaN", "1e300", "2"),
    TEXT("text", "", " ", "a", "A", "a ", "ä", "☃", "it's", "back\\slash", "?", "$1", "a, b", "-- no", "two\nlines"),
    VARCHAR("varchar(9)", "", "a", "A", "a ", "b"),
    PADDED("char(5)", "", "a", "a ", "A", "b"),
    NAME("name", "a", "A", "b"),
    MAIL("mail", "a", "A", "b", "B", "c"),
    FOLDED("text COLLATE folded", "a", "A", "é", "É", "e", "b"),
    BOOLEAN("boolean", "true", "false"),
    DATE("date", "2024-02-29", "2024-03-01", "1999-12-31", "0044-03-15 BC", "infinity", "12024-01-01"),
    TIMESTAMP("timestamp", "2024-02-29 12:00:00", "2024-02-29 12:00:00.000001", "2024-03-01", "-infinity"),
    MOMENT("timestamptz", "2024-02-29 12:00:00+00:00", "2024-02-29 13:00:00+01:00", "2024-03-01", "infinity"),
    INTERVAL("interval", "1 month", "30 days", "24 hours", "1 day", "-1 day"),
    UUID("uuid", "00000000-0000-0000-0000-000000000001", "AAAAAAAA-0000-0000-0000-000000000001"),
    JSONB("jsonb", "{\"a\": 1}", "{\"a\":  1}", "[]", "null", "1", "1.0"),
    JSON("json", "{\"a\": 1}", "[]"),
    NUMBERS("int[]", "{}", "{1,2}", "{NULL}", "{1}"),
    MOOD("mood", "sad", "ok", "happy"),
    BYTES("bytea", "\\x", "\\x00", "\\xff00", "\\xff"),
    ADDRESS("inet", "10.0.0.1", "10.0.0.1/32", "10.0.0.0/8", "::1"),
    SPAN("int4range", "empty", "[1,3)", "[1,2]", "(,5)");

    private static final Set<ColumnKind> NUMERIC_KINDS = EnumSet.of(SERIAL, SMALL, NUMERIC, REAL, DOUBLE);
    private static final Set<ColumnKind> TEXTS = EnumSet.of(TEXT, VARCHAR, PADDED, NAME, MAIL, FOLDED);
    private static final Set<ColumnKind> TIMES = EnumSet.of(DATE, TIMESTAMP, MOMENT);

    private final String type;

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes one that nobody changes
    private final List<String> pool;

    ColumnKind(String type, String... values) {
        this.type = type;
        this.pool = List.of(values);
    }

    /** Its type in a declaration. */
    String type() {
        return type;
    }

    /** Its values as the database reads them. */
    List<String> pool() {
        return pool;
    }

    /** Those that can be written in a suite. */
    List<String> written() {
        return pool.stream()
                .filter(value -> !isNumber() || value.matches("[-0-9.]+"))
                .toList();
    }

    /** Those at which a window can begin; none where it cannot. */
    List<String> marks() {
        return isNumber()
                ? written()
                : TIMES.contains(this)
                        ? pool.stream()
                                .filter(value -> value.matches("\\d{4}-\\d\\d-\\d\\d.{0,15}") && !value.endsWith("BC"))
                                .toList()
                        : List.of();
    }

    /** A value as a suite has it: a BigDecimal, Boolean or String. */
    Object inSuite(String value) {
        return isNumber() ? new BigDecimal(value) : this == BOOLEAN ? (Object) Boolean.valueOf(value) : value;
    }

    /** A value in SQL, under a cast to the type. */
    String literal(String value) {
        return "CAST('" + value.replace("'", "''") + "' AS " + type.replace(" COLLATE folded", "") + ")";
    }

    boolean isNumber() {
        return NUMERIC_KINDS.contains(this);
    }

    boolean isText() {
        return TEXTS.contains(this);
    }

    boolean isTime() {
        return TIMES.contains(this);
    }

    /** Whether its values equal others of that kind, as far as a suite may say so. */
    boolean compares(ColumnKind other) {
        return this == other
                || (isNumber() && other.isNumber())
                || (isText() && other.isText())
                || (isTime() && other.isTime());
    }

    /** A value of a result, the same for values that the database takes for equal: any of them may stand for a group. */
    String same(String shown) {
        return switch (this) {
            case NUMERIC, REAL, DOUBLE, JSONB ->
                shown.replaceAll("(\\.\\d*?)0+$", "$1").replaceAll("^-?(\\d+)\\.$|^-(0)$", "$1$2");
            case MAIL, FOLDED -> shown.toLowerCase(Locale.ROOT);
            case PADDED -> shown.stripTrailing();
            case INTERVAL -> "";
            default -> shown;
        };
    }
}
