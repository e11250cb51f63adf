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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A project that tests a PostgreSQL of its own: what it gets of Assay's libraries, and that these are enough. */
class PostgresqlConsumerIT {

    private static final Pattern CLASS_PATH = Pattern.compile("name=\"java\\.class\\.path\" value=\"([^\"]*)\"");
    private static final Pattern VERSION = Pattern.compile("-\\d.*");
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
        String report =
                Files.readString(folder.resolve("target/surefire-reports/TEST-org.example.DataQualityTest.xml"));
        Golden.assertMatches(PostgresqlConsumerIT.class, "libraries-of-postgresql.txt", libraries(report));
    }

    /** The jars of the class path, less those that the project or Surefire brings, without versions. */
    private static String libraries(String report) {
        Matcher classPath = CLASS_PATH.matcher(report);
        assertThat(classPath.find()).isTrue();
        return Arrays.stream(classPath.group(1).split(File.pathSeparator, -1))
                .filter(entry -> entry.endsWith(".jar"))
                .map(jar -> VERSION.matcher(jar.substring(jar.lastIndexOf(File.separator) + 1))
                        .replaceFirst(""))
                .filter(library -> !library.matches("assay|surefire.*|junit-platform-suite.*"))
                .sorted()
                .map(library -> library + "\n")
                .collect(Collectors.joining());
    }

    private static void rewrite(Path file, Pattern what, String by) throws IOException {
        String text = Files.readString(file);
        String rewritten = what.matcher(text).replaceFirst(Matcher.quoteReplacement(by));
        assertThat(rewritten).isNotEqualTo(text);
        Files.writeString(file, rewritten);
    }
}
