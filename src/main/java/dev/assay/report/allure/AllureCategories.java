package dev.assay.report.allure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Groups of results by the code that their message begins with, in the words of somebody who looks after the data. */
final class AllureCategories {

    private static final Map<String, String> FAILED = ordered(
            "RULE_VIOLATED", "The data breaks a rule",
            "DATA_STALE", "The data is stale",
            "CONTRACT_BROKEN", "The table is not built as agreed",
            "NO_ROWS", "Nothing was there to check");

    private static final Map<String, String> BROKEN = ordered(
            "DATABASE_UNREACHABLE", "Could not be checked: the database does not answer",
            "LOGIN_REFUSED", "Could not be checked: the login was refused",
            "PERMISSION_DENIED", "Could not be checked: a right is missing",
            "ROWS_HIDDEN", "Could not be checked: rows are hidden from us",
            "TABLE_MISSING", "Could not be checked: the table is missing",
            "COLUMN_MISSING", "Could not be checked: the column is missing",
            "TIMED_OUT", "Could not be checked: it took too long",
            "OVER_BUDGET", "Could not be checked: it would have cost too much",
            "QUERY_REFUSED", "Could not be checked: the database refused the query",
            "EMBEDDED_FAILED", "Could not be checked: the embedded database did not start",
            "CANCELLED", "Could not be checked: the run was cancelled",
            "SUITE_UNREADABLE", "Could not be checked: the suite file could not be read");

    private AllureCategories() {}

    static List<Map<String, Object>> all() {
        List<Map<String, Object>> all = new ArrayList<>();
        FAILED.forEach((code, name) -> all.add(category(name, "\\[" + code + "\\].*", "failed")));
        all.add(category("The data fails in another way", but(FAILED.keySet()), "failed"));
        BROKEN.forEach((code, name) -> all.add(category(name, "\\[" + code + "\\].*", "broken")));
        all.add(category("Could not be checked: another reason", but(BROKEN.keySet()), "broken"));
        all.add(category("Warning: tolerated, but worth a look", "\\[WARNED\\].*", "passed"));
        all.add(category("Waived: known, and accepted until a date", "\\[WAIVED\\].*", "passed"));
        all.add(category("Not run: the run ended first", "\\[NOT_RUN\\].*", "skipped"));
        all.add(category("Switched off", "(?!\\[NOT_RUN\\]).*", "skipped"));
        return all;
    }

    private static String but(Set<String> codes) {
        return "(?!\\[(" + String.join("|", codes) + ")\\]).*";
    }

    private static Map<String, Object> category(String name, String regex, String status) {
        Map<String, Object> category = new LinkedHashMap<>();
        category.put("name", name);
        category.put("messageRegex", "(?s)" + regex);
        category.put("matchedStatuses", List.of(status));
        return category;
    }

    private static Map<String, String> ordered(String... codesAndNames) {
        Map<String, String> ordered = new LinkedHashMap<>();
        for (int i = 0; i < codesAndNames.length; i += 2) {
            ordered.put(codesAndNames[i], codesAndNames[i + 1]);
        }
        return ordered;
    }
}
