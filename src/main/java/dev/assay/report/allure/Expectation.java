package dev.assay.report.allure;

import dev.assay.report.Visible;
import dev.assay.result.CheckResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a check expects, in words for readers who do not know the suite's language. */
final class Expectation {

    private Expectation() {}

    /** The check's name and its limits: {@code Every flight has a plane (at most 1% of the rows may break the rule)}. */
    static String of(CheckResult result) {
        List<String> limits = new ArrayList<>();
        new TreeMap<>(result.limits())
                .entrySet()
                .forEach(limit -> limits.add(words(limit, result.check().unit())));
        String name = Visible.line(result.check().info().name());
        return limits.isEmpty() ? name : name + " (" + String.join("; ", limits) + ")";
    }

    private static String words(Map.Entry<String, String> limit, String unit) {
        String value = Visible.line(limit.getValue());
        return switch (limit.getKey()) {
            case "fail_above" -> failAbove(value, unit);
            case "warn_above" -> "a warning above " + many(value, unit);
            case "fail_after" -> "at most " + value + " old";
            case "warn_after" -> "a warning after " + value;
            case "min" -> "at least " + value;
            case "max" -> "at most " + value;
            case "above" -> "above " + value;
            case "below" -> "below " + value;
            case "warn_min" -> "a warning below " + value;
            case "warn_max" -> "a warning above " + value;
            default -> Visible.line(limit.getKey()) + ": " + value;
        };
    }

    private static String failAbove(String value, String unit) {
        return switch (value) {
            case "0" -> "no " + unit + " may break the rule";
            case "never" -> "never counts as failed";
            default -> "at most " + many(value, unit) + " may break the rule";
        };
    }

    private static String many(String value, String unit) {
        return value + (value.endsWith("%") ? " of the " : " ") + unit + "s";
    }
}
