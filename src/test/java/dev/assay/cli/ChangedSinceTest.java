package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.Child;
import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --changed-since}: what a branch of git changed. */
class ChangedSinceTest {

    private static final TestDatabase DATABASE = TestPostgres.newest()
            .database()
            .run(
                    "CREATE TABLE a (id int); CREATE TABLE b (id int); INSERT INTO a VALUES (1); INSERT INTO b VALUES (1);");

    private static final String SHOP = """
            version: 1
            suite: Shop
            connection: shop
            tables:
              a:
                checks: [row_count: {min: 1}]
              b:
                columns: {id: [not_null]}
            checks:
              - {id: one, not_null: {table: a, column: id}}
              - {id: two, accepted_values: {table: b, column: id, values: {file: ids.csv}}}
            """;

    private static final String OTHER =
            "version: 1\nsuite: Other\nconnection: shop\ntables: {a: {checks: [row_count: {max: 9}]}}\n";

    @TempDir
    Path folder;

    private SuiteFolder suites;

    @BeforeEach
    void commit() throws Exception {
        suites = SuiteFolder.over(folder.resolve("suites"), DATABASE);
        suites.write("shop.yaml", SHOP);
        suites.write("other.yaml", OTHER);
        suites.write("ids.csv", "id\n1\n");
        git("init", "-q", "-b", "main");
        git("add", ".");
        git("commit", "-q", "-m", "first");
        git("checkout", "-q", "-b", "work");
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=n", "-c", "user.email=n@example.org"));
        command.addAll(List.of(arguments));
        Child git = Child.run(folder, command);
        assertThat(git.code()).as(git.output()).isZero();
    }

    private Assay run(String ref, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(
                "run", suites.folder(), "--changed-since", ref, "--report=json", "--reports-dir", suites.reports()));
        arguments.addAll(List.of(more));
        return Assay.run(arguments.toArray());
    }

    @Test
    void nothing_changed_is_a_success_that_says_so() throws Exception {
        Assay done = run("main");
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.out()).isEqualTo("No suite changed since main, so there is nothing to run.\n");
        suites.write(
                "shop.yaml",
                "# a comment\n" + SHOP.replace("[row_count: {min: 1}]", "\n      - row_count:\n          min: 1"));
        suites.write("owners.yaml", "version: 1\nowners: {us: {}}\n");
        assertThat(run("main").out()).contains("nothing to run");
        assertThat(suites.reports()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            min: 1      | min: 0          | a.row_count                              | shop.yaml:5: table a changed
            id: one     | id: eins        | eins                                     | shop.yaml:10: the check at line 10 changed
            suite: Shop | suite: The shop | a.row_count b.not_null(id) one two       | shop.yaml: all of it, since 'suite' changed
            """)
    void the_tables_and_checks_run_whose_declarations_changed(String from, String to, String ran, String why)
            throws Exception {
        suites.write("shop.yaml", SHOP.replace(from, to));
        for (boolean committed : List.of(false, true)) {
            if (committed) {
                git("commit", "-q", "-a", "-m", "second");
            }
            Assay done = run("main");
            assertThat(done.code()).as(done.err()).isZero();
            assertThat(done.err()).contains("Changed since main (", why);
            assertThat(String.join(" ", suites.statuses()).replace(" PASSED", ""))
                    .isEqualTo(ran);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "connections.yaml, a.row_count b.not_null(id) one two a.row_count",
        "assay.yaml, a.row_count b.not_null(id) one two a.row_count",
        "ids.csv, a.row_count b.not_null(id) one two"
    })
    void what_a_suite_depends_on_takes_it_whole(String name, String ran) throws Exception {
        Path file = suites.folder().resolve(name);
        suites.write(
                name,
                Files.exists(file)
                        ? Files.readString(file) + (name.endsWith("csv") ? "2\n" : "\n#\n")
                        : "version: 1\nvalid_for: 3d\n");
        Assay done = run("main");
        assertThat(done.err()).contains(name);
        assertThat(sorted(suites.statuses())).isEqualTo(sorted(List.of(ran.split(" "))));
    }

    private static List<String> sorted(List<String> checks) {
        return checks.stream()
                .map(check -> check.replace(" PASSED", ""))
                .sorted()
                .toList();
    }

    @Test
    void a_new_suite_and_one_with_a_new_name_are_whole_and_one_that_is_gone_is_told() throws Exception {
        git("mv", "suites/other.yaml", "suites/named.yaml");
        suites.write("new.yaml", OTHER.replace("Other", "New"));
        Assay done = run("main");
        assertThat(done.err())
                .contains(
                        "named.yaml: all of it, since the file is new",
                        "new.yaml: all of it, since the file is new",
                        "other.yaml: gone, so nothing of it runs");
        assertThat(suites.statuses()).hasSize(2);
    }

    @Test
    void what_main_did_meanwhile_is_no_change_of_the_branch() throws Exception {
        git("checkout", "-q", "main");
        suites.write("other.yaml", OTHER.replace("9", "8"));
        git("commit", "-q", "-a", "-m", "main goes on");
        git("checkout", "-q", "work");
        assertThat(run("main").out()).contains("nothing to run");
    }

    @Test
    void a_ref_that_is_none_and_a_folder_without_git_are_refused() throws Exception {
        for (String ref : List.of("mian", "--output=x", "main; touch x", "$(touch x)")) {
            Assay done = run(ref);
            assertThat(done.code()).isEqualTo(Exit.WRONG);
            assertThat(done.err()).contains("--changed-since");
        }
        assertThat(run("mian").err()).contains("git knows no such branch, tag or commit");
        assertThat(folder.resolve("x")).doesNotExist();
        Files.move(folder.resolve(".git"), folder.resolve("git"));
        Assay done = run("main");
        assertThat(done.code()).isEqualTo(Exit.WRONG);
        assertThat(done.err()).contains("is in no work tree of git");
    }
}
