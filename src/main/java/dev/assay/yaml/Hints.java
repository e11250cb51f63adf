package dev.assay.yaml;

import dev.assay.text.EditDistance;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Suggests what an unknown word may mean: the name that another tool uses, or a misspelt one. */
public final class Hints {

    /** Our keys and types by the names that other tools give them. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("where", "filter"),
            Map.entry("row_condition", "filter"),
            Map.entry("condition", "filter"),
            Map.entry("field", "to"),
            Map.entry("min_value", "min"),
            Map.entry("max_value", "max"),
            Map.entry("minimum", "min"),
            Map.entry("maximum", "max"),
            Map.entry("pattern", "matches_regex"),
            Map.entry("allowed_values", "accepted_values"),
            Map.entry("enum", "accepted_values"),
            Map.entry("between", "accepted_range"),
            Map.entry("range", "accepted_range"),
            Map.entry("no_nulls", "not_null"),
            Map.entry("required", "not_null"),
            Map.entry("duplicates", "unique"),
            Map.entry("custom_sql", "failed_rows_sql"),
            Map.entry("failed_rows", "failed_rows_sql"),
            Map.entry("sql", "failed_rows_sql"),
            Map.entry("expression", "expression_is_true"),
            Map.entry("error_if", "fail_above"),
            Map.entry("fail_if", "fail_above"),
            Map.entry("threshold", "fail_above"),
            Map.entry("mostly", "fail_above"),
            Map.entry("warn_if", "warn_above"),
            Map.entry("title", "name"),
            Map.entry("models", "tables"),
            Map.entry("tests", "checks"),
            Map.entry("data_tests", "checks"),
            Map.entry("expectations", "checks"),
            Map.entry("dataset", "tables"),
            Map.entry("datasource", "connection"),
            Map.entry("data_source", "connection"),
            Map.entry("username", "user"),
            Map.entry("timeout", "statement_timeout"),
            Map.entry("file", "from"),
            Map.entry("null", "null_as"));

    /** The same for parameters, which are asked second: a name may mean a key above and a parameter here. */
    private static final Map<String, String> PARAMETERS = Map.ofEntries(
            Map.entry("pattern", "regex"),
            Map.entry("value_set", "values"),
            Map.entry("allowed_values", "values"),
            Map.entry("strict_min", "above"),
            Map.entry("strict_max", "below"),
            Map.entry("model", "to"),
            Map.entry("field", "to"),
            Map.entry("column_name", "column"),
            Map.entry("column_list", "columns"),
            Map.entry("sql", "query"),
            Map.entry("condition", "expression"),
            Map.entry("query", "expression"));

    /** Keys that belong beside a check's type, and that authors write among its parameters. */
    private static final Set<String> BESIDE = Set.of("filter", "fail_above", "warn_above", "name");

    /** A longer list does not help on one line. */
    private static final int MOST_LISTED = 40;

    private Hints() {}

    /**
     * The second half of a message, behind "… is unknown: ".
     *
     * @param word the unknown word
     * @param known the words that are allowed in its place
     * @return what to do
     */
    public static String of(String word, Collection<String> known) {
        String plain = word.toLowerCase(Locale.ROOT);
        String elsewhere = ELSEWHERE.getOrDefault(plain, plain);
        if (known.contains(elsewhere)) {
            return "did you mean '" + elsewhere + "'?";
        }
        String parameter = PARAMETERS.get(plain);
        if (parameter != null && known.contains(parameter)) {
            return "did you mean '" + parameter + "'?";
        }
        String nearest = nearest(word, known);
        if (!nearest.isEmpty()) {
            return "did you mean '" + nearest + "'?";
        }
        if (BESIDE.contains(elsewhere) && !known.contains("fail_above")) {
            return (elsewhere.equals(plain) ? "it stands" : "write '" + elsewhere + "' in its place,")
                    + " on the check itself, beside the type";
        }
        if (known.isEmpty()) {
            return "nothing may stand here, so remove it";
        }
        if (known.size() > MOST_LISTED) {
            return "docs/checks lists what may stand here, by the names of other tools too";
        }
        return known.size() == 1
                ? "only " + String.join("", known) + " may stand here"
                : "what may stand here is " + String.join(", ", known);
    }

    /**
     * The known word that is spelt nearly so.
     *
     * @param word the unknown word
     * @param known the words that are allowed in its place
     * @return the word; empty where there is none
     */
    public static String nearest(String word, Collection<String> known) {
        String meant = word.toLowerCase(Locale.ROOT).replace('-', '_');
        String nearest = "";
        int least = Integer.MAX_VALUE;
        for (String candidate : known) {
            int most = Math.max(1, candidate.length() / 4);
            int distance = EditDistance.between(meant, candidate, most);
            if (distance <= most && distance < least && candidate.length() > 2) {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest;
    }
}
