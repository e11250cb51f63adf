package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a new version of a suite breaks. */
@Tag("fast")
class ContractDiffCommandTest {

    private static final Path FOLDER = Path.of("src/test/resources/dev/assay/cli/contract");

    /** A suite of one column, with a gap for its keys. */
    private static final String SUITE = """
            version: 1
            suite: Orders
            connection: shop
            %s
            tables:
              orders:
                columns:
                  id: {%s}
            """;

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Assay diff(String old, String fresh) throws IOException {
        return Assay.run("contract", "diff", file("old.yaml", old), file("new.yaml", fresh));
    }

    @Test
    void every_change_is_told_with_its_reason_and_its_place() {
        Assay done = Assay.run("contract", "diff", FOLDER.resolve("old.yaml"), FOLDER.resolve("new.yaml"));
        assertThat(done.err()).isEmpty();
        assertThat(done.code()).isEqualTo(Exit.FAILED);
        Golden.assertMatches(ContractDiffCommandTest.class, "contract/diff.txt", done.out());
    }

    @Test
    void the_way_back_breaks_the_other_side() {
        Assay done = Assay.run("contract", "diff", FOLDER.resolve("new.yaml"), FOLDER.resolve("old.yaml"));
        assertThat(done.code()).isEqualTo(Exit.FAILED);
        Golden.assertMatches(ContractDiffCommandTest.class, "contract/diff-back.txt", done.out());
    }

    @Test
    void what_is_the_same_breaks_nobody() throws IOException {
        String suite = SUITE.formatted("contract: {version: 1.0.0}", "type: int");
        assertThat(diff(suite, suite)).isEqualTo(new Assay(Exit.PASSED, "Nothing has changed.\n", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{version: 1.0.0} | {version: 1.0.1} | contract.version goes from 1.0.0 to 1.0.1, a patch step.",
                "{version: 1.0.0} | {version: 2.0.0} | contract.version goes from 1.0.0 to 2.0.0, a major step.",
                "{version: 1.0.0} | {version: 1.0.0} | contract.version is still 1.0.0: make it 1.0.1.",
                "{version: 1.2.0} | {version: 1.1.9} | contract.version goes from 1.2.0 to 1.1.9: make it 1.2.1.",
            })
    void the_version_must_tell_of_the_change(String old, String fresh, String said) throws IOException {
        Assay done = diff(
                SUITE.formatted("contract: " + old, "type: int"),
                SUITE.formatted("contract: " + fresh, "type: integer"));
        assertThat(done.code()).isEqualTo(Exit.PASSED);
        assertThat(done.out())
                .contains(
                        "new.yaml:8:12: compatible: orders.column_type(id) is the same type by another name: int before,")
                .endsWith("0 breaking changes, 1 compatible: the version needs a patch step. " + said + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.0.0 | 1.1.0 | contract.version goes from 1.0.0 to 1.1.0, a minor step.",
                "2.1.0 | 2.0.0 | contract.version goes from 2.1.0 to 2.0.0: make it 2.1.0."
            })
    void a_version_alone_is_a_change(String old, String fresh, String said) throws IOException {
        String suite = "contract: {version: %s}";
        assertThat(diff(
                        SUITE.formatted(suite.formatted(old), "type: int"),
                        SUITE.formatted(suite.formatted(fresh), "type: int")))
                .isEqualTo(new Assay(Exit.PASSED, "Nothing has changed but the version. " + said + "\n", ""));
    }

    /** The change of one check's parameters, without its place; empty where there is none. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "min: 0 | above: 0 | breaking: has a different lower bound: min: 0 before, above: 0 now: data that producers could deliver may fail now",
                "above: 0 | min: 0 | breaking: has a different lower bound: above: 0 before, min: 0 now: consumers can no longer rely on what was promised",
                "max: 5 | below: 7 | breaking: has a different upper bound: max: 5 before, below: 7 now: consumers can no longer rely on what was promised",
                "equals: 5 | min: 5 | breaking: has a different upper bound: equals: 5 before, none now: consumers can no longer rely on what was promised",
                "min: 3 | min: 4 | breaking: has a different min: 3 before, 4 now: data that producers could deliver may fail now",
                "'min: 0, on_empty: warn' | 'min: 0, on_empty: fail' | breaking: has a different on_empty: warn before, fail now: data that producers could deliver may fail now",
                "min: 0 | 'min: 0, on_empty: pass' | breaking: has a different on_empty: the type's own rule before, pass now: it cannot be determined whether this tightens or loosens the contract"
            })
    void a_bound_of_another_name_is_one_change(String old, String fresh, String said) throws IOException {
        Assay done = diff(average(old), average(fresh));
        assertThat(done.out().lines().limit(Math.max(1, done.out().lines().count() - 1)))
                .singleElement()
                .asString()
                .endsWith(": " + said.replaceFirst("breaking: ", "breaking: average "));
    }

    @Test
    void whole_numbers_leave_themselves_out_as_their_neighbours() throws IOException {
        String suite = "version: 1\nsuite: S\nconnection: shop\nchecks:\n  - row_count: {table: orders, %s}\n";
        assertThat(diff(suite.formatted("min: 1"), suite.formatted("above: 0")).out())
                .isEqualTo("Nothing has changed.\n");
    }

    private static String average(String bounds) {
        String[] parts = bounds.split(", ", -1);
        return "version: 1\nsuite: S\nconnection: shop\nchecks:\n  - {id: average, avg: {table: orders, column: total, "
                + parts[0] + "}" + (parts.length > 1 ? ", " + parts[1] : "") + "}\n";
    }

    @Test
    void a_suite_without_a_version_is_told_which_to_write() throws IOException {
        Assay done = diff(
                SUITE.formatted("contract: {version: 1.2.3}", "type: int"),
                SUITE.formatted("owner: me", "type: bigint"));
        assertThat(done.out()).endsWith("The new suite has no contract.version: write contract: {version: 2.0.0}.\n");
        assertThat(diff(SUITE.formatted("owner: me", "type: int"), SUITE.formatted("owner: me", "type: bigint"))
                        .out())
                .endsWith("The new suite has no contract.version: write contract: {version: 1.0.0}.\n");
    }

    @Test
    void what_is_no_suite_is_refused_with_its_place() throws IOException {
        Assay done = diff(SUITE.formatted("owner: me", "type: int"), SUITE.formatted("owner: me", "typo: int"));
        assertThat(done.code()).isEqualTo(Exit.WRONG);
        assertThat(done.err())
                .contains("new.yaml:8:12: the key 'typo' is unknown in the column id: did you mean 'type'?")
                .endsWith("assay: 1 problem, nothing was compared\n");
        assertThat(done.out()).isEmpty();
        Assay missing = Assay.run("contract", "diff", folder.resolve("old.yaml"), folder.resolve("nowhere.yaml"));
        assertThat(missing.code()).isEqualTo(Exit.WRONG);
        assertThat(missing.err()).contains("nowhere.yaml");
        assertThat(Assay.run("contract").code()).isEqualTo(Exit.WRONG);
        assertThat(Assay.run("contract", "diff", "one.yaml").code()).isEqualTo(Exit.WRONG);
    }

    @Test
    void sql_is_read_as_the_connection_of_the_other_file_speaks_it() throws IOException {
        String suite = """
                version: 1
                suite: Lake
                connection: lake
                checks:
                  - not_null: {table: orders, column: id}
                    filter: status <> 'it\\'s\'
                """;
        Path here = Files.createDirectories(folder.resolve("here"));
        Files.writeString(here.resolve("suite.yaml"), suite);
        Path old = Files.createDirectories(folder.resolve("there")).resolve("suite.yaml");
        Files.writeString(old, suite);
        assertThat(Assay.run("contract", "diff", old, here.resolve("suite.yaml"))
                        .code())
                .isEqualTo(Exit.WRONG);
        Files.writeString(here.resolve("connections.yaml"), """
                version: 1
                connections:
                  lake: {type: snowflake, account: myorg-myaccount, user: u, password: "${P}", role: R, warehouse: W, database: D}
                """);
        assertThat(Assay.run("contract", "diff", old, here.resolve("suite.yaml")))
                .isEqualTo(new Assay(Exit.PASSED, "Nothing has changed.\n", ""));
    }
}
