package dev.assay.database.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.CheckType;
import dev.assay.database.DatabaseProvider;
import dev.assay.database.DatabaseProviders;
import dev.assay.plan.PlanRule;
import dev.assay.suite.schema.ConnectionsPageTest;
import dev.assay.testing.DatabaseUnderTest;
import dev.assay.testing.Suites;
import dev.assay.testing.Worked;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documents of worked verdicts on a database that Assay does not know: it is found by a service file, as a user's own would be. */
class DuckDbTest {

    @TempDir
    private Path folder;

    private final Thread thread = Thread.currentThread();
    private final ClassLoader before = thread.getContextClassLoader();

    @BeforeEach
    void finds_the_service_file() throws Exception {
        URL services = Path.of("src/test/resources/duckdb").toUri().toURL();
        thread.setContextClassLoader(new URLClassLoader(new URL[] {services}, before));
    }

    @AfterEach
    void finds_it_no_longer() {
        thread.setContextClassLoader(before);
    }

    private static List<Worked> documents() {
        List<String> types = ServiceLoader.load(CheckType.class).stream()
                .map(type -> "types/" + type.get().spec().name())
                .sorted()
                .toList();
        return Stream.concat(types.stream(), Stream.of("worked/values", "worked/json", "worked/partitions"))
                .map(name -> Worked.of(CheckType.class, name + ".yaml"))
                .toList();
    }

    /** But for those that {@link DuckDbUnderTest#differing} names with their cause. */
    @Test
    void verdicts_are_those_that_were_worked_out_by_hand() throws Exception {
        DuckDbUnderTest duckdb = new DuckDbUnderTest(folder);
        int all = 0;
        for (Worked worked : documents()) {
            try (DatabaseUnderTest.Fresh fresh = duckdb.fresh()) {
                worked.makeIn(fresh);
                for (String plan : List.of(PlanRule.FULL, PlanRule.NAIVE)) {
                    Path own = Files.createTempDirectory(folder, plan);
                    worked.assertHolds(
                            duckdb, Suites.on(fresh, own).planned(plan).connecting("sample: {unclassified: show}"));
                }
            }
            all += worked.written().size();
        }
        assertThat(duckdb.differing()).hasSizeLessThanOrEqualTo(all / 10);
    }

    @Test
    void its_keys_can_be_put_on_a_page() {
        DatabaseProvider found = DatabaseProviders.found().of("duckdb").orElseThrow();
        assertThat(ConnectionsPageTest.section(found))
                .startsWith("#### type: duckdb\n\nA DuckDB file, read in this process.\n")
                .contains("| `file` | The database's file, relative to connections.yaml. | required |\n")
                .contains("| `statement_timeout` | How long a statement may run. | 10m |\n")
                .contains("| `sample` | ");
    }

    @Test
    void it_is_not_known_without_its_service_file() {
        assertThat(DatabaseProviders.found().types()).contains("duckdb");
        thread.setContextClassLoader(before);
        assertThat(DatabaseProviders.found().types()).doesNotContain("duckdb");
    }
}
