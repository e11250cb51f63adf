package dev.assay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.Child;
import dev.assay.testing.Golden;
import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A project that tests a PostgreSQL of its own: what it gets of Assay's libraries, and that these are enough. */
class PostgresqlConsumerIT {

    private static final Pattern CLASS_PATH = Pattern.compile("name=\"java\\.class\\.path\" value=\"([^\"]*)\"");
    private static final Pattern VERSION = Pattern.compile("-\\d.*");
    private static final String WRITES_SQL =
            "org\\.apache\\.calcite\\.((config|plan|rel(?!\\.externalize)|rex|sql|sql2rel|tools|util)\\..*|runtime\\.SqlFunctions)";
    private static final Pattern FOR_EMBEDDED = Pattern.compile(
            "<!-- Only for connections of the type embedded\\. -->.*?(?=</dependencies>)", Pattern.DOTALL);

    @Test
    void it_imports_nothing_and_runs_with_these_libraries_alone() throws Exception {
        Path folder = Consumer.copy().folder();
        Consumer.delete(folder.resolve("suites").resolve("flights"));
        rewrite(folder.resolve("pom.xml"), FOR_EMBEDDED, "");
        rewrite(
                folder.resolve("suites").resolve("orders.yaml"),
                Pattern.compile("connection: orders"),
                "connection: shop");
        SuiteFolder.over(
                folder.resolve("suites"), TestPostgres.newest().database().run("""
                        CREATE TABLE orders (id integer, status text, total_cents integer, ordered_at timestamptz);
                        INSERT INTO orders VALUES (1, 'new', 5, now()), (2, 'paid', 7, now())"""));

        Child done = new Consumer(folder).maven();

        assertThat(done.code()).as(done.output()).isZero();
        assertThat(new SuiteFolder(folder).statuses()).hasSize(5).allMatch(check -> check.endsWith(" PASSED"));
        List<String> jars = jars(folder);
        Golden.assertMatches(PostgresqlConsumerIT.class, "libraries-of-postgresql.txt", names(jars));
        assertThat(lackedByCalcite(jars)).isEmpty();
    }

    /** The class path that Surefire wrote down. */
    private static List<String> jars(Path folder) throws IOException {
        Matcher classPath = CLASS_PATH.matcher(
                Files.readString(folder.resolve("target/surefire-reports/TEST-org.example.DataQualityTest.xml")));
        assertThat(classPath.find()).isTrue();
        return Arrays.stream(classPath.group(1).split(File.pathSeparator, -1))
                .filter(entry -> entry.endsWith(".jar"))
                .toList();
    }

    /** The jars' names without versions, less those that the project or Surefire brings. */
    private static String names(List<String> jars) {
        return jars.stream()
                .map(jar -> VERSION.matcher(jar.substring(jar.lastIndexOf(File.separator) + 1))
                        .replaceFirst(""))
                .filter(name -> !name.matches("assay|surefire.*|junit-platform-suite.*"))
                .sorted()
                .map(name -> name + "\n")
                .collect(Collectors.joining());
    }

    /** What the classes of Calcite that write SQL miss: its engine, which nobody starts, misses more. */
    private static String lackedByCalcite(List<String> jars) throws IOException, InterruptedException {
        String calcite = jars.stream()
                .filter(jar -> jar.contains("calcite-core"))
                .findFirst()
                .orElseThrow();
        Child done = Child.java(
                Path.of("").toAbsolutePath(),
                "target/test-classes" + File.pathSeparator + String.join(File.pathSeparator, jars),
                MissingClasses.class.getName(),
                List.of(calcite, WRITES_SQL));
        assertThat(done.code()).as(done.output()).isZero();
        return done.output().lines().filter(line -> !line.startsWith("SLF4J")).collect(Collectors.joining("\n"));
    }

    private static void rewrite(Path file, Pattern what, String by) throws IOException {
        String text = Files.readString(file);
        String rewritten = what.matcher(text).replaceFirst(Matcher.quoteReplacement(by));
        assertThat(rewritten).isNotEqualTo(text);
        Files.writeString(file, rewritten);
    }
}
