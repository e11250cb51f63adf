package dev.assay.check.builtin.schema;

import dev.assay.check.Text;
import dev.assay.plan.ask.TableMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How columns differ from the expected ones.
 *
 * @param missing expected columns that do not exist
 * @param additional existing columns that are not expected
 * @param retyped columns of another type than expected, each with both types
 */
record Differences(List<String> missing, List<String> additional, List<String> retyped) {

    /**
     * Compares columns with the expected ones.
     *
     * @param expected the expected types by exact column name
     */
    static Differences of(List<TableMetadata.Column> columns, Map<String, String> expected) {
        List<String> missing = new ArrayList<>(expected.keySet());
        List<String> additional = new ArrayList<>();
        List<String> retyped = new ArrayList<>();
        for (TableMetadata.Column column : columns) {
            String type = expected.get(column.name());
            missing.remove(column.name());
            if (type == null) {
                additional.add(column.name());
            } else if (!type.equals(column.databaseType())) {
                retyped.add(retyped(column, type));
            }
        }
        return new Differences(missing, additional, retyped);
    }

    static String retyped(TableMetadata.Column column, String expected) {
        return column.name() + " (" + column.databaseType() + ", not " + expected + ")";
    }

    int count() {
        return missing.size() + additional.size() + retyped.size();
    }

    /**
     * Describes the differences in one sentence per kind.
     *
     * @param missingWords the words before missing columns, such as {@code Missing}
     * @param additionalWords the words before additional columns
     */
    String text(String missingWords, String additionalWords) {
        List<String> sentences = new ArrayList<>();
        add(sentences, missingWords, missing);
        add(sentences, additionalWords, additional);
        add(sentences, "Of another type", retyped);
        return String.join(" ", sentences);
    }

    private static void add(List<String> sentences, String words, List<String> columns) {
        if (!columns.isEmpty()) {
            sentences.add(words + ": " + Text.names(columns) + ".");
        }
    }
}
