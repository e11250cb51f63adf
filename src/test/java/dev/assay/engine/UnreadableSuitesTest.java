package dev.assay.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;
import static org.junit.platform.launcher.TagFilter.includeTags;
import static org.junit.platform.testkit.engine.EventConditions.container;
import static org.junit.platform.testkit.engine.EventConditions.displayName;
import static org.junit.platform.testkit.engine.EventConditions.engine;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedSuccessfully;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestDatabase;
import java.nio.file.Path;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** A file that cannot be read fails by itself, and the other suites run. */
class UnreadableSuitesTest {

    private static TestDatabase database;

    @TempDir
    Path folder;

    private SuiteFolder suites;
    private Path bad;

    @BeforeAll
    static void fill() {
        database = Shop.database();
    }

    @BeforeEach
    void write() {
        suites = SuiteFolder.over(folder, database);
        suites.write("shop.yaml", Shop.SUITE);
        bad = suites.write("bad.yaml", """
                version: 1
                suite: Bad
                connection: shop
                checks:
                  - row_cuont: {table: orders, min: 1}
                """);
    }

    private EngineTestKit.Builder all() {
        return Engine.over(suites).selectors(selectDirectory(folder.toString()));
    }

    /** File, line and column, what is wrong, and the line with a caret. */
    private Condition<Throwable> tellsWhere() {
        return message(text -> text.startsWith("[SUITE_UNREADABLE] 1 problem")
                && text.contains("bad.yaml:5:5: ")
                && text.contains("row_count")
                && text.endsWith("\n      - row_cuont: {table: orders, min: 1}\n        ^"));
    }

    @Test
    void it_is_a_failing_node_of_its_own_and_the_other_suite_runs() {
        EngineExecutionResults results = all().execute();
        results.testEvents()
                .assertStatistics(counts -> counts.started(8).succeeded(6).failed(2));
        results.testEvents()
                .assertThatEvents()
                .haveExactly(
                        1, event(test(), displayName("bad.yaml cannot be read"), finishedWithFailure(tellsWhere())));
        results.containerEvents()
                .assertThatEvents()
                .haveExactly(1, event(container(), displayName("Shop"), finishedSuccessfully()))
                .haveExactly(1, event(engine(), finishedSuccessfully()));
    }

    @Test
    void the_results_have_it_among_their_errors_and_in_the_total() {
        all().execute();
        assertThat(suites.results().path("errors"))
                .singleElement()
                .satisfies(error -> assertThat(error.asString()).contains("bad.yaml:5:5: "));
        assertThat(suites.results().path("summary").path("total").asInt()).isEqualTo(8);
    }

    @Test
    void its_node_points_to_the_problem_and_can_be_run_again() {
        TestDescriptor node = Engine.find(all().discover().getEngineDescriptor(), "bad.yaml cannot be read");
        assertThat(node.getSource()).contains(FileSource.from(bad.toFile(), FilePosition.from(5, 5)));
        assertThat(Engine.checks(Engine.over(suites).selectors(selectUniqueId(node.getUniqueId()))))
                .containsExactly("bad.yaml cannot be read");
    }

    @Test
    void under_a_filter_that_takes_its_node_away_the_run_fails_instead() {
        EngineExecutionResults results = all().filters(includeTags("slow")).execute();
        results.testEvents().assertStatistics(counts -> counts.started(1).succeeded(1));
        results.containerEvents().assertThatEvents().haveExactly(1, event(engine(), finishedWithFailure(tellsWhere())));
        assertThat(suites.results().path("errors")).hasSize(1);
    }

    @Test
    void connections_that_cannot_be_read_fail_each_suite_that_needs_them() {
        suites.write("connections.yaml", "version: 1\nconnections:\n  shop: {type: postgres}\n");
        EngineExecutionResults results = all().execute();
        results.testEvents().assertStatistics(counts -> counts.started(2).failed(2));
        results.testEvents()
                .failed()
                .assertThatEvents()
                .haveExactly(2, event(finishedWithFailure(message(text -> text.contains("connections.yaml:3:16: ")))));
    }

    @Test
    void every_problem_of_a_file_is_listed_at_once() {
        suites.write("bad.yaml", """
                version: 1
                suite: Bad
                connection: ship
                checks:
                  - row_cuont: {table: orders, min: 1}
                  - not_null: {table: orders, column: id}
                    fail_above: 0.5
                """);
        all().execute()
                .testEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(
                                displayName("bad.yaml cannot be read"),
                                finishedWithFailure(message(text -> text.startsWith("[SUITE_UNREADABLE] 3 problems")
                                        && text.contains(":3:13: ")
                                        && text.contains(":5:5: ")
                                        && text.contains(":7:17: ")))));
    }
}
