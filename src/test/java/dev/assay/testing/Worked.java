package dev.assay.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.postgresql.PostgresDialect;
import dev.assay.database.snowflake.SnowflakeDialect;
import dev.assay.result.CheckResult;
import dev.assay.sql.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A document of tables, checks and the verdicts that were worked out by hand: {@code tables} by name, each with {@code columns}
 * (types by name, in words that are no database's) and {@code rows}, and where wanted {@code not_null} (columns), {@code constraints}
 * (as SQL writes them) and {@code indexes} (as SQL writes their columns, where there are any); {@code checks}, items of a suite's own checks with
 * {@code expect} beside them, a verdict as {@link Verdicts#verdict} writes it, or one for each database.
 *
 * @param name the resource, for messages
 * @param document its content
 */
public record Worked(String name, JsonNode document) {

    private static final YAMLMapper MAPPER = YAMLMapper.shared();

    /** The types of columns in each database's words. */
    private static final Map<String, List<String>> TYPES = Map.ofEntries(
            Map.entry("integer", List.of("bigint", "NUMBER(38,0)")),
            Map.entry("decimal", List.of("numeric(38,10)", "NUMBER(38,10)")),
            Map.entry("huge", List.of("numeric(38,0)", "NUMBER(38,0)")),
            Map.entry("float", List.of("double precision", "FLOAT")),
            Map.entry("text", List.of("text", "VARCHAR")),
            Map.entry("boolean", List.of("boolean", "BOOLEAN")),
            Map.entry("date", List.of("date", "DATE")),
            Map.entry("timestamp", List.of("timestamp", "TIMESTAMP_NTZ")),
            Map.entry("timestamp_tz", List.of("timestamptz", "TIMESTAMP_TZ")),
            Map.entry("json", List.of("jsonb", "VARIANT")));

    /** The document among the test resources beside a class. */
    public static Worked of(Class<?> beside, String name) {
        try (InputStream text = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
            return new Worked(name, MAPPER.readTree(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes the tables in a fresh database, runs the checks, and holds each verdict against what was worked out.
     *
     * @param how changes how they are run
     */
    public void assertHolds(Dialect dialect, UnaryOperator<Suites> how, Path folder) throws Exception {
        assertThat(wrong(dialect, run(dialect, how, folder)))
                .as(name + " on " + Golden.title(dialect))
                .isEmpty();
    }

    /** Runs the checks where the tables are, and holds each verdict against what was worked out. */
    public void assertHolds(Dialect dialect, Suites suites) throws Exception {
        assertThat(wrong(dialect, run(suites)))
                .as(name + " on " + Golden.title(dialect))
                .isEmpty();
    }

    /** Makes the tables in a fresh database and runs the checks. */
    public List<CheckResult> run(Dialect dialect, UnaryOperator<Suites> how, Path folder) throws Exception {
        if (dialect == SnowflakeDialect.INSTANCE) {
            try (SnowflakeTestDatabase database = SnowflakeServer.shared().database()) {
                makeIn(database);
                return run(how.apply(Suites.on(database, folder)));
            }
        }
        TestDatabase database = TestPostgres.newest().database();
        makeIn(database);
        return run(how.apply(Suites.on(database, folder)));
    }

    /** Makes the tables. */
    public void makeIn(TestDatabase database) {
        database.run(String.join(";\n", statements(PostgresDialect.INSTANCE)));
    }

    /** Makes the tables. */
    public void makeIn(SnowflakeTestDatabase database) {
        database.execute(statements(SnowflakeDialect.INSTANCE).toArray(String[]::new));
    }

    /** Runs the checks where the tables are. */
    public List<CheckResult> run(Suites suites) throws Exception {
        return judged(suites).all();
    }

    /** As {@link #run(Suites)}, with all that is known of the run. */
    public Judged judged(Suites suites) throws Exception {
        return suites.run(suite());
    }

    /** The checks as a suite, without its head; each has an id. */
    public String suite() {
        ObjectNode suite = MAPPER.createObjectNode();
        var checks = suite.putArray("checks");
        for (JsonNode written : written()) {
            ObjectNode check = ((ObjectNode) written).deepCopy();
            if (!check.has("id")) {
                check.put("id", "check-" + (checks.size() + 1));
            }
            checks.add(check);
        }
        return MAPPER.writeValueAsString(suite).replaceFirst("^---\\s*", "");
    }

    /** The verdicts that are not what was worked out, each with its check and what it said. */
    public List<String> wrong(Dialect dialect, List<CheckResult> results) {
        List<String> wrong = new ArrayList<>();
        List<JsonNode> written = written();
        for (int i = 0; i < results.size(); i++) {
            JsonNode expect = document.get("checks").get(i).get("expect");
            String verdict =
                    (expect.isObject() ? expect.get(dialect.name().toLowerCase(Locale.ROOT)) : expect).asString();
            String found = Verdicts.verdict(results.get(i));
            if (!found.equals(verdict)) {
                wrong.add(written.get(i) + "\n  should be " + verdict + ", is " + found + ": "
                        + results.get(i).text());
            }
        }
        return wrong;
    }

    /** The checks as their author wrote them. */
    public List<JsonNode> written() {
        List<JsonNode> written = new ArrayList<>();
        for (JsonNode item : document.get("checks")) {
            ObjectNode check = ((ObjectNode) item).deepCopy();
            check.remove("expect");
            written.add(check);
        }
        return written;
    }

    /** The checks in flow style, for documents. */
    public List<String> shown() {
        return written().stream()
                .map(check -> check.toString().replaceAll("\"(\\w+)\":", "$1: ").replace(",", ", "))
                .toList();
    }

    /** A check from its text. */
    public static JsonNode parsed(String check) {
        return MAPPER.readTree(check);
    }

    /** The rows of the tables, by name. */
    public Map<String, List<JsonNode>> tables() {
        Map<String, List<JsonNode>> tables = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> table : document.get("tables").properties()) {
            List<JsonNode> rows = new ArrayList<>();
            table.getValue().path("rows").forEach(rows::add);
            tables.put(table.getKey(), rows);
        }
        return tables;
    }

    /** Whether a table with rows has a column of nothing but nulls. */
    public boolean hasColumnOfNulls() {
        return tables().values().stream().filter(rows -> !rows.isEmpty()).anyMatch(rows -> {
            for (int i = 0; i < rows.get(0).size(); i++) {
                int column = i;
                if (rows.stream().allMatch(row -> row.get(column).isNull())) {
                    return true;
                }
            }
            return false;
        });
    }

    /** What makes the tables, statement by statement. */
    public List<String> statements(Dialect dialect) {
        List<String> statements = new ArrayList<>();
        for (Map.Entry<String, JsonNode> table : document.get("tables").properties()) {
            List<Map.Entry<String, JsonNode>> columns =
                    List.copyOf(table.getValue().get("columns").properties());
            List<String> types = columns.stream()
                    .map(column -> type(column.getValue().asString(), dialect))
                    .toList();
            List<String> declared = new ArrayList<>();
            for (int i = 0; i < types.size(); i++) {
                declared.add(columns.get(i).getKey() + " " + types.get(i));
            }
            for (JsonNode column : table.getValue().path("not_null")) {
                declared.replaceAll(one -> one.startsWith(column.asString() + " ") ? one + " NOT NULL" : one);
            }
            table.getValue().path("constraints").forEach(constraint -> declared.add(constraint.asString()));
            statements.add("CREATE TABLE " + table.getKey() + " (" + String.join(", ", declared) + ")");
            if (dialect == PostgresDialect.INSTANCE) {
                table.getValue()
                        .path("indexes")
                        .forEach(index -> statements.add("CREATE INDEX ON " + table.getKey() + " " + index.asString()));
            }
            for (JsonNode row : table.getValue().path("rows")) {
                List<String> values = new ArrayList<>();
                for (int i = 0; i < types.size(); i++) {
                    values.add(value(row.get(i), types.get(i), dialect));
                }
                statements.add("INSERT INTO " + table.getKey() + " SELECT " + String.join(", ", values));
            }
        }
        return statements;
    }

    private static String type(String word, Dialect dialect) {
        return Objects.requireNonNull(TYPES.get(word), word).get(dialect == SnowflakeDialect.INSTANCE ? 1 : 0);
    }

    private static String value(@Nullable JsonNode value, String type, Dialect dialect) {
        if (value == null || value.isNull()) {
            return "CAST(NULL AS " + type + ")";
        }
        String text = value.isContainer() ? value.toString() : value.asString();
        String escaped = dialect == SnowflakeDialect.INSTANCE ? text.replace("\\", "\\\\") : text;
        String quoted = "'" + escaped.replace("'", "''") + "'";
        return type.equals("VARIANT") ? "PARSE_JSON(" + quoted + ")" : "CAST(" + quoted + " AS " + type + ")";
    }
}
