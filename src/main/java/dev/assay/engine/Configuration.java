package dev.assay.engine;

import dev.assay.run.RunOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    RunOptions options(Instant asOf) {
        String reports = parameters.get(Constants.REPORT).orElse(Constants.REPORT_DEFAULT);
        List<String> sinks = Arrays.stream(reports.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty() && !name.equals("none"))
                .distinct()
                .toList();
        Path folder = workingDirectory()
                .resolve(parameters.get(Constants.REPORTS_DIR).orElse("reports"))
                .normalize();
        String plan = parameters.get(Constants.PLAN).orElse("full");
        try {
            return new RunOptions(asOf, folder, plan, sinks, environment(), branch(), null);
        } catch (IllegalArgumentException e) {
            throw invalid(Constants.PLAN, plan, e.getMessage());
        }
    }

    private static JUnitException invalid(String key, String value, @Nullable String expected) {
        return new JUnitException("The configuration parameter " + key + " is '" + value + "', it takes " + expected);
    }
}
