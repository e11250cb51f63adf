package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.Child;
import dev.assay.testing.SnowflakeServer;
import dev.assay.testing.SnowflakeTestDatabase;
import dev.assay.testing.SuiteFolder;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged command on Snowflake: its driver lies beside the class path and is loaded when a connection needs it. */
class SnowflakeIT {

    private static final Path DRIVERS = Path.of("target", "drivers").toAbsolutePath();

    private final SnowflakeTestDatabase database = SnowflakeServer.shared().database();

    @TempDir
    private Path folder;

    private SuiteFolder suites = new SuiteFolder(Path.of(""));

    @BeforeEach
    void suites() {
        database.execute(
                "create table orders (id int, status varchar)", "insert into orders values (1, 'new'), (2, null)");
        suites = new SuiteFolder(folder);
        suites.write("connections.yaml", """
                version: 1
                connections:
                  lake:
                    type: snowflake
                    url: http://127.0.0.1:%d
                    user: %s
                    password: ${LAKE_PASSWORD}
                    role: TEST_ROLE
                    warehouse: TEST_WH
                    database: %s
                    schema: PUBLIC
                    sees: all_rows
                    sample: {unclassified: show}
                """.formatted(database.server().port(), database.user(), database.name()));
        suites.write("orders.yaml", """
                version: 1
                suite: Orders
                connection: lake
                tables:
                  orders:
                    columns:
                      id: [not_null, unique]
                      status: [not_null]
                """);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private Child run(String... options) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of("env", "LAKE_PASSWORD=" + database.password(), java));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", Child.distribution(), "dev.assay.cli.Main", "run", "--report", "json", "."));
        return Child.run(folder, command);
    }

    @Test
    void the_driver_beside_the_class_path_is_found_and_says_nothing() throws Exception {
        Child child = run("-Dassay.drivers=" + DRIVERS);
        assertThat(child.code()).as(child.output()).isEqualTo(Exit.FAILED);
        assertThat(suites.statuses())
                .containsExactly(
                        "orders.not_null(id) PASSED", "orders.unique(id) PASSED", "orders.not_null(status) FAILED");
        assertThat(suites.results().path("costs").get(0).path("suites").get(0).asString())
                .isEqualTo("Orders");
        assertThat(child.output())
                .contains("lake: 2 statements read ")
                .doesNotContain(database.password())
                .doesNotContainIgnoringCase("net.snowflake")
                .doesNotContain("WARNING", "INFO:");
    }

    @Test
    void without_the_driver_one_line_says_how_to_add_it() throws Exception {
        Child child = run("-Dassay.drivers=" + folder + File.separator + "none");
        assertThat(child.code()).as(child.output()).isEqualTo(Exit.NOT_CHECKED);
        assertThat(child.output())
                .contains("[DRIVER_MISSING] Connection 'lake' needs Snowflake's JDBC driver, which is not there: add"
                        + " net.snowflake:snowflake-jdbc (4.4.1 or newer) to the class path.");
    }
}
