package dev.assay.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.run.RunOptions;
import dev.assay.suite.RunSettings;
import dev.assay.suite.StoreSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.ConfigurationParameters;

/** The settings of runs: configuration parameters before {@code assay.yaml}, and that before what holds otherwise. */
@Tag("fast")
class SettingsTest {

    private static final RunSettings FILE = new RunSettings(
            30,
            Duration.ofDays(90),
            Path.of("/srv/out"),
            true,
            List.of("json"),
            null,
            Duration.ofHours(6),
            List.of("unique"),
            new StoreSettings("quality", "checks", null, null));

    private static RunOptions options(Map<String, String> parameters, RunSettings file) {
        return configuration(parameters).options(Instant.EPOCH, file);
    }

    private static Configuration configuration(Map<String, String> parameters) {
        return new Configuration(new ConfigurationParameters() {

            @Override
            public Optional<String> get(String key) {
                return Optional.ofNullable(parameters.get(key));
            }

            @Override
            public Optional<Boolean> getBoolean(String key) {
                return get(key).map(Boolean::valueOf);
            }

            @Override
            public Set<String> keySet() {
                return parameters.keySet();
            }
        });
    }

    @Test
    void without_any_the_defaults_hold() {
        RunOptions options = options(Map.of(), RunSettings.NONE);
        assertThat(options.reports()).isEqualTo(Path.of("reports").toAbsolutePath());
        assertThat(options.sinks()).containsExactlyElementsOf(DefaultReports.in(System.getenv()));
        assertThat(options.settings().validity()).isEqualTo(Duration.ofHours(24));
        assertThat(options.settings()).isEqualTo(RunSettings.NONE);
    }

    @Test
    void a_job_of_github_actions_annotates() {
        assertThat(DefaultReports.in(Map.of())).containsExactly("json", "junit", "page", "allure");
        assertThat(DefaultReports.in(Map.of("GITHUB_ACTIONS", "true")))
                .containsExactly("json", "junit", "page", "allure", "github");
    }

    @Test
    void the_file_wins_over_the_defaults() {
        RunOptions options = options(Map.of(), FILE);
        assertThat(options.reports()).isEqualTo(Path.of("/srv/out"));
        assertThat(options.sinks()).containsExactly("json");
        assertThat(options.settings().validity()).isEqualTo(Duration.ofHours(9));
    }

    @Test
    void a_parameter_wins_over_the_file() {
        RunOptions options = options(
                Map.of(
                        Constants.REPORT, "none",
                        Constants.REPORTS_DIR, "out",
                        Constants.REPORTS_MODE, "owner",
                        Constants.KEEP_RUNS, "5",
                        Constants.KEEP_AGE, "7d",
                        Constants.VALID_FOR, "1h",
                        Constants.SCHEDULE, "2h",
                        Constants.CRITICAL, "none",
                        Constants.RESULTS_STORE_CONNECTION, "none"),
                FILE);
        assertThat(options.sinks()).isEmpty();
        assertThat(options.reports()).isEqualTo(Path.of("out").toAbsolutePath());
        assertThat(options.settings())
                .isEqualTo(new RunSettings(
                        5,
                        Duration.ofDays(7),
                        Path.of("out").toAbsolutePath(),
                        false,
                        List.of(),
                        Duration.ofHours(1),
                        Duration.ofHours(2),
                        List.of(),
                        new StoreSettings("none", "checks", null, null)));
        assertThat(options.settings().store()).matches(store -> store != null && !store.isOn());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            assay.reports.mode | open | owner or shared
            assay.keep.runs | 0       | a whole number from 1
            assay.keep.age  | a year  | an age such as 365d
            assay.valid_for | 24      | an age such as 24h
            assay.schedule  | nightly | an age such as 12h
            """)
    void a_wrong_parameter_is_an_error_that_says_what_is_right(String key, String value, String right) {
        assertThatThrownBy(() -> configuration(Map.of(key, value)).settings())
                .hasStackTraceContaining(
                        "The configuration parameter " + key + " is '" + value + "', it takes " + right);
    }
}
