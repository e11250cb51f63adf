package dev.assay.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;

import dev.assay.testing.SuiteFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.testkit.engine.EngineTestKit;

/** What a node says of itself: name, source, tags. */
class DescriptorsTest {

    private static final String CHECK = "orders.accepted_values(status)";

    @TempDir
    Path folder;

    private SuiteFolder suites;
    private Path file;

    @BeforeEach
    void write() {
        suites = Shop.nowhere(folder);
        file = suites.write("shop.yaml", Shop.SUITE);
    }

    private TestDescriptor root(EngineTestKit.Builder builder) {
        return builder.selectors(selectFile(file.toString())).discover().getEngineDescriptor();
    }

    @Test
    void a_node_points_to_its_file_line_and_column() {
        TestDescriptor root = root(Engine.over(suites));
        assertThat(Engine.find(root, CHECK).getSource())
                .contains(FileSource.from(file.toFile(), FilePosition.from(12, 11)));
        assertThat(Engine.find(root, "customers").getSource())
                .contains(FileSource.from(file.toFile(), FilePosition.from(15, 3)));
        assertThat(Engine.find(root, "Shop").getSource())
                .hasValueSatisfying(
                        source -> assertThat(((FileSource) source).getFile()).isEqualTo(file.toFile()));
    }

    @Test
    void a_check_has_a_name_for_people_and_a_key_for_reports_without_a_tree() {
        TestDescriptor check = Engine.find(root(Engine.over(suites)), CHECK);
        assertThat(check.getDisplayName()).startsWith("status: ");
        assertThat(check.getLegacyReportingName()).isEqualTo(CHECK);
    }

    @Test
    void long_names_say_suite_and_table_too() {
        TestDescriptor root = root(Engine.over(suites).configurationParameter(Constants.NAMING_STRATEGY, "long"));
        assertThat(Engine.find(root, CHECK).getDisplayName()).startsWith("Shop - orders - status: ");
        assertThat(Engine.find(root, "order-has-customer").getDisplayName()).startsWith("Shop - failed rows sql");
    }

    @Test
    void a_check_has_the_tags_of_its_suite_and_its_own() {
        TestDescriptor root = root(Engine.over(suites));
        assertThat(Engine.find(root, CHECK).getTags()).containsExactly(TestTag.create("nightly"));
        assertThat(Engine.find(root, "orders.not_null(status)").getTags())
                .containsExactlyInAnyOrder(TestTag.create("nightly"), TestTag.create("slow"));
        assertThat(Engine.find(root, "Shop").getTags()).containsExactly(TestTag.create("nightly"));
    }
}
