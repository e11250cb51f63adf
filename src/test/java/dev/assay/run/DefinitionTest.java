package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.CheckType;
import dev.assay.suite.CheckDeclaration;
import dev.assay.testing.Suites;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read twice is defined in the same way, and what differs in what it checks is not. */
@Tag("fast")
class DefinitionTest {

    @TempDir
    private Path folder;

    private Map<String, String> definitions(String body) throws Exception {
        Suites suites = Suites.by("type: postgresql, plane: analytical, url: \"postgresql://x/y\"", Map.of(), folder);
        Map<String, String> definitions = new TreeMap<>();
        for (CheckDeclaration check : suites.read(suites.suite(body)).get(0).allChecks()) {
            definitions.put(check.key(), Definition.of(check, Suites.AS_OF));
        }
        return definitions;
    }

    private static String examples(String more) {
        StringBuilder body = new StringBuilder("checks:\n");
        int number = 0;
        for (CheckType type : ServiceLoader.load(CheckType.class)) {
            for (String example : type.spec().examples()) {
                if (type.getClass().getName().matches("dev\\.assay\\.(check\\.builtin|reconcile)\\..*")
                        && !example.contains("\n")) {
                    body.append("  - {" + example + (example.contains(", id: ") ? "" : ", id: c" + number++) + more
                            + "}\n");
                }
            }
        }
        return body.toString();
    }

    @Test
    void a_check_of_each_type_keeps_its_definition() throws Exception {
        Map<String, String> first = definitions(examples(""));
        assertThat(first).hasSizeGreaterThan(60);
        assertThat(definitions(examples(""))).isEqualTo(first);
        assertThat(definitions(examples(", name: other, severity: minor, owner: us, tags: [x]")))
                .isEqualTo(first);
    }

    @Test
    void what_checks_something_else_has_another_definition() throws Exception {
        List<String> bodies = List.of(
                "max: {table: orders, column: total, max: 1}",
                "max: {table: orders, column: total, max: 2}",
                "max: {table: orders, column: other, max: 1}",
                "max: {table: others, column: total, max: 1}",
                "min: {table: orders, column: total, max: 1}",
                "max: {table: orders, column: total, max: 1}, filter: \"id > 1\"",
                "max: {table: orders, column: total, max: 1}, group_by: region",
                "max: {table: orders, column: total, max: 1}, on_empty: pass",
                "not_null: {table: orders, column: total}",
                "not_null: {table: orders, column: total}, fail_above: 3",
                "not_null: {table: orders, column: total}, window: {column: at, since: 1d}");
        Map<String, String> all = new TreeMap<>();
        for (String body : bodies) {
            all.putAll(
                    Map.of(definitions("checks:\n  - {" + body + ", id: c}\n").get("c"), body));
        }
        assertThat(all).hasSize(bodies.size());
    }
}
