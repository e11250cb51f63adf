package dev.assay.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;
import static org.junit.platform.launcher.TagFilter.excludeTags;
import static org.junit.platform.launcher.TagFilter.includeTags;

import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.Filter;

/** Tags choose checks, and only what is chosen is measured. */
class TagsTest {

    private static TestDatabase database;

    @TempDir
    Path folder;

    private SuiteFolder suites;

    @BeforeAll
    static void fill() {
        database = Shop.database();
    }

    @BeforeEach
    void write() {
        suites = SuiteFolder.over(folder, database);
        suites.write("shop.yaml", Shop.SUITE);
    }

    private List<String> run(Filter<?> filter) {
        return Engine.started(Engine.over(suites)
                .selectors(selectFile(folder.resolve("shop.yaml").toString()))
                .filters(filter)
                .execute());
    }

    @Test
    void an_included_tag_chooses_the_checks_that_have_it() {
        assertThat(run(includeTags("slow"))).containsExactly("orders.not_null(status)");
        assertThat(suites.statuses()).containsExactly("orders.not_null(status) PASSED");
        assertThat(suites.results().path("scans")).hasSize(1);
    }

    @Test
    void an_excluded_tag_leaves_the_others() {
        assertThat(run(excludeTags("slow"))).hasSize(6).doesNotContain("orders.not_null(status)");
    }

    @Test
    void a_suites_tag_is_each_checks_tag() {
        assertThat(run(includeTags("nightly"))).hasSize(7);
        assertThat(run(includeTags("nightly & !slow"))).hasSize(6);
    }

    @Test
    void a_tag_that_nothing_has_runs_nothing_and_leaves_no_report() {
        assertThat(run(includeTags("weekly"))).isEmpty();
        assertThat(suites.reports()).doesNotExist();
    }
}
