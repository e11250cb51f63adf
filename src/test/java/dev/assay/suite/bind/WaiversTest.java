package dev.assay.suite.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.suite.Suite;
import dev.assay.suite.Waiver;
import dev.assay.yaml.InvalidYamlException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waivers as a suite declares them, and as they are put into its text. */
class WaiversTest {

    private static final String CHECKS = """
            version: 1
            suite: Flights   # of 2013
            connection: flights
            checks:
              - not_null: {table: flights, column: carrier}   # every report is by carrier
              - {id: rows, row_count: {table: flights, min: 1}}
              - {id: key, unique: {table: flights, columns: [year, month]}}
            """;

    private static final Waiver CARRIER = waiver("flights.not_null(carrier)", 24L, "Known at source");
    private static final Waiver ROWS = waiver("rows", null, "Half of it is lost");

    @TempDir
    Path folder;

    private static Waiver waiver(String check, @Nullable Long accepts, String reason) {
        return new Waiver(check, accepts, LocalDate.parse("2027-01-31"), "data-engineering", null, null, reason);
    }

    private String grown(String text, Waiver... more) throws InvalidYamlException {
        Reading reading = Reading.in(folder);
        return reading.reader().withWaivers(reading.file("suite.yaml", text), List.of(more));
    }

    @Test
    void a_waiver_has_what_its_keys_say() throws InvalidYamlException {
        Suite suite = Reading.in(folder).suite(CHECKS + """
                waivers:
                  - {check: "flights.not_null(carrier)", accepts: 24, until: 2027-01-31, owner: data-engineering, approved_by: head of data,
                     ticket: DQ-17, reason: Known at source}
                  - check: rows
                    until: 2027-01-31
                    owner: data-engineering
                    reason: Half of it is lost
                """);
        assertThat(suite.waivers())
                .containsExactly(
                        new Waiver(
                                "flights.not_null(carrier)",
                                24L,
                                LocalDate.parse("2027-01-31"),
                                "data-engineering",
                                "head of data",
                                "DQ-17",
                                "Known at source"),
                        ROWS);
        assertThat(suite.waiver("rows")).contains(ROWS);
        assertThat(suite.waiver("key")).isEmpty();
    }

    @Test
    void the_first_waiver_of_a_suite_stands_at_its_end() throws InvalidYamlException {
        assertThat(grown(CHECKS, CARRIER, ROWS)).isEqualTo(CHECKS + """
                waivers:
                  - {check: flights.not_null(carrier), accepts: 24, until: 2027-01-31, owner: data-engineering, reason: Known at source}
                  - {check: rows, until: 2027-01-31, owner: data-engineering, reason: Half of it is lost}
                """);
    }

    @Test
    void a_waiver_more_stands_behind_the_others_and_all_else_stays_as_it_is() throws InvalidYamlException {
        String text = """
                # who answers: us
                waivers: # known failures
                # they end
                - check: rows
                  until: 2027-01-31   # a Sunday

                  owner: data-engineering
                  reason: >
                    Half of it
                    is lost


                # what it is
                """ + CHECKS;
        assertThat(grown(text, CARRIER))
                .isEqualTo(text.replace(
                        "    is lost\n",
                        "    is lost\n- {check: flights.not_null(carrier), accepts: 24, until: 2027-01-31, owner:"
                                + " data-engineering, reason: Known at source}\n"));
    }

    @Test
    void line_ends_and_indentation_are_the_file_s() throws InvalidYamlException {
        String windows = CHECKS.replace("\n", "\r\n");
        assertThat(grown(windows, ROWS))
                .isEqualTo(
                        windows + "waivers:\r\n"
                                + "  - {check: rows, until: 2027-01-31, owner: data-engineering, reason: Half of it is lost}\r\n");
        String indented = CHECKS.indent(2).stripTrailing();
        assertThat(grown(indented, ROWS))
                .isEqualTo(
                        indented + "\n  waivers:\n"
                                + "    - {check: rows, until: 2027-01-31, owner: data-engineering, reason: Half of it is lost}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "17",
                "true",
                "null",
                "2027-01-31",
                "a, b",
                "it says: no",
                "a #1",
                "- x",
                "\"quoted\" and \\ 'single'",
                "${NAME} and $${NAME}",
                "{a}",
                "two\nlines\tand \u0007",
                " blanks ",
                "Übersicht \ud83d\ude80"
            })
    void every_text_is_read_as_it_was_given(String text) throws InvalidYamlException {
        Waiver odd = new Waiver("key", 1L, LocalDate.parse("2027-01-31"), text, text, text, text);
        assertThat(Reading.in(folder).suite(grown(CHECKS, odd)).waivers()).containsExactly(odd);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "waivers: [{check: rows, until: 2027-01-31, owner: us, reason: lost}]\n",
                "waivers:\n  [{check: rows, until: 2027-01-31, owner: us, reason: lost}]\n"
            })
    void a_list_in_brackets_is_left_to_its_author(String waivers) {
        assertThatThrownBy(() -> grown(CHECKS + waivers, CARRIER))
                .isInstanceOf(InvalidYamlException.class)
                .hasMessageContaining("no waiver can be added here automatically");
    }

    @Test
    void what_the_suite_would_refuse_is_refused_and_the_file_is_left_alone() throws Exception {
        assertThatThrownBy(() -> grown(CHECKS, ROWS, ROWS))
                .hasMessageContaining("suite.yaml:10:13: 'rows' has a waiver on line 9 already");
        assertThatThrownBy(() -> grown(CHECKS, waiver("gone", 1L, "Gone")))
                .hasMessageContaining("no check of this suite is 'gone'");
        assertThat(Files.readString(folder.resolve("suite.yaml"))).isEqualTo(CHECKS);
    }
}
