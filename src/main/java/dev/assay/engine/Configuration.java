package dev.assay.engine;

import dev.assay.run.RunOptions;
import dev.assay.suite.RunSettings;
import dev.assay.suite.StoreSettings;
import dev.assay.yaml.Ages;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.ConfigurationParameters;

/** Reads the configuration parameters, which {@link Constants} documents. */
final class Configuration {

    private final ConfigurationParameters parameters;

    Configuration(ConfigurationParameters parameters) {
        this.parameters = parameters;
    }

    /** The base of relative paths. */
    static Path workingDirectory() {
        return Path.of("").toAbsolutePath().normalize();
    }

    Instant asOf() {
        return parameters
                .get(Constants.AS_OF, text -> {
                    try {
                        return Instant.parse(text);
                    } catch (DateTimeParseException e) {
                        throw invalid(Constants.AS_OF, text, "an instant such as 2026-01-31T06:00:00Z");
                    }
                })
                .orElseGet(() -> Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    Map<String, String> variables() {
        return parameters.keySet().stream()
                .filter(key -> key.startsWith(Constants.SET_PREFIX))
                .collect(Collectors.toMap(
                        key -> key.substring(Constants.SET_PREFIX.length()),
                        key -> parameters.get(key).orElse("")));
    }

    /** The environment; null if none is chosen. */
    @Nullable
    String environment() {
        return parameters.get(Constants.ENVIRONMENT).orElse(null);
    }

    /** The branch of the code that runs, as the configuration or the CI server says; null if neither does. */
    @Nullable
    String branch() {
        return parameters.get(Constants.BRANCH).orElseGet(() -> Branch.in(System.getenv()));
    }

    boolean longNames() {
        String strategy =
                parameters.get(Constants.NAMING_STRATEGY).orElse("short").toLowerCase(Locale.ROOT);
        if (!strategy.equals("short") && !strategy.equals("long")) {
            throw invalid(Constants.NAMING_STRATEGY, strategy, "short or long");
        }
        return strategy.equals("long");
    }

    /** The settings that are said here and so take the place of those of {@code assay.yaml}. */
    RunSettings settings() {
        return new RunSettings(
                parameters
                        .get(Constants.KEEP_RUNS, text -> {
                            if (!text.matches("[1-9][0-9]{0,8}")) {
                                throw invalid(Constants.KEEP_RUNS, text, "a whole number from 1");
                            }
                            return Integer.valueOf(text);
                        })
                        .orElse(null),
                age(Constants.KEEP_AGE, "365d"),
                parameters
                        .get(Constants.REPORTS_DIR)
                        .map(folder -> workingDirectory().resolve(folder).normalize())
                        .orElse(null),
                parameters
                        .get(Constants.REPORTS_MODE)
                        .map(Configuration::shared)
                        .orElse(null),
                parameters.get(Constants.REPORT).map(Configuration::names).orElse(null),
                age(Constants.VALID_FOR, "24h"),
                age(Constants.SCHEDULE, "12h"),
                parameters.get(Constants.CRITICAL).map(Configuration::names).orElse(null),
                store());
    }

    private @Nullable StoreSettings store() {
        String connection = parameters.get(Constants.RESULTS_STORE_CONNECTION).orElse(null);
        String schema = parameters.get(Constants.RESULTS_STORE_SCHEMA).orElse(null);
        return connection == null && schema == null ? null : new StoreSettings(connection, schema, null, null);
    }

    private @Nullable Duration age(String key, String example) {
        return parameters
                .get(key, text -> {
                    try {
                        return Ages.parse(text);
                    } catch (IllegalArgumentException e) {
                        throw invalid(key, text, "an age such as " + example);
                    }
                })
                .orElse(null);
    }

    private static boolean shared(String mode) {
        if (!RunSettings.MODES.contains(mode)) {
            throw invalid(Constants.REPORTS_MODE, mode, String.join(" or ", RunSettings.MODES));
        }
        return mode.equals(RunSettings.SHARED);
    }

    /** The names of a list; none for {@code none}. */
    private static List<String> names(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty() && !name.equals("none"))
                .distinct()
                .toList();
    }

    /** What is said to the sinks. */
    private Map<String, String> sinkParameters() {
        return parameters.keySet().stream()
                .filter(key -> key.startsWith(Constants.SINK_PREFIX))
                .collect(Collectors.toMap(
                        key -> key.substring(Constants.SINK_PREFIX.length()),
                        key -> parameters.get(key).orElse("")));
    }

    /** @param file the settings of {@code assay.yaml} */
    RunOptions options(Instant asOf, RunSettings file) {
        RunSettings settings = settings().over(file);
        List<String> sinks = Objects.requireNonNullElseGet(settings.write(), () -> DefaultReports.in(System.getenv()));
        Path folder = Objects.requireNonNullElseGet(
                settings.reports(), () -> workingDirectory().resolve("reports"));
        String plan = parameters.get(Constants.PLAN).orElse("full");
        try {
            return new RunOptions(asOf, folder, plan, sinks, environment(), branch(), null, settings, sinkParameters());
        } catch (IllegalArgumentException e) {
            throw invalid(Constants.PLAN, plan, e.getMessage());
        }
    }

    static JUnitException invalid(String key, String value, @Nullable String expected) {
        return new JUnitException("The configuration parameter " + key + " is '" + value + "', it takes " + expected);
    }
}
