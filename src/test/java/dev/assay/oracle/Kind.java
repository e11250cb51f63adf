package dev.assay.oracle;

import java.util.List;

/** A type of column, with values that are easily mistaken for each other. */
enum Kind {
    SMALL(Family.NUMBER, "smallint", "-5", "0", "1", "2", "3"),
    INT(Family.NUMBER, "integer", "-7", "0", "1", "2", "3", "2147483647"),
    BIG(Family.NUMBER, "bigint", "0", "1", "2", "3", "5", "9007199254740993"),
    MONEY(Family.NUMBER, "numeric(12,2)", "-0.50", "0.00", "0.10", "1.00", "1.01", "99.99"),
    NUMERIC(
            Family.NUMBER,
            "numeric",
            "NaN",
            "1.0",
            "1.00",
            "0.1",
            "-3",
            "12345678901234567890.5",
            "0.3",
            "Infinity",
            "-Infinity",
            "0"),
    REAL(Family.NUMBER, "real", "0.1", "0.2", "NaN", "Infinity", "-Infinity", "-0", "0", "3"),
    DOUBLE(
            Family.NUMBER,
            "double precision",
            "0.1",
            "0.30000000000000004",
            "0.3",
            "NaN",
            "Infinity",
            "-Infinity",
            "-0",
            "0",
            "2.5"),
    QUANTITY(Family.NUMBER, "quantity", "0", "1", "2", "7"),
    TEXT(
            Family.TEXT,
            "text",
            "",
            " ",
            "a",
            "A",
            "a ",
            " a",
            "ä",
            "☃",
            "it's",
            "back\\slash",
            "?",
            "$1",
            "a, b",
            "-- no",
            "two\nlines",
            "100%",
            "a_b",
            "tab\t",
            "end\n",
            "12"),
    VARCHAR(Family.TEXT, "varchar(20)", "", "a", "A", "a ", "b", "Ab", "12", "é"),
    CODE(Family.TEXT, "code", "a", "A", "b", "bb", ""),
    PADDED(Family.TEXT, "char(10)", "", "a", "A", "b", "test", "a b", "éa"),
    FOLDED(Family.RANKED, "text", "a", "A", "b", "B", "é", "É", "e", "aa"),
    ROOT(Family.RANKED, "text", "a", "A", "b", "B", "ä", "-a", "a-", "Z"),
    DATE(
            Family.TIME,
            "date",
            "2024-02-29",
            "2024-03-01",
            "1999-12-31",
            "0044-03-15 BC",
            "infinity",
            "-infinity",
            "12024-01-01"),
    TIMESTAMP(
            Family.TIME,
            "timestamp",
            "2024-02-29 12:00:00",
            "2024-02-29 12:00:00.000001",
            "2024-03-01 00:00:00",
            "-infinity",
            "infinity",
            "2025-03-30 02:30:00",
            "2025-10-26 02:30:00",
            "0044-03-15 10:00:00 BC"),
    MOMENT(
            Family.TIME,
            "timestamptz",
            "2024-02-29 12:00:00+00",
            "2024-02-29 13:00:00+01",
            "2024-03-01 00:00:00+00",
            "infinity",
            "-infinity",
            "2025-10-26 00:30:00+00",
            "2025-10-26 01:30:00+00",
            "0001-01-01 00:00:00+00 BC"),
    BOOLEAN(Family.BOOLEAN, "boolean", "true", "false"),
    UUID(
            Family.RANKED,
            "uuid",
            "00000000-0000-0000-0000-000000000001",
            "AAAAAAAA-0000-0000-0000-000000000001",
            "aaaaaaaa-0000-0000-0000-000000000001"),
    MOOD(Family.RANKED, "mood", "sad", "ok", "happy"),
    INTERVAL(Family.RANKED, "interval", "1 month", "30 days", "24 hours", "1 day", "-1 day"),
    CLOCK(Family.RANKED, "time", "00:00:00", "24:00:00", "12:30:00", "12:30:00.000001"),
    BITS(Family.RANKED, "bit(3)", "000", "101", "111"),
    ADDRESS(Family.RANKED, "inet", "10.0.0.1", "10.0.0.1/32", "10.0.0.0/8", "::1"),
    BYTES(Family.RANKED, "bytea", "\\x", "\\x00", "\\xff00", "\\xff"),
    JSONB(Family.RANKED, "jsonb", "{\"a\": 1}", "{\"a\":  1}", "[]", "null", "1", "1.0"),
    NUMBERS(Family.RANKED, "int[]", "{}", "{1,2}", "{NULL}", "{1}"),
    JSON(Family.NONE, "json", "{\"a\": 1}", "[]");

    private final Family family;
    private final String type;

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes one that nobody changes
    private final List<String> pool;

    Kind(Family family, String type, String... pool) {
        this.family = family;
        this.type = type;
        this.pool = List.of(pool);
    }

    Family family() {
        return family;
    }

    /** Its type, without a collation. */
    String type() {
        return type;
    }

    /** Its type in a declaration. */
    String declared() {
        return switch (this) {
            case FOLDED -> "text COLLATE folded";
            case ROOT -> "text COLLATE \"und-x-icu\"";
            default -> type;
        };
    }

    /** Its values, as the database reads them. */
    List<String> pool() {
        return pool;
    }

    boolean isFloating() {
        return this == REAL || this == DOUBLE;
    }

    /** Texts of whatever collation. */
    boolean isText() {
        return family == Family.TEXT || this == FOLDED || this == ROOT;
    }

    /** Numbers of which all digits count. */
    boolean isExact() {
        return family == Family.NUMBER && !isFloating();
    }

    boolean isWhole() {
        return this == SMALL || this == INT || this == BIG || this == QUANTITY;
    }

    /** Whether the database has a lowest and a highest value of it. */
    boolean isOrdered() {
        return family == Family.NUMBER || family == Family.TEXT || family == Family.TIME;
    }

    /** Whether values of the two kinds compare. */
    boolean compares(Kind other) {
        return this == other
                ? family != Family.NONE
                : family == other.family && family != Family.RANKED && family != Family.NONE;
    }
}
