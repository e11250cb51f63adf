package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.Child;
import dev.assay.testing.Debezium;
import dev.assay.testing.PythonTools;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code suites/cdc/live.sh} without its shell: the suite runs on tables that Debezium copies while they are written; then the connector
 * is killed and started again, and faults are planted. {@code -Dassay.cdc.lake=true} adds the copy in the emulator of Snowflake.
 */
@Tag("faults")
class CdcLiveTest {

    private static final Path SUITES = Path.of("suites", "cdc");

    private static final boolean LAKE = Boolean.getBoolean("assay.cdc.lake");

    @TempDir
    static Path reports;

    private static Child live;

    @BeforeAll
    static void run() throws Exception {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> arguments =
                new ArrayList<>(List.of(SUITES.toString(), Debezium.jars().toString(), reports.toString()));
        if (LAKE) {
            arguments.add(jarOf(Class.forName("net.snowflake.client.api.driver.SnowflakeDriver")));
            arguments.add(PythonTools.interpreter().toString());
            arguments.add(PythonTools.script("snowflake/server.py").toString());
        }
        live = Child.java(
                Path.of("").toAbsolutePath(),
                classPath,
                SUITES.resolve("live/Live.java").toString(),
                arguments);
    }

    private static String jarOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    /** The copies, each with what went wrong in it. */
    static Stream<Arguments> copies() {
        List<String> lost = List.of("9700000 missing in the copy", "970 different", "1067 extra in the copy");
        List<String> planted = new ArrayList<>(lost);
        planted.addAll(List.of("9700097 extra in the copy", "1164 different"));
        return LAKE
                ? Stream.of(Arguments.of("live", planted), Arguments.of("lake", lost))
                : Stream.of(Arguments.of("live", planted));
    }

    @ParameterizedTest
    @MethodSource("copies")
    void a_true_copy_raises_no_alarm_while_it_moves(String copy) {
        Copied before = Copied.read(reports.resolve("before-" + copy));
        assertThat(before.statuses())
                .as(live.output())
                .isEqualTo(new TreeMap<>(Map.of("current-state", "PASSED", "changelog", "PASSED", "lag", "PASSED")));
        assertThat(before.message("changelog")).contains("Scheme A");
        assertThat(before.message("current-state")).contains("Scheme C");
    }

    @ParameterizedTest
    @MethodSource("copies")
    void after_a_kill_the_planted_faults_are_found_as_exactly_their_keys(String copy, List<String> faults) {
        Copied after = Copied.read(reports.resolve("after-" + copy));
        for (String check : List.of("current-state", "changelog")) {
            assertThat(after.differences(check))
                    .as(check + "\n" + live.output())
                    .containsExactlyInAnyOrderElementsOf(faults);
        }
    }

    @Test
    void it_ends_well_and_leaves_nothing_behind() {
        assertThat(live.code()).as(live.output()).isZero();
        assertThat(live.output()).doesNotContain("live.sh left");
    }
}
