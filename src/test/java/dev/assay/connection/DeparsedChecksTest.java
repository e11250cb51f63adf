package dev.assay.connection;

import static dev.assay.connection.Failures.sql;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.sql.CheckExpression;
import dev.assay.sql.CheckExpression.Fact;
import dev.assay.sql.CheckExpression.Operator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What PostgreSQL makes of CHECK constraints, and what is read from that. */
class DeparsedChecksTest {

    private static final String TABLE = """
            CREATE EXTENSION citext;
            CREATE DOMAIN cents AS bigint;
            CREATE TABLE t (
              i int, s smallint, b bigint, n numeric, f float8, r real, x text, v varchar(10), c char(3), q citext, k cents, d date,
              "Mixed ""x" int, value int);
            INSERT INTO t (i, s, b, n, f, r, k, d, "Mixed ""x", value)
            SELECT g, g, g * 1000000000::bigint, g / 4.0, g / 4.0, g / 10.0, g, date '2020-01-01' + g, g, g
            FROM generate_series(-20, 20) g;
            INSERT INTO t (n, f, r) SELECT w, w, w FROM unnest('{NaN,Infinity,-Infinity,0.1,0.15,0.25,0.3,100,0.5}'::numeric[]) w;
            INSERT INTO t (x, v, c, q) SELECT w, w, left(w, 3), w
            FROM unnest(ARRAY['a', 'A', 'b', 'a ', ' a', '', 'it''s', 'a\\b', '\\', 'a\\', ', ', '--', '/*', '?', ':a', 'é', '''', '"', 'a''', E'a\\nb',
              'NULL', '1', '01', '1.0']) w;
            INSERT INTO t DEFAULT VALUES;
            """;

    /** Conditions as their authors write them, and what is understood of them. */
    private static final String CONDITIONS = """
            i > 0 | i > 0
            i BETWEEN -5 AND 5 | i >= -5, i <= 5
            s >= -1 | s >= -1
            b < 5000000000 | b < 5000000000
            b >= -5000000000 | b >= -5000000000
            n BETWEEN 0 AND 0.1 | n >= 0, n <= 0.1
            n >= -0.5 | n >= -0.5
            n < 1e10 | n < 10000000000
            n >= 5::smallint | n >= 5
            n >= 0 AND n <= 100 AND n <> 5 | n >= 0, n <= 100
            i > 0 AND (s > 0 AND (b > 0 OR n > 0)) | i > 0, s > 0
            i >= 0 AND i IS NOT NULL | i >= 0
            i > 0 AND lower(x) = 'a' AND x = 'a' | i > 0, x in [a]
            "Mixed ""x" <= 3 | Mixed "x <= 3
            value <= 3 | value <= 3
            i = 1 | i in [1]
            n = 0.50 | n in [0.5]
            b = 5::smallint | b in [5]
            i IN (1, 2) | i in [1, 2]
            i IN (-1, 2) | i in [-1, 2]
            b IN (1, 5000000000) | b in [1, 5000000000]
            n IN (1, 2.50) | n in [1, 2.5]
            s IN (1, 70000) | s in [1, 70000]
            x = 'a' | x in [a]
            x = '' | x in []
            x IN ('a', 'b') | x in [a, b]
            x IN ('it''s', '''', '--', '/*', '?', ':a', 'é', '"') | x in [", ', --, /*, :a, ?, it's, é]
            x = E'a\\nb' | x in [a\\nb]
            v = 'a' | v in [a]
            v IN ('a', 'b') | v in [a, b]
            v = ANY (ARRAY['a', 'b']) | v in [a, b]
            v IN ('NULL', '1') | v in [1, NULL]
            x IN ('a\\b', '\\') |
            x IN ('a\\', ', ', 'b') |
            x IN ('a', NULL) |
            x = ANY ('{a,b}') |
            x = 'a' OR x = 'b' |
            x IN ('a', v) |
            x COLLATE "C" = 'a' |
            x >= 'a' |
            x <> 'a' |
            x LIKE 'a%' |
            x IS NOT NULL |
            lower(x) = 'a' |
            x::varchar(1) = 'a' |
            x::char(1) = 'a' |
            v = 'a'::varchar(3) |
            c = 'a ' |
            c IN ('a', 'b') |
            q = 'a' |
            q IN ('a', 'b') |
            k > 0 |
            n::integer >= 0 |
            n >= 0.25::numeric(2, 1) |
            n > 0.5::integer |
            i::float8 > 0.5 |
            i * 2 > 0 |
            + i > 0 |
            i <> 3 |
            i > s |
            NOT i > 5 |
            (i > 0) = true |
            (i > 0) IS TRUE |
            i > 1 OR i < 0 |
            i IS DISTINCT FROM 3 |
            i > ALL (ARRAY[1, 2]) |
            i > ANY (ARRAY[1, 2]) |
            i <> ALL (ARRAY[1, 2]) |
            i = ANY ('{1,2}') |
            i IN (1, s) |
            i IN (1, NULL) |
            coalesce(i, 0) > 0 |
            CASE WHEN i > 0 THEN true ELSE false END |
            ROW(i, s) > ROW(0, 0) |
            f >= 0 AND f < 0.5 |
            f = 0.1 |
            r >= 0 AND r <= 0.1 |
            r IN (0.1, 1) |
            d >= '2020-01-01' |
            """;

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void onlyWhatHoldsIsRead(int version) throws DatabaseException {
        Enforced database = Enforced.by(version, TABLE);
        List<String[]> conditions =
                CONDITIONS.lines().map(line -> line.split(" \\|", 2)).toList();
        for (int i = 0; i < conditions.size(); i++) {
            database.run("CREATE TABLE c" + i + " (LIKE t, CHECK (" + conditions.get(i)[0] + "))");
        }
        try (Database open = Databases.open(database.test().settings("x", Plane.ANALYTICAL), "assay")) {
            for (int i = 0; i < conditions.size(); i++) {
                String written = database.of("c" + i).checks().get(0).expression();
                List<Fact> facts = CheckExpression.facts(written);
                assertThat(facts.stream().map(DeparsedChecksTest::shown).collect(Collectors.joining(", ")))
                        .as(written)
                        .isEqualTo(conditions.get(i)[1].strip());
                for (Fact fact : facts) {
                    assertHolds(fact, written, open);
                }
            }
        }
    }

    /** No row that the constraint lets in breaks the fact. */
    private static void assertHolds(Fact fact, String condition, Database database) throws DatabaseException {
        String text = "SELECT * FROM t WHERE (" + condition + ") IS NOT FALSE AND NOT (" + inSql(fact) + ")";
        assertThat(database.query(sql(text), 1).rows()).as(text).isEmpty();
    }

    private static String inSql(Fact fact) {
        String column = "\"" + fact.column().replace("\"", "\"\"") + "\"";
        return fact instanceof Fact.Compared compared
                ? column + " " + sign(compared.operator()) + " " + plain(compared.value())
                : column + " IN ("
                        + ((Fact.OneOf) fact)
                                .values().stream()
                                        .map(value -> "'" + plain(value).replace("'", "''") + "'")
                                        .collect(Collectors.joining(", "))
                        + ")";
    }

    private static String shown(Fact fact) {
        return fact instanceof Fact.Compared compared
                ? compared.column() + " " + sign(compared.operator()) + " " + plain(compared.value())
                : fact.column() + " in "
                        + ((Fact.OneOf) fact)
                                .values().stream()
                                        .map(value -> plain(value).replace("\n", "\\n"))
                                        .sorted()
                                        .toList();
    }

    private static String plain(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static String sign(Operator operator) {
        return Map.of(Operator.BELOW, "<", Operator.AT_MOST, "<=", Operator.ABOVE, ">", Operator.AT_LEAST, ">=")
                .get(operator);
    }
}
