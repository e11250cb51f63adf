package dev.assay.reconcile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The types that both databases write alike, each with its nasty values.
 *
 * @param postgres the type in PostgreSQL
 * @param snowflake the type in Snowflake
 */
record CanonicalValues(String postgres, String snowflake, List<Value> values) {

    /**
     * A value.
     *
     * @param postgres its SQL in PostgreSQL
     * @param snowflake its SQL in Snowflake; null if no column there can hold it
     * @param text its canonical text
     */
    record Value(
            String postgres,
            @Nullable String snowflake,
            @Nullable String text) {}

    static List<CanonicalValues> all() {
        return List.of(
                of("smallint", "NUMBER(38,0)")
                        .same("-32768", "-32768")
                        .same("0", "0")
                        .same("32767", "32767"),
                of("integer", "NUMBER(10,0)").same("-2147483648", "-2147483648").same("100", "100"),
                of("bigint", "NUMBER(38,0)")
                        .same("-9223372036854775808", "-9223372036854775808")
                        .same("9223372036854775807", "9223372036854775807"),
                of("numeric", "NUMBER(38,10)")
                        .same("1.50", "1.5")
                        .same("1.5000000000", "1.5")
                        .same("100", "100")
                        .same("-0.0", "0")
                        .same("0.0000000001", "0.0000000001")
                        .same("-0.5", "-0.5")
                        .same("1234567890123456789012345678.0123456789", "1234567890123456789012345678.0123456789")
                        .here("'NaN'", "NaN"),
                of("numeric(38,0)", "NUMBER(38,0)")
                        .same("99999999999999999999999999999999999999", "99999999999999999999999999999999999999")
                        .same("-10000000000000000000000000000000000000", "-10000000000000000000000000000000000000"),
                of("numeric(12,2)", "NUMBER(12,2)").same("1200.00", "1200").same("-0.10", "-0.1"),
                of("money", "NUMBER(19,2)").each("'12.30'", "12.30", "12.3").each("'-1000'", "-1000", "-1000"),
                of("text", "VARCHAR")
                        .same("''", "")
                        .same("' '", " ")
                        .same("'a '", "a ")
                        .same("'~'", "~")
                        .same("'1:~'", "1:~")
                        .same("'it''s \"odd\" | , ;'", "it's \"odd\" | , ;")
                        .each("'c:\\temp\\n'", "'c:\\\\temp\\\\n'", "c:\\temp\\n")
                        .each(
                                "E'tab\\tline\\nreturn\\r\\x01\\x1f\\x7f'",
                                "'tab\\tline\\nreturn\\r\\x01\\x1f\\x7f'",
                                null)
                        .same("'\u00e9'", "\u00e9")
                        .same("'e\u0301'", "e\u0301")
                        .same("'\ufb01 \u212b \u00c5'", "\ufb01 \u212b \u00c5")
                        .same("'\ud83d\ude00'", "\ud83d\ude00")
                        .same("'\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 \ud83c\uddeb\ud83c\uddf7'", null)
                        .same("'\ufffd\ufeff\u202e\u0000'".replace("\u0000", ""), null)
                        .same("'\u0130\u0131\u00df\u03c2'", "\u0130\u0131\u00df\u03c2"),
                of("varchar(20)", "VARCHAR(20)").same("'x  '", "x  ").same("'NULL'", "NULL"),
                of("char(5)", "VARCHAR")
                        .same("'ab'", "ab")
                        .each("'ab'", "'ab   '", "ab")
                        .each("''", "'     '", "")
                        .each("'  c'", "'  c  '", "  c"),
                of("boolean", "BOOLEAN").same("true", "1").same("false", "0"),
                of("date", "DATE")
                        .same("'1970-01-01'", "0")
                        .same("'1969-12-31'", "-1")
                        .same("'2024-02-29'", "19782")
                        .same("'0001-01-01'", "-719162")
                        .same("'1582-10-10'", "-141432")
                        .same("'9999-12-31'", "2932896")
                        .here("'0044-03-15 BC'", "-735160")
                        .here("'infinity'", "infinity")
                        .here("'-infinity'", "-infinity"),
                of("time", "TIME")
                        .same("'00:00:00'", "0")
                        .same("'23:59:59.999999'", "86399999999")
                        .here("'24:00:00'", "86400000000"),
                of("timestamp", "TIMESTAMP_NTZ(6)")
                        .same("'1970-01-01 00:00:00'", "0")
                        .same("'1969-12-31 23:59:59.999999'", "-1")
                        .same("'1900-01-01 12:00:00.000001'", "-2208945599999999")
                        .same("'2026-03-29 02:30:00.123456'", "1774751400123456")
                        .each("'2026-01-01 24:00'", "'2026-01-02 00:00:00'", "1767312000000000")
                        .same("'0001-01-01 00:00:00'", "-62135596800000000")
                        .same("'9999-12-31 23:59:59.999999'", "253402300799999999")
                        .here("'0044-03-15 12:00:00 BC'", null)
                        .here("'10000-01-01 00:00:00.000001'", "10000-01-01 00:00:00.000001")
                        .here("'294276-12-31 23:59:59.999999'", "294276-12-31 23:59:59.999999")
                        .here("'infinity'", "infinity"),
                of("timestamptz", "TIMESTAMP_LTZ")
                        .same("'1970-01-01 00:00:00 +00:00'", "0")
                        .same("'1969-12-31 23:59:59.999999 +00:00'", "-1")
                        .same("'2026-06-01 12:00:00.000001 +02:00'", "1780308000000001")
                        .here("'infinity'", "infinity")
                        .here("'-infinity'", "-infinity"),
                of("timestamptz", "TIMESTAMP_TZ")
                        .same("'1900-01-01 00:00:00 -05:00'", "-2208970800000000")
                        .same("'9999-12-31 23:59:59.999999 +00:00'", "253402300799999999"),
                of("uuid", "VARCHAR")
                        .each(
                                "'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'",
                                "'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'",
                                "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11")
                        .same("'ffffffff-ffff-ffff-ffff-ffffffffffff'", "ffffffff-ffff-ffff-ffff-ffffffffffff"),
                of("bytea", "BINARY")
                        .each("''", "to_binary('', 'HEX')", "")
                        .each("'\\x00ff7E00'", "to_binary('00FF7E00', 'HEX')", "00ff7e00"));
    }

    private static CanonicalValues of(String postgres, String snowflake) {
        return new CanonicalValues(postgres, snowflake, List.of());
    }

    private CanonicalValues each(String postgresSql, @Nullable String snowflakeSql, @Nullable String text) {
        List<Value> more = new ArrayList<>(values);
        more.add(new Value(postgresSql, snowflakeSql, text));
        return new CanonicalValues(postgres, snowflake, List.copyOf(more));
    }

    private CanonicalValues same(String sql, @Nullable String text) {
        return each(sql, sql, text);
    }

    /** A value of PostgreSQL's only. */
    private CanonicalValues here(String sql, @Nullable String text) {
        return each(sql, null, text);
    }
}
