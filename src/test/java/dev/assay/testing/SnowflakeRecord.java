package dev.assay.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A statement or a log-in as the Snowflake emulator had it.
 *
 * @param fields all that is on record, by name; {@code snowflake/README.md} lists the names
 */
public record SnowflakeRecord(JsonNode fields) {

    /** The statement as it was sent. */
    public String sql() {
        return text("sql");
    }

    /** The bind values in their order, each as {@code TYPE value}; without a value it is {@code TYPE null}. */
    public List<String> bindings() {
        List<String> all = new ArrayList<>();
        for (JsonNode one : fields.path("bindings")) {
            all.add(one.path("type").asString() + " " + one.path("value").asString("null"));
        }
        return all;
    }

    /** The QUERY_TAG that held, of the statement or else of the session; empty where there was none. */
    public String queryTag() {
        return text("queryTag");
    }

    /** The session's parameters over Snowflake's defaults; for a log-in, only those that the client sent. */
    public Map<String, String> sessionParameters() {
        return map(fields.has("sessionParameters") ? "sessionParameters" : "parameters");
    }

    /** The parameters of the statement alone. */
    public Map<String, String> statementParameters() {
        return map("statementParameters");
    }

    /** The role, or null. */
    public @Nullable String role() {
        return textOrNull("role");
    }

    /** The warehouse, or null. */
    public @Nullable String warehouse() {
        return textOrNull("warehouse");
    }

    /** The schema, or null. */
    public @Nullable String schema() {
        return textOrNull("schema");
    }

    /** Who it was, or null where a token told it. */
    public @Nullable String user() {
        return textOrNull("user");
    }

    /** The code of the error, such as {@code 000630}, or null. */
    public @Nullable String errorCode() {
        JsonNode code = fields.path("error").path("code");
        return code.isString() ? code.asString() : null;
    }

    /** Milliseconds that it took; for a log-in, and while it runs, -1. */
    public double durationMillis() {
        return fields.path("durationMillis").asDouble(-1);
    }

    private String text(String name) {
        return Objects.requireNonNull(textOrNull(name), name);
    }

    private @Nullable String textOrNull(String name) {
        JsonNode field = fields.path(name);
        return field.isString() ? field.asString() : null;
    }

    private Map<String, String> map(String name) {
        Map<String, String> all = new LinkedHashMap<>();
        fields.path(name)
                .properties()
                .forEach(one -> all.put(one.getKey(), one.getValue().asString("")));
        return all;
    }
}
