package dev.assay.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;

import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A suite that can no longer be read says nothing of its data, whatever its checks found before. */
@Tag("fast")
class UnreadableSuiteTest {

    private static final String SUITE = """
            version: 1
            suite: %1$s
            domain: %1$s
            connection: shop
            checks: [{row_count: {table: orders, min: 1}}]
            """;

    @TempDir
    Path folder;

    private final TestDatabase database =
            TestPostgres.newest().database().run("CREATE TABLE orders (id int); INSERT INTO orders VALUES (1)");

    private String page(SuiteFolder suites, String asOf) throws Exception {
        Engine.over(suites)
                .selectors(selectDirectory(suites.folder().toString()))
                .configurationParameter(Constants.REPORT, "page")
                .configurationParameter(Constants.AS_OF, asOf)
                .execute();
        return Files.readString(suites.reports().resolve("latest/index.html"));
    }

    @Test
    void its_domain_is_not_known() throws Exception {
        SuiteFolder suites = SuiteFolder.over(folder, database);
        suites.write("billing.yaml", SUITE.formatted("Billing"));
        suites.write("sales.yaml", SUITE.formatted("Sales"));
        assertThat(page(suites, "2027-01-12T06:00:00Z"))
                .contains("<title>Assay: USABLE</title>")
                .containsPattern("Sales</th><td><span class=\"v good\">USABLE");
        suites.write("sales.yaml", SUITE.formatted("Sales") + "wrong: true\n");
        assertThat(page(suites, "2027-01-12T07:00:00Z"))
                .contains("<title>Assay: NOT KNOWN</title>")
                .containsPattern("Billing</th><td><span class=\"v good\">USABLE")
                .containsPattern("Sales</th><td><span class=\"v unknown\">NOT KNOWN");
    }
}
