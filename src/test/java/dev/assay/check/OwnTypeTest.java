package dev.assay.check;

import static dev.assay.testing.Verdicts.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.io.File;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A check type of a user's own needs no Calcite to compile, and no more than a service file to be found. */
@Tag("fast")
class OwnTypeTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE TABLE t (id int, a int, b int);
            INSERT INTO t VALUES (1, 1, 1), (2, NULL, 2), (3, 3, NULL), (4, NULL, NULL);
            """);

    private static final String SOURCE = """
            package com.example;

            import dev.assay.check.*;
            import dev.assay.plan.ask.*;
            import java.util.List;
            import java.util.Map;

            public final class BothOrNeither implements CheckType {

                @Override
                public Spec spec() {
                    return Spec.key("both_or_neither", "Two columns are filled together.")
                            .nulls("That is the rule.")
                            .dimension(Dimension.CONSISTENCY)
                            .build();
                }

                @Override
                public Evaluator ask(Arguments arguments, Ask ask) {
                    List<Column> pair = ask.columns(arguments.texts("columns"));
                    Condition first = ask.isNull(pair.get(0));
                    Condition second = ask.isNull(pair.get(1));
                    Condition odd = ask.anyOf(List.of(
                            ask.allOf(List.of(first, ask.not(second))), ask.allOf(List.of(second, ask.not(first)))));
                    Measure<Long> bad = ask.countWhere(odd, pair);
                    Measure<ExaminedCount> all = ask.examined();
                    return measures -> new CheckOutcome.Rows(
                            measures.get(bad), measures.get(all), "are half filled", List.of(bad), Map.of());
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void it_compiles_without_calcite_and_runs_from_a_suite() throws Exception {
        Path classes = compiled();
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(services.resolve("dev.assay.check.CheckType"), "com.example.BothOrNeither\n");
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            Judged results = Suites.on(DATABASE, folder)
                    .connecting("sample: {unclassified: show}")
                    .run("""
                    tables:
                      t:
                        checks:
                          - both_or_neither: [a, b]
                            fail_above: 1
                            filter: id < 9
                    """);
            assertThat(verdict(results.get("t.both_or_neither(a, b)"))).isEqualTo("FAILED 2/4");
            assertThat(results.get("t.both_or_neither(a, b)").text())
                    .contains("2 of 4 rows (50.00 %) are half filled; at most 1 allowed.");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private Path compiled() throws Exception {
        Path source = Files.writeString(folder.resolve("BothOrNeither.java"), SOURCE);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.endsWith(Path.of("target", "classes").toString())
                        || entry.matches(".*(jspecify|apiguardian).*"))
                .collect(Collectors.joining(File.pathSeparator));
        assertThat(classPath).isNotEmpty().doesNotContain("calcite");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "--release",
                    "17",
                    "-proc:none",
                    "-Werror",
                    "-Xlint:all",
                    "-cp",
                    classPath,
                    "-d",
                    classes.toString());
            boolean compiles = compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            assertThat(compiles).as(said.toString()).isTrue();
        }
        return classes;
    }
}
