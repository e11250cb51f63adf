package dev.assay.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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

    /** The document among the test resources beside a class. */
    public static Worked of(Class<?> beside, String name) {
        try (InputStream text = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
            return new Worked(name, MAPPER.readTree(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes the tables in an empty database, runs the checks, and holds each verdict against what was worked out.
     *
     * @param how changes how they are run
     */
    public void assertHolds(DatabaseUnderTest database, UnaryOperator<Suites> how, Path folder) throws Exception {
        try (DatabaseUnderTest.Fresh fresh = database.fresh()) {
            makeIn(fresh);
            assertHolds(database, how.apply(Suites.on(fresh, folder)));
        }
    }

    /** Runs the checks where the tables are, and holds each verdict against what was worked out. */
    public void assertHolds(DatabaseUnderTest database, Suites suites) throws Exception {
        assertThat(wrong(database, run(suites)))
                .as(name + " on " + database.title())
                .isEmpty();
    }

    /** Makes the tables. */
    public void makeIn(DatabaseUnderTest.Fresh fresh) {
        fresh.execute(statements(fresh.kind()));
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
    public List<String> wrong(DatabaseUnderTest database, List<CheckResult> results) {
        List<String> expected = expected(database);
        List<JsonNode> written = written();
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            String found = Verdicts.verdict(results.get(i));
            if (!found.equals(expected.get(i))) {
                wrong.add(written.get(i) + "\n  should be " + expected.get(i) + ", is " + found + ": "
                        + results.get(i).text());
            }
        }
        return wrong;
    }

    /** The verdicts that were worked out for a database, but for those that differ on it by its nature. */
    public List<String> expected(DatabaseUnderTest database) {
        List<String> shown = shown();
        List<String> expected = new ArrayList<>(workedOut(database));
        for (DatabaseUnderTest.Differing one : database.differing()) {
            int place = one.document().equals(name) ? shown.indexOf(one.check()) : -1;
            if (place >= 0) {
                expected.set(place, one.verdict());
            }
        }
        return expected;
    }

    /** The verdicts that were worked out for a database, whatever it may give by its nature. */
    public List<String> workedOut(DatabaseUnderTest database) {
        List<String> expected = new ArrayList<>();
        for (JsonNode check : document.get("checks")) {
            JsonNode expect = check.get("expect");
            JsonNode one = expect.isObject()
                    ? expect.has(database.name()) ? expect.get(database.name()) : expect.get(database.verdictsOf())
                    : expect;
            expected.add(
                    Objects.requireNonNull(one, () -> name + " expects nothing of " + database.title() + ": " + check)
                            .asString());
        }
        return expected;
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
    public List<String> statements(DatabaseUnderTest database) {
        List<String> statements = new ArrayList<>();
        for (Map.Entry<String, JsonNode> table : document.get("tables").properties()) {
            List<String> words = new ArrayList<>();
            List<String> declared = new ArrayList<>();
            List<JsonNode> notNull = new ArrayList<>();
            table.getValue().path("not_null").forEach(notNull::add);
            for (Map.Entry<String, JsonNode> column :
                    table.getValue().get("columns").properties()) {
                String word = column.getValue().asString();
                boolean required =
                        notNull.stream().anyMatch(one -> one.asString().equals(column.getKey()));
                words.add(word);
                declared.add(
                        database.column(column.getKey()) + " " + database.type(word) + (required ? " NOT NULL" : ""));
            }
            table.getValue().path("constraints").forEach(constraint -> declared.add(constraint.asString()));
            statements.add("CREATE TABLE " + table.getKey() + " (" + String.join(", ", declared) + ")");
            for (JsonNode columns : table.getValue().path("indexes")) {
                database.index(table.getKey(), columns.asString()).ifPresent(statements::add);
            }
            List<String> rows = new ArrayList<>();
            for (JsonNode row : table.getValue().path("rows")) {
                List<String> values = new ArrayList<>();
                for (int i = 0; i < words.size(); i++) {
                    values.add(database.value(words.get(i), text(row.get(i))));
                }
                rows.add("SELECT " + String.join(", ", values));
            }
            if (!rows.isEmpty()) {
                statements.add("INSERT INTO " + table.getKey() + " " + String.join(" UNION ALL ", rows));
            }
        }
        return statements;
    }

    private static @Nullable String text(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        return value.isContainer() ? value.toString() : value.asString();
    }
}
