package dev.assay;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Who may know whom: the table of the design. */
class ArchitectureTest {

    private static final String ROOT = "dev.assay.";
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final int MOST_CODE_LINES = 300;

    /** What each room may use: a room, or of a room some classes. */
    private static final Map<String, Set<String>> MAY_USE = Map.of(
            "sql", Set.of(),
            "connection", Set.of("sql"),
            "plan", Set.of("sql", "connection"),
            "check",
                    Set.of(
                            "plan",
                            "sql.TableName",
                            "sql.Fragment",
                            "sql.ValueType",
                            "sql.InfiniteTime",
                            "sql.Tolerance"),
            "suite",
                    Set.of(
                            "check",
                            "sql",
                            "connection.Settings",
                            "connection.Limits",
                            "connection.SnowflakeLimits",
                            "connection.Plane",
                            "connection.Fault"),
            "run", Set.of("suite", "check", "plan", "connection", "sql"),
            "engine", Set.of("run", "suite"),
            // shares are written in one way, in messages and in reports
            "report", Set.of("run", "check.Fraction", "check.Text"),
            "cli", Set.of("sql", "connection", "plan", "check", "suite", "run", "engine", "report"));

    /** Which rooms know a library, by its packages. */
    private static final Map<String, Set<String>> KNOWN_BY = Map.ofEntries(
            Map.entry("org.junit.", Set.of("engine", "cli")),
            Map.entry("org.opentest4j.", Set.of("engine")),
            Map.entry("org.apache.calcite.", Set.of("sql", "plan")),
            Map.entry("net.sf.jsqlparser.", Set.of("sql")),
            Map.entry("io.qameta.allure.", Set.of("report")),
            Map.entry("org.postgresql.", Set.of("connection")),
            Map.entry("com.zaxxer.hikari.", Set.of("connection")),
            Map.entry("io.zonky.", Set.of("connection")),
            Map.entry("com.google.re2j.", Set.of("check")),
            // connection reads the plans of EXPLAIN (FORMAT JSON), and keeps catalogues in files
            Map.entry("tools.jackson.", Set.of("suite", "report", "cli", "connection")),
            Map.entry("com.fasterxml.jackson.", Set.of("report", "connection")),
            Map.entry("picocli.", Set.of("cli")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.assay");

    @Test
    void each_room_uses_only_the_rooms_that_it_may() {
        assertThat(rooms()).isEqualTo(MAY_USE.keySet());
        MAY_USE.forEach((room, allowed) -> noClasses()
                .that()
                .resideInAPackage(ROOT + room + "..")
                .should()
                .dependOnClassesThat(describe(
                        "are of a room that " + room + " may not use",
                        used -> used.getPackageName().startsWith(ROOT)
                                && !room(used).equals(room)
                                && !allowed.contains(room(used))
                                && !allowed.contains(outermost(used))))
                .check(CLASSES));
    }

    @Test
    void each_library_is_known_to_few_rooms() {
        KNOWN_BY.forEach((library, knowing) -> noClasses()
                .that(describe("are of none of the rooms " + knowing, user -> !knowing.contains(room(user))))
                .should()
                .dependOnClassesThat(ofLibrary(library))
                .check(CLASSES));
    }

    @Test
    void the_results_are_made_of_nothing_but_the_jdk() {
        List<String> model =
                List.of("CheckResult", "RunInfo", "RunResults", "Status", "ResultSink", "ResultSinkFactory");
        noClasses()
                .that(describe(
                        "are of the results' model",
                        user -> model.contains(outermost(user).replace("run.", ""))))
                .should()
                .dependOnClassesThat(describe(
                        "are neither the model's nor the JDK's",
                        used -> !used.getPackageName().startsWith("java")
                                && !used.getPackageName().startsWith("org.jspecify")
                                && !used.isPrimitive()
                                && !used.isArray()
                                && !model.contains(outermost(used).replace("run.", ""))))
                .check(CLASSES);
    }

    @Test
    void every_package_is_null_marked() {
        Set<String> packages = CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        Set<String> marked = CLASSES.stream()
                .filter(type -> type.getSimpleName().equals("package-info") && type.isAnnotatedWith(NullMarked.class))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());
        assertThat(marked).isEqualTo(packages);
    }

    @Test
    void no_file_is_longer_than_a_reader_can_hold() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(codeLines(file)).isLessThanOrEqualTo(MOST_CODE_LINES));
        }
    }

    private static long codeLines(Path file) throws IOException {
        return Arrays.stream(Files.readString(file).split("\n", -1))
                .map(String::strip)
                .filter(line ->
                        !line.isEmpty() && !line.startsWith("*") && !line.startsWith("/*") && !line.startsWith("//"))
                .count();
    }

    private static Set<String> rooms() {
        return CLASSES.stream().map(ArchitectureTest::room).collect(Collectors.toSet());
    }

    private static String room(JavaClass type) {
        return type.getPackageName().substring(ROOT.length()).replaceFirst("\\..*", "");
    }

    /** The class or the one around it, behind its room: {@code connection.Settings}. */
    private static String outermost(JavaClass type) {
        return type.getName().replaceFirst("^\\Q" + ROOT + "\\E", "").replaceFirst("\\$.*", "");
    }

    private static DescribedPredicate<JavaClass> ofLibrary(String packages) {
        return describe("are of " + packages, used -> used.getName().startsWith(packages));
    }
}
