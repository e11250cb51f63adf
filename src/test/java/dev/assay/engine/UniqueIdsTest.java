package dev.assay.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import dev.assay.testing.SuiteFolder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.testkit.engine.EngineDiscoveryResults;

/** Unique ids: of every level, of nothing, and below another engine's. */
class UniqueIdsTest {

    private static final String FAILING = "orders.accepted_values(status)";

    @TempDir
    Path folder;

    private SuiteFolder suites;
    private Path file;

    @BeforeEach
    void write() {
        suites = Shop.nowhere(folder);
        file = suites.write("shop.yaml", Shop.SUITE);
    }

    private UniqueId suite() {
        return Engine.ID.append("suite", file.toString());
    }

    @Test
    void each_node_is_found_again_by_its_id() {
        TestDescriptor root = Engine.over(suites)
                .selectors(selectFile(file.toString()))
                .discover()
                .getEngineDescriptor();
        assertThat(root.getDescendants()).hasSize(10).allSatisfy(node -> {
            TestDescriptor again = Engine.over(suites)
                    .selectors(selectUniqueId(node.getUniqueId()))
                    .discover()
                    .getEngineDescriptor();
            assertThat(again.findByUniqueId(node.getUniqueId()))
                    .hasValueSatisfying(
                            found -> assertThat(Engine.checks(found)).isEqualTo(Engine.checks(node)));
        });
    }

    @Test
    void a_checks_id_is_made_of_its_key_and_of_no_line() {
        UniqueId id = suite().append("table", "orders").append("check", FAILING);
        assertThat(Engine.checks(Engine.over(suites).selectors(selectUniqueId(id))))
                .containsExactly(FAILING);
        suites.write("shop.yaml", Shop.SUITE.replace("tables:", "# a line more\n\ntables:"));
        assertThat(Engine.checks(Engine.over(suites).selectors(selectUniqueId(id))))
                .containsExactly(FAILING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/[suite:gone.yaml]", "/[table:orders]", "/[suite:gone.yaml]/[table:orders]/[check:x]"})
    void an_id_of_nothing_is_reported_and_does_no_harm(String below) {
        EngineDiscoveryResults found = Engine.over(suites)
                .selectors(selectUniqueId(UniqueId.parse(Engine.ID + below)), selectFile(file.toString()))
                .discover();
        assertThat(Engine.checks(found.getEngineDescriptor())).hasSize(7);
        assertThat(found.getDiscoveryIssues())
                .singleElement()
                .satisfies(issue -> assertThat(issue.message()).contains("could not be resolved"));
    }

    @Test
    void an_id_below_a_suite_that_has_no_such_check_or_table_selects_nothing() {
        for (UniqueId id : List.of(
                suite().append("check", "gone"),
                suite().append("table", "gone"),
                suite().append("table", "gone").append("check", FAILING),
                suite().append("unreadable", "suite"))) {
            assertThat(Engine.over(suites)
                            .selectors(selectUniqueId(id))
                            .discover()
                            .getEngineDescriptor()
                            .getDescendants())
                    .as(id.toString())
                    .noneMatch(TestDescriptor::isTest);
        }
    }

    @Test
    void inside_a_suite_class_the_ids_stand_below_the_one_that_was_given() {
        UniqueId given = UniqueId.parse("[engine:junit-platform-suite]/[suite:org.example.Data]/[engine:assay]");
        TestDescriptor root = new AssayTestEngine()
                .discover(request().selectors(selectFile(file.toString())).build(), given);
        assertThat(Engine.checks(root)).hasSize(7);
        assertThat(root.getDescendants())
                .allSatisfy(
                        node -> assertThat(node.getUniqueId().hasPrefix(given)).isTrue());
        UniqueId failing = Engine.find(root, FAILING).getUniqueId();
        assertThat(Engine.checks(new AssayTestEngine()
                        .discover(request().selectors(selectUniqueId(failing)).build(), given)))
                .containsExactly(FAILING);
    }
}
