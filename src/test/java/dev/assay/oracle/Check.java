package dev.assay.oracle;

import java.util.List;
import java.util.Map;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A check that chance made, and how it must end.
 *
 * @param item the item of a suite that declares it
 */
record Check(String id, String type, Table table, Map<String, Object> item, List<Column> groupBy, Verdict verdict) {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    /** The item as YAML in flow style. */
    String yaml() {
        return MAPPER.writeValueAsString(item);
    }

    /** The columns that it speaks of. */
    List<Column> columns() {
        String yaml = item.toString();
        return table.columns(column -> column.role().equals("id")
                || yaml.matches("(?s).*(?<![\\w ])" + java.util.regex.Pattern.quote(column.name()) + "(?![\\w ]).*"));
    }
}
