package dev.assay.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("fast")
class CheckExpressionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            nullValues = "nothing",
            value = {
                "((d >= (0)::numeric) AND (d <= 0.1));d AT_LEAST 0, d AT_MOST 0.1",
                "(n > 0);n ABOVE 0",
                "(n < '-5'::integer);n BELOW -5",
                "(n >= (- (5)::numeric));n AT_LEAST -5",
                "(s = ANY (ARRAY['a'::text, 'it''s'::text]));s in [a, it's]",
                "((s)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]));s in [a, b]",
                "((s)::text = 'a'::text);s in [a]",
                "(\"Odd Name\" = ANY (ARRAY[1, 20]));Odd Name in [1, 2E+1]",
                "((n > 0) AND ((x)::integer < 9) AND (lower(s) = 'a'::text));n ABOVE 0",
                "((n > 0) OR (n < (- 5)));nothing",
                "(NOT (n < 0));nothing",
                "((n)::integer > 0);nothing",
                "(n > (0.15)::numeric(10,1));nothing",
                "(n > ('5.7'::numeric)::integer);nothing",
                "(n > m);nothing",
                "(lower(s) = ANY (ARRAY['a'::text]));nothing",
                "((s)::citext = 'a'::citext);nothing",
                "(s = ANY (ARRAY['a'::text, NULL::text]));nothing",
                "(s <> 'a'::text);nothing",
                "(s ~ '^a'::text);nothing",
                "this is no condition;nothing"
            })
    void what_is_understood_is_a_fact_and_nothing_else(String condition, String facts) {
        String read = CheckExpression.facts(condition).stream()
                .map(CheckExpressionTest::shown)
                .collect(Collectors.joining(", "));
        assertThat(read).isEqualTo(facts == null ? "" : facts);
    }

    private static String shown(CheckExpression.Fact fact) {
        return fact instanceof CheckExpression.Fact.Compared compared
                ? compared.column() + " " + compared.operator() + " " + compared.value()
                : fact.column() + " in "
                        + ((CheckExpression.Fact.OneOf) fact)
                                .values().stream().map(String::valueOf).sorted().toList();
    }
}
