package dev.assay.report.allure;

import dev.assay.result.FailureCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Allure's categories: results grouped by the code at the start of their message, named for people who look after the data. */
final class AllureCategories {

    private static final List<Map.Entry<FailureCode, String>> FAILED = List.of(
            Map.entry(FailureCode.RULE_VIOLATED, "The data breaks a rule"),
            Map.entry(FailureCode.DATA_STALE, "The data is stale"),
            Map.entry(FailureCode.CONTRACT_BROKEN, "The table is not built as agreed"),
            Map.entry(FailureCode.NO_ROWS, "Nothing was there to check"));

    private static final List<Map.Entry<FailureCode, String>> BROKEN = List.of(
            Map.entry(FailureCode.DATABASE_UNREACHABLE, "Could not be checked: the database does not answer"),
            Map.entry(FailureCode.LOGIN_REFUSED, "Could not be checked: the login was refused"),
            Map.entry(FailureCode.PERMISSION_DENIED, "Could not be checked: a right is missing"),
            Map.entry(FailureCode.ROWS_HIDDEN, "Could not be checked: rows are hidden from us"),
            Map.entry(FailureCode.TABLE_MISSING, "Could not be checked: the table is missing"),
            Map.entry(FailureCode.COLUMN_MISSING, "Could not be checked: the column is missing"),
            Map.entry(FailureCode.TIMED_OUT, "Could not be checked: it took too long"),
            Map.entry(FailureCode.OVER_BUDGET, "Could not be checked: it would have cost too much"),
            Map.entry(FailureCode.QUERY_REFUSED, "Could not be checked: the database refused the query"),
            Map.entry(FailureCode.EMBEDDED_FAILED, "Could not be checked: the embedded database did not start"),
            Map.entry(FailureCode.CANCELLED, "Could not be checked: the run was cancelled"),
            Map.entry(FailureCode.SUITE_UNREADABLE, "Could not be checked: the suite file could not be read"));

    private AllureCategories() {}

    static List<Map<String, Object>> all() {
        List<Map<String, Object>> all = new ArrayList<>();
        FAILED.forEach(one -> all.add(category(one.getValue(), "\\[" + one.getKey() + "\\].*", "failed")));
        all.add(category("The data fails in another way", but(FAILED), "failed"));
        BROKEN.forEach(one -> all.add(category(one.getValue(), "\\[" + one.getKey() + "\\].*", "broken")));
        all.add(category("Could not be checked: another reason", but(BROKEN), "broken"));
        all.add(category("Warning: tolerated, but worth a look", "\\[WARNED\\].*", "passed"));
        all.add(category("Waived: known, and accepted until a date", "\\[WAIVED\\].*", "passed"));
        all.add(category("Not run: the run ended first", "\\[NOT_RUN\\].*", "skipped"));
        all.add(category("Switched off", "(?!\\[NOT_RUN\\]).*", "skipped"));
        return all;
    }

    private static String but(List<Map.Entry<FailureCode, String>> categories) {
        String codes = categories.stream().map(one -> one.getKey().name()).collect(Collectors.joining("|"));
        return "(?!\\[(" + codes + ")\\]).*";
    }

    private static Map<String, Object> category(String name, String regex, String status) {
        Map<String, Object> category = new LinkedHashMap<>();
        category.put("name", name);
        category.put("messageRegex", "(?s)" + regex);
        category.put("matchedStatuses", List.of(status));
        return category;
    }
}
