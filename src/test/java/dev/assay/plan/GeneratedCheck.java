package dev.assay.plan;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A check that chance made, and SQL that says, written without the planner, what it must find.
 *
 * @param table the table that it is about
 * @param id its id
 * @param item the item of a suite that declares it
 * @param failing a query for the number of failing rows; null where rows are not what is judged
 * @param examined a query for the number of rows examined; null where they are not counted
 * @param rows a query for what a sample may show, by the names of the sample's columns
 */
record GeneratedCheck(
        GeneratedTable table,
        String id,
        Map<String, Object> item,
        @Nullable String failing,
        @Nullable String examined,
        Function<List<String>, String> rows) {

    /** The item as YAML in flow style. */
    String yaml() {
        return JsonMapper.shared().writeValueAsString(item);
    }
}
