package dev.assay.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("harness")
class SnowflakeServerTypesTest {

    private static final String FORMATS = "YYYY-MM-DD\"T\"HH24:MI:SS.FF6";

    private final SnowflakeTestDatabase database = SnowflakeServer.shared().database();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void hexadecimal_digits_are_read_as_a_number() throws Exception {
        assertThat(database.query(
                        "select to_number('ffffffffffff', 'XXXXXXXXXXXX') as n, sum(to_number(substr(md5('a'), 9, 12),"
                                + " 'XXXXXXXXXXXX')) as s"))
                .containsExactly(List.of("281474976710655", String.valueOf(0xc0f1b6a831c3L)));
        assertThatThrownBy(() -> database.query("select to_number('1,5', '9,9') as n"))
                .hasMessageContaining("does not emulate");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "number(38,0)     | 99999999999999999999999999999999999999                 | 99999999999999999999999999999999999999",
                "number(38,0)     | -99999999999999999999999999999999999999                | -99999999999999999999999999999999999999",
                "number(38,10)    | 1234567890123456789012345678.0123456789                | 1234567890123456789012345678.0123456789",
                "number(10,2)     | -0.5                                                   | -0.50",
                "int              | 9223372036854775807                                    | 9223372036854775807",
                "float            | 1.5                                                    | 1.5",
                "float            | 1e300                                                  | 1e+300",
                "float            | 'NaN'                                                  | NaN",
                "float            | 'inf'                                                  | inf",
                "float            | '-inf'                                                 | -inf",
                "varchar          | 'x  '                                                  | `x  `",
                "varchar          | ''                                                     | ``",
                "varchar          | 'it''s ä€😀 \\\\ \"q\"'                                | `it's ä€😀 \\ \"q\"`",
                "boolean          | true                                                   | TRUE",
                "boolean          | false                                                  | FALSE",
                "date             | '1900-02-28'                                           | 1900-02-28",
                "date             | '1969-12-31'                                           | 1969-12-31",
                "date             | '2024-02-29'                                           | 2024-02-29",
                "time             | '23:59:59.123456'                                      | 23:59:59",
                "timestamp_ntz    | '1969-12-31 23:59:58.5'                                | 1969-12-31T23:59:58.500000",
                "timestamp_ntz    | '1900-01-01 00:00:00.000001'                           | 1900-01-01T00:00:00.000001",
                "timestamp_ltz    | '1969-12-31 23:59:58.5 +00:00'                         | 1969-12-31T23:59:58.500000Z",
                "timestamp_tz     | '2024-02-29 10:00:00 +05:30'                           | 2024-02-29T10:00:00.000000+05:30",
                "timestamp_tz     | '1960-02-29 10:00:00 -08:00'                           | 1960-02-29T10:00:00.000000-08:00",
                "binary           | to_binary('00FF10', 'HEX')                             | 00FF10",
                "variant          | parse_json('{\"b\": [1, \"x\"]}')                      | `{\\n  \"b\": [\\n    1,\\n    \"x\"\\n  ]\\n}`",
                "object           | object_construct('k', 1)                               | `{\\n  \"k\": 1\\n}`",
                "array            | array_construct(1, 2)                                  | `[\\n  1,\\n  2\\n]`",
            })
    void everyTypeComesBackAsItWentIn(String type, String literal, String text) throws SQLException {
        database.execute(
                "create table t (a " + type + ")", "insert into t select " + literal, "insert into t values (null)");
        Map<String, String> formats = Map.of(
                "TIMESTAMP_NTZ_OUTPUT_FORMAT", FORMATS,
                "TIMESTAMP_LTZ_OUTPUT_FORMAT", FORMATS + "\"Z\"",
                "TIMESTAMP_TZ_OUTPUT_FORMAT", FORMATS + "TZH:TZM");
        try (Connection connection = database.connect(formats);
                ResultSet rows = connection.createStatement().executeQuery("select a from t order by a")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo(text.replace("\\n", "\n"));
            assertThat(rows.wasNull()).isFalse();
            assertThat(rows.next()).isTrue();
            assertThat(rows.getObject(1)).isNull();
        }
        String named = type.replaceAll("\\(.*", "").replace("varchar", "text").replaceAll("^int$", "number");
        assertThat(database.query("select data_type from information_schema.columns where table_name = 'T'"))
                .containsExactly(List.of(named.toUpperCase(Locale.ROOT)));
    }

    @Test
    void numbersAndTimesAreExactByTheDriversOwnTypes() throws SQLException {
        database.execute(
                "create table t (a number(38,10), b float, c timestamp_ltz, d timestamp_tz, e boolean, f binary)",
                "insert into t select 0.0000000001, 'inf', '1969-12-31 23:59:58.123456 Z',"
                        + " '1960-01-01 00:00:00 -05:30', true, to_binary('ff', 'HEX')");
        try (Connection connection = database.connect();
                ResultSet row = connection.createStatement().executeQuery("select * from t")) {
            row.next();
            assertThat(row.getBigDecimal(1)).isEqualTo(new BigDecimal("1E-10"));
            assertThat(row.getDouble(2)).isEqualTo(Double.POSITIVE_INFINITY);
            assertThat(row.getTimestamp(3).toInstant()).isEqualTo(Instant.parse("1969-12-31T23:59:58.123456Z"));
            assertThat(row.getTimestamp(4).toInstant()).isEqualTo(Instant.parse("1960-01-01T05:30:00Z"));
            assertThat(row.getBoolean(5)).isTrue();
            assertThat(row.getBytes(6)).containsExactly(0xff);
            assertThat(row.getMetaData().getPrecision(1)).isEqualTo(38);
            assertThat(row.getMetaData().getScale(1)).isEqualTo(10);
            assertThat(row.getMetaData().getColumnTypeName(4)).isEqualTo("TIMESTAMPTZ");
            assertThat(row.getMetaData().getColumnType(2)).isEqualTo(Types.DOUBLE);
        }
    }

    @Test
    void bindValuesArriveAsTheDriverSendsThem() throws SQLException {
        database.execute(
                "create table t (a number(38,5), b boolean, c varchar, d float, e date, f timestamp_ltz, g binary, h int)");
        Timestamp before1970 = Timestamp.from(Instant.parse("1969-12-31T23:59:58.500Z"));
        try (Connection connection = database.connect();
                PreparedStatement insert = connection.prepareStatement("insert into t values (?,?,?,?,?,?,?,?)");
                PreparedStatement select = connection.prepareStatement(
                        "select count(*) as n from t where a = ? and b = ? and c = ? and d = ? and e = ? and f = ? and g = ?")) {
            for (PreparedStatement statement : List.of(insert, select)) {
                statement.setBigDecimal(1, new BigDecimal("-1234567890.12345"));
                statement.setBoolean(2, true);
                statement.setString(3, "it's \\ 'ä😀'  ");
                statement.setDouble(4, 1.5e-7);
                statement.setDate(5, Date.valueOf("1931-02-28"));
                statement.setTimestamp(6, before1970);
                statement.setBytes(7, new byte[] {0, -1});
            }
            insert.setNull(8, Types.INTEGER);
            assertThat(insert.executeUpdate()).isEqualTo(1);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                assertThat(row.getLong(1)).isEqualTo(1);
            }
        }
        assertThat(database.query("select a, c, e, h from t"))
                .hasToString("[[-1234567890.12345, it's \\ 'ä😀'  , 1931-02-28, null]]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 / 3                                    | 0.333333",
                "count(*) * 100.0 / sum(n)                | 28.5714286",
                "avg(n)                                   | 3.500000",
                "median(d)                                | 1.62500",
                "convert_timezone('Asia/Kolkata', max(z)) | 2024-01-01 05:30:00.000 +0530",
                "convert_timezone('UTC', max(z))::date    | 2024-01-01",
                "max(z) > '2024-01-01 00:00:00 +00:01'    | TRUE",
                "try_to_timestamp('x')                    | null",
                "ltrim('xxa', 'x')                        | a",
                "avg(d)                                   | 1.62500000",
                "sum(d)                                   | 3.25",
                "sum(d) / count(*)                        | 1.62500000",
                "sum(big)                                 | 99999999999999999999999999999999999999",
                "avg(f)                                   | 1.5",
                "round(2.5)                               | 3",
                "max(v):a::varchar                        | text",
                "to_varchar(max(t))                       | 2024-01-01 00:00:00.000",
                "to_varchar(max(f))                       | 2",
                "regexp_like('abc', 'b')                  | FALSE",
                "'a' = 'a '                               | FALSE",
                "greatest(1, null)                        | null",
                "concat('a', null)                        | null",
            })
    void expressionsHaveSnowflakesTypesAndRounding(String expression, String text) throws SQLException {
        database.execute(
                "create table x (n int, d number(10,2), big number(38,0), f float, v variant, t timestamp_ntz, z timestamp_tz)",
                "insert into x select 3, 1.0, 99999999999999999999999999999999999999, 1, parse_json('{\"a\":\"text\"}'), '2024-01-01', '2024-01-01 00:00:00 Z'",
                "insert into x (n, d, f) values (4, 2.25, 2)");
        assertThat(String.valueOf(database.query("select " + expression + " as y from x")
                        .get(0)
                        .get(0)))
                .isEqualTo(text);
    }
}
