package dev.assay.report.allure;

import dev.assay.result.CheckResult;
import dev.assay.result.DeclaredCheck;
import dev.assay.result.FailureCode;
import dev.assay.result.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Allure's categories, the worst first, named for people who look after the data. Each result is in at most one. */
final class AllureCategories {

    /** They make a table unusable; see the first page. */
    private static final String CRITICAL = "(blocker|critical) ";

    private static final String OTHER = "(normal|minor|trivial) ";

    private static final String ANY = "\\w+ ";

    private static final List<Map.Entry<FailureCode, String>> FAILED = List.of(
            Map.entry(FailureCode.RULE_VIOLATED, "The data breaks a rule"),
            Map.entry(FailureCode.DATA_STALE, "The data is stale"),
            Map.entry(FailureCode.CONTRACT_BROKEN, "The table is not built as agreed"),
            Map.entry(FailureCode.NO_ROWS, "Nothing was there to check"));

    private static final List<Map.Entry<FailureCode, String>> BROKEN = List.of(
            Map.entry(FailureCode.DATABASE_UNREACHABLE, "Could not be checked: the database does not answer"),
            Map.entry(FailureCode.LOGIN_REFUSED, "Could not be checked: the login was refused"),
            Map.entry(FailureCode.ROLE_MAY_WRITE, "Could not be checked: the role may do more than read"),
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

    private static final List<Category> ALL = all();

    private AllureCategories() {}

    /** @param trace what of a result's trace it matches ({@link AllureStatus#trace}) */
    private record Category(String name, String status, Pattern trace) {}

    private static List<Category> all() {
        List<Category> all = new ArrayList<>();
        all.add(new Category("Do not use: critical checks failed", "failed", Pattern.compile(CRITICAL + ".*")));
        FAILED.forEach(one -> all.add(category(one.getValue(), "failed", OTHER + one.getKey())));
        all.add(category("The data fails in another way", "failed", OTHER + but(FAILED)));
        BROKEN.forEach(one -> all.add(category(one.getValue(), "broken", ANY + one.getKey())));
        all.add(category("Could not be checked: another reason", "broken", ANY + but(BROKEN)));
        all.add(category("Not run: the run ended first", "skipped", ANY + Status.NOT_RUN));
        all.add(category("Warning: tolerated, but worth a look", "unknown", ANY + Status.WARNED));
        all.add(category("Waived: known, and accepted until a date", "unknown", ANY + Status.WAIVED));
        all.add(category("Switched off", "skipped", ANY + Status.SKIPPED));
        return all;
    }

    private static Category category(String name, String status, String trace) {
        return new Category(name, status, Pattern.compile(trace));
    }

    private static String but(List<Map.Entry<FailureCode, String>> categories) {
        String codes = categories.stream().map(one -> one.getKey().name()).collect(Collectors.joining("|"));
        return "(?!(" + codes + ")$).*";
    }

    /** The content of {@code categories.json}. */
    static List<Map<String, Object>> described() {
        return ALL.stream()
                .map(one -> {
                    Map<String, Object> category = new LinkedHashMap<>();
                    category.put("name", one.name());
                    category.put("traceRegex", one.trace().pattern());
                    category.put("matchedStatuses", List.of(one.status()));
                    return category;
                })
                .toList();
    }

    /** The category of a result, this run's or an earlier one's; null if the check passed. */
    static @Nullable String of(DeclaredCheck check, Status status, @Nullable FailureCode code) {
        String trace = AllureStatus.trace(check, status, code);
        if (trace == null) {
            return null;
        }
        return ALL.stream()
                .filter(one -> one.status().equals(AllureStatus.word(status))
                        && one.trace().matcher(trace).matches())
                .findFirst()
                .map(Category::name)
                .orElse(null);
    }

    static @Nullable String of(CheckResult result) {
        return of(result.check(), result.status(), result.code());
    }
}
