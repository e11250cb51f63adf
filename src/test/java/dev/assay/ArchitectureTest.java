package dev.assay;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which package may know which: the table of docs/architecture.md. */
@Tag("fast")
class ArchitectureTest {

    private static final String ROOT = "dev.assay.";
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final int MOST_CODE_LINES = 300;

    private static final int MOST_FILES = 40;

    /** The types that SQL and check types share, and the code of a verdict. */
    private static final List<String> WORDS = List.of(
            "sql.DatabaseType",
            "sql.TableName",
            "sql.Fragment",
            "sql.ValueType",
            "sql.InfiniteTime",
            "sql.Tolerance",
            "result.FailureCode",
            "result.Severity");

    /** What each package may use: a package, or of a package some classes. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("sql", List.of()),
            Map.entry("extension", List.of()),
            Map.entry("result", List.of()),
            Map.entry("text", List.of()),
            Map.entry("yaml", List.of("sql.Guard", "text")),
            Map.entry(
                    "database",
                    List.of(
                            "sql",
                            "text",
                            "yaml",
                            "extension",
                            "result.FailureCode",
                            "database.postgresql",
                            "database.embedded",
                            "database.snowflake")),
            Map.entry("database.jdbc", List.of("database", "sql")),
            Map.entry(
                    "database.postgresql",
                    List.of(
                            "database",
                            "database.jdbc",
                            "database.postgresql.login",
                            "database.postgresql.rights",
                            "sql",
                            "yaml")),
            Map.entry("database.postgresql.login", List.of("database", "database.jdbc")),
            Map.entry("database.postgresql.rights", List.of("database", "database.jdbc", "sql")),
            Map.entry(
                    "database.embedded",
                    List.of(
                            "database",
                            "database.jdbc",
                            "database.postgresql",
                            "database.postgresql.rights",
                            "sql",
                            "text",
                            "yaml")),
            Map.entry("database.snowflake", List.of("database", "database.jdbc", "sql", "yaml")),
            Map.entry("plan.ask", WORDS),
            Map.entry("plan.expression", List.of("plan.ask", "database", "sql", "result.FailureCode")),
            Map.entry(
                    "plan",
                    List.of("plan.ask", "plan.expression", "database", "sql", "extension", "result.FailureCode")),
            Map.entry("check", with("plan.ask")),
            Map.entry("check.builtin", with("check", "plan.ask")),
            Map.entry(
                    "reconcile",
                    List.of("check", "plan.ask", "database", "sql", "result.FailureCode", "result.Severity")),
            Map.entry(
                    "cdc",
                    List.of(
                            "check",
                            "plan.ask",
                            "reconcile",
                            "database",
                            "sql",
                            "result.FailureCode",
                            "result.Severity")),
            Map.entry("suite", List.of("check", "result", "database", "sql", "yaml", "extension")),
            Map.entry(
                    "suite.bind",
                    List.of(
                            "suite",
                            "check",
                            "result",
                            "sql",
                            "text",
                            "yaml",
                            "extension",
                            "database.Classification",
                            "database.SuiteLimits")),
            Map.entry("suite.connection", List.of("suite", "suite.bind", "database", "sql", "yaml")),
            Map.entry("suite.project", List.of("suite", "suite.bind", "result", "sql.TableName", "yaml")),
            Map.entry(
                    "suite.read",
                    List.of(
                            "suite",
                            "suite.bind",
                            "suite.connection",
                            "suite.project",
                            "check",
                            "database",
                            "sql",
                            "yaml")),
            Map.entry(
                    "suite.schema",
                    List.of("suite.bind", "suite.connection", "suite.project", "check", "database", "yaml")),
            Map.entry("suite.contract", List.of("suite", "check", "result", "sql", "yaml")),
            Map.entry("history", List.of("result", "text")),
            Map.entry("verdict", List.of("result")),
            Map.entry("store", List.of("history", "result", "suite", "database", "yaml")),
            // what reports may have of values of rows
            Map.entry("run.privacy", List.of("suite", "plan", "database", "sql", "check.Text")),
            // what runs leave on disk
            Map.entry("run.folder", List.of("result", "text", "history.Keep")),
            Map.entry(
                    "run",
                    List.of(
                            "run.folder",
                            "run.privacy",
                            "history",
                            "store",
                            "result",
                            "suite",
                            "check",
                            "plan",
                            "plan.ask",
                            "plan.expression",
                            "reconcile",
                            "database",
                            "sql",
                            "text",
                            "yaml",
                            "extension")),
            Map.entry(
                    "engine",
                    List.of(
                            "run",
                            "result",
                            "suite",
                            "suite.read",
                            "yaml",
                            "sql.TableName",
                            "database.SavedCatalogue")),
            // shares are written in one way, in messages and in reports
            Map.entry("report", List.of("result", "text", "check.Fraction", "check.Text")),
            Map.entry("report.text", List.of("result", "verdict", "report")),
            Map.entry("report.json", List.of("result", "verdict", "report", "text")),
            Map.entry("report.junit", List.of("result", "report", "report.text")),
            Map.entry("report.page", List.of("result", "verdict", "report", "report.text", "text")),
            Map.entry("report.github", List.of("result", "verdict", "report", "report.text")),
            Map.entry("report.gitlab", List.of("result", "report", "text")),
            Map.entry("report.console", List.of("result", "report", "report.text")),
            Map.entry("report.allure", List.of("result", "report", "report.text", "report.allure.page", "text")),
            // makes the page of files, in a process of its own
            Map.entry("report.allure.page", List.of("report", "text")),
            Map.entry(
                    "cli",
                    List.of(
                            "engine",
                            "run",
                            "run.folder",
                            "history",
                            "store",
                            "result",
                            "report.console",
                            "report.text",
                            "verdict",
                            "suite",
                            "suite.bind",
                            "suite.contract",
                            "suite.read",
                            "suite.schema",
                            "check",
                            "plan",
                            "database",
                            "sql",
                            "text",
                            "yaml",
                            "extension")));

    /** Which packages know a library, by its packages. */
    private static final Map<String, Set<String>> KNOWN_BY = Map.ofEntries(
            Map.entry("org.junit.", Set.of("engine", "cli")),
            Map.entry("org.opentest4j.", Set.of("engine")),
            Map.entry(
                    "org.apache.calcite.",
                    Set.of("sql", "plan", "plan.expression", "database.postgresql", "database.snowflake")),
            Map.entry("net.sf.jsqlparser.", Set.of("sql")),
            Map.entry("io.qameta.allure.", Set.of("report.allure", "report.allure.page")),
            Map.entry(
                    "org.postgresql.", Set.of("database.postgresql", "database.postgresql.login", "database.embedded")),
            Map.entry("net.snowflake.", Set.of("database.snowflake")),
            Map.entry("com.zaxxer.hikari.", Set.of("database.jdbc", "database.postgresql", "database.snowflake")),
            Map.entry("io.zonky.", Set.of("database.embedded")),
            Map.entry("org.flywaydb.", Set.of("database.postgresql")),
            Map.entry("com.google.re2j.", Set.of("check", "check.builtin")),
            // PostgreSQL's plans come as JSON, and catalogues are kept in files
            Map.entry(
                    "tools.jackson.",
                    Set.of(
                            "text",
                            "suite.schema",
                            "report.allure",
                            "history",
                            "cli",
                            "database",
                            "database.postgresql",
                            "database.snowflake")),
            Map.entry("com.fasterxml.jackson.", Set.of("report.allure.page", "database")),
            Map.entry("org.snakeyaml.", Set.of("yaml")),
            Map.entry("gg.jte.", Set.of("report.page")),
            Map.entry("picocli.", Set.of("cli")));

    /** Who may write: the results store, and what loads the embedded server of a run. */
    private static final Set<String> WRITERS = Set.of(
            "database.jdbc.StoreSession",
            "database.postgresql.PostgresStore",
            "database.snowflake.SnowflakeStore",
            "database.embedded");

    /** Who opens the sessions of checks. */
    private static final Set<String> POOLS =
            Set.of("database.jdbc.Sessions", "database.jdbc.DriverSource", "database.postgresql.PostgresAccess");

    /** The packages that users compile against; what stands there for others of ours is marked as internal. */
    private static final Set<String> API_PACKAGES =
            Set.of("check", "plan.ask", "result", "engine", "database", "database.jdbc");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/report/page/template/"))
            .importPackages("dev.assay");

    @Test
    void each_package_uses_only_what_it_may() {
        assertThat(packages()).isEqualTo(MAY_USE.keySet());
        MAY_USE.forEach((room, allowed) -> noClasses()
                .that(describe("are of " + room, user -> room(user).equals(room)))
                .should()
                .dependOnClassesThat(describe(
                        "are of a package that " + room + " may not use",
                        used -> used.getPackageName().startsWith(ROOT)
                                && !room(used).equals(room)
                                && !allowed.contains(room(used))
                                && !allowed.contains(outermost(used))))
                .check(CLASSES));
    }

    @Test
    void each_library_is_known_to_few_packages() {
        KNOWN_BY.forEach((library, knowing) -> noClasses()
                .that(describe("are of none of " + knowing, user -> !knowing.contains(room(user))))
                .should()
                .dependOnClassesThat(ofLibrary(library))
                .check(CLASSES));
    }

    /** The sessions of checks come from a pool, which makes them read-only. */
    @Test
    void nobody_but_the_results_store_writes_into_a_database() {
        noClasses()
                .that(describe("are no writers", user -> !isOneOf(user, WRITERS)))
                .should()
                .callMethodWhere(describe(
                        "it writes",
                        call -> calls(call, Connection.class, "commit|setReadOnly")
                                || calls(call, Statement.class, "execute(Large)?(Update|Batch)|addBatch")
                                || call.getTargetOwner().getName().startsWith("org.postgresql.copy.")))
                .check(CLASSES);
        noClasses()
                .that(describe("open no sessions", user -> !isOneOf(user, WRITERS) && !isOneOf(user, POOLS)))
                .should()
                .callMethodWhere(describe(
                        "it opens a session",
                        call -> calls(call, DataSource.class, "getConnection")
                                || calls(call, Driver.class, "connect")
                                || calls(call, DriverManager.class, "getConnection")))
                .check(CLASSES);
        noClasses()
                .that(describe(
                        "have nothing to store",
                        user -> !room(user).matches("store|database\\.?.*")
                                && !isOneOf(user, Set.of("run.RunStore", "cli.StorePushCommand"))))
                .should()
                .dependOnClassesThat(describe(
                        "are a results store",
                        used -> outermost(used).matches("database\\.(ResultsStore|jdbc\\.StoreSession)")))
                .check(CLASSES);
    }

    private static boolean isOneOf(JavaClass type, Set<String> some) {
        return some.contains(outermost(type)) || some.contains(room(type));
    }

    private static boolean calls(JavaMethodCall call, Class<?> owner, String methods) {
        return call.getName().matches(methods) && call.getTargetOwner().isAssignableTo(owner);
    }

    @Test
    void each_type_of_the_api_is_marked() {
        assertThat(CLASSES.stream()
                        .filter(type -> API_PACKAGES.contains(room(type)))
                        .filter(type ->
                                type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC)))
                .isNotEmpty()
                .allSatisfy(type -> assertThat(type.isAnnotatedWith(API.class))
                        .as("%s is marked with @API", type.getName())
                        .isTrue());
    }

    @Test
    void the_api_shows_nothing_but_the_api() {
        assertThat(CLASSES.stream()
                        .filter(type -> API_PACKAGES.contains(room(type)) || WORDS.contains(outermost(type)))
                        .filter(ArchitectureTest::isApi)
                        .flatMap(ArchitectureTest::shown))
                .isNotEmpty()
                .allSatisfy(shown -> assertThat(isApi(shown.getValue()))
                        .as(
                                "%s shows %s, which is not of the API",
                                shown.getKey(), shown.getValue().getName())
                        .isTrue());
    }

    /** Whether users may compile against a type, or against the one around it. */
    private static boolean isApi(JavaClass type) {
        if (type.isAnnotatedWith(API.class)) {
            return type.getAnnotationOfType(API.class).status() != API.Status.INTERNAL;
        }
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(ArchitectureTest::isApi).orElse(false);
    }

    /** The types of ours in the public signatures of a type, each with where it is. */
    private static Stream<Map.Entry<String, JavaClass>> shown(JavaClass type) {
        return type.getMembers().stream()
                .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC)
                        || member.getModifiers().contains(JavaModifier.PROTECTED))
                .filter(member ->
                        !member.getModifiers().contains(JavaModifier.BRIDGE) && !member.isAnnotatedWith(API.class))
                .flatMap(member -> member.getAllInvolvedRawTypes().stream()
                        .map(JavaClass::getBaseComponentType)
                        .filter(shown -> shown.getPackageName().startsWith("dev.assay"))
                        .map(shown -> Map.entry(member.getFullName(), shown)));
    }

    @Test
    void results_are_made_of_nothing_but_the_jdk() {
        noClasses()
                .that(describe("are results", user -> room(user).equals("result")))
                .should()
                .dependOnClassesThat(describe(
                        "are neither results nor the JDK's",
                        used -> !used.getPackageName().startsWith("java")
                                && !used.getPackageName().startsWith("org.jspecify")
                                && !used.getPackageName().startsWith("org.apiguardian")
                                && !used.isPrimitive()
                                && !used.isArray()
                                && !room(used).equals("result")))
                .check(CLASSES);
    }

    @Test
    void no_package_has_more_files_than_a_reader_can_survey() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            Map<Path, Long> counts = files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
            assertThat(counts)
                    .isNotEmpty()
                    .allSatisfy((folder, count) -> assertThat(count).isLessThanOrEqualTo(MOST_FILES));
        }
    }

    @Test
    void each_package_says_what_lives_there_and_what_it_may_know() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            assertThat(files.filter(file -> file.endsWith("package-info.java")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(sentences(file)).isEqualTo(2));
        }
    }

    private static long sentences(Path packageInfo) throws IOException {
        String text = Files.readString(packageInfo);
        String comment = text.substring(0, text.indexOf("*/") + 2).replaceAll("\\{@code [^}]*}", "code");
        return Pattern.compile("[.](?= |\n)").matcher(comment).results().count();
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

    /** The pages of check types and of a rule, the columns of pipelines, an example's path and a function's name apart. */
    @Test
    void no_database_is_named_outside_its_package() throws IOException {
        Pattern name = Pattern.compile("(?i)snowflake|postgres(?!_fdw_disconnect)");
        List<String> pages =
                List.of("check/builtin/", "plan/ListedKeys.java", "cli/CatalogueCommand.java", "cdc/Metadata.java");
        List<String> providers = List.of("database/postgresql/", "database/embedded/", "database/snowflake/");
        try (Stream<Path> files = Files.walk(SOURCES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> Stream.concat(pages.stream(), providers.stream())
                                    .noneMatch(file.toString().replace('\\', '/')::contains)))
                    .isNotEmpty()
                    .allSatisfy(file ->
                            assertThat(withoutComments(Files.readString(file))).doesNotContainPattern(name));
        }
        noClasses()
                .that(describe("are of no database", user -> !room(user).matches("database\\..+")))
                .should()
                .dependOnClassesThat(describe(
                        "are of a database or of its driver",
                        used -> own(used).matches("database\\.(postgresql|embedded|snowflake|jdbc)")
                                || used.getName().matches("(org\\.postgresql|net\\.snowflake)\\..*")))
                .check(CLASSES);
    }

    private static String withoutComments(String code) {
        return code.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)^ *//.*", "");
    }

    /** The package of a class of ours; empty for others. */
    private static String own(JavaClass type) {
        return type.getPackageName().startsWith(ROOT) ? room(type) : "";
    }

    private static long codeLines(Path file) throws IOException {
        return Arrays.stream(Files.readString(file).split("\n", -1))
                .map(String::strip)
                .filter(line -> !line.isEmpty()
                        && !line.startsWith("import ")
                        && !line.startsWith("*")
                        && !line.startsWith("/*")
                        && !line.startsWith("//"))
                .count();
    }

    private static Set<String> packages() {
        return CLASSES.stream().map(ArchitectureTest::room).collect(Collectors.toSet());
    }

    /** The package; the families of built-in check types are one, with what they share. */
    private static String room(JavaClass type) {
        return type.getPackageName().substring(ROOT.length()).replaceFirst("^(check\\.builtin)\\..*", "$1");
    }

    private static List<String> with(String... packages) {
        return Stream.concat(WORDS.stream(), Stream.of(packages)).toList();
    }

    /** The class or the one around it, behind its room: {@code connection.Settings}. */
    private static String outermost(JavaClass type) {
        return type.getName().replaceFirst("^\\Q" + ROOT + "\\E", "").replaceFirst("\\$.*", "");
    }

    private static DescribedPredicate<JavaClass> ofLibrary(String packages) {
        return describe("are of " + packages, used -> used.getName().startsWith(packages));
    }
}
