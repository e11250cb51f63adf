package dev.assay.oracle;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A check that chance made, and how it must end.
 *
 * @param block what its table's block says; null where it stands in the suite's own checks
 * @param item the item of a suite that declares it
 */
record Check(
        String id,
        String type,
        Table table,
        @Nullable Reach block,
        Map<String, Object> item,
        List<Column> groupBy,
        Verdict verdict) {

    /** The item as YAML in flow style. */
    String yaml() {
        return Suite.flow(item);
    }

    /** The columns that it speaks of. */
    List<Column> columns() {
        String yaml = item.toString();
        return table.columns(column -> column.role().equals("id")
                || yaml.matches("(?s).*(?<![\\w ])" + java.util.regex.Pattern.quote(column.name()) + "(?![\\w ]).*"));
    }
}
