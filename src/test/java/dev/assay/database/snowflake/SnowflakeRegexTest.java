package dev.assay.database.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fast")
class SnowflakeRegexTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^[a-z]+$",
                "(a|b)*",
                "a{2,3}",
                "[?]",
                "[]a]",
                "[^]a]",
                "[[:alpha:]?]+",
                "\\(",
                "\\d+\\.\\d*",
                "x?",
                "\\w \\b",
                "[*?]?",
                "",
                "\\\\",
                "(a(b)c)",
                "[\\]]"
            })
    void what_both_databases_know_is_taken(String regex) {
        assertThat(SnowflakeRegex.fault(regex)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "a)|(b~closes a bracket",
                "(a~opens a bracket",
                "(a))~closes a bracket",
                "[a~opens a [",
                "(?i)a~has (?",
                "(?:a)~has (?",
                "a(?=b)~has (?",
                "^\\d+?$~has +?",
                "a*?~has *?",
                "a??~has ??",
                "a{2}?~has }?",
                "(x)\\1~has \\1",
                "\\ya~has \\y",
                "a\\Z~has \\Z",
                "a\\~ends in a backslash"
            })
    void what_snowflake_would_take_for_something_else_is_refused(String regex, String fault) {
        assertThat(SnowflakeRegex.fault(regex))
                .hasValueSatisfying(said -> assertThat(said).startsWith(fault));
    }
}
