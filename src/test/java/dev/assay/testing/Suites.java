package dev.assay.testing;

import dev.assay.result.CheckResult;
import dev.assay.run.Expansions;
import dev.assay.run.Run;
import dev.assay.run.RunOptions;
import dev.assay.suite.RunSettings;
import dev.assay.suite.Suite;
import dev.assay.suite.read.SuiteReader;
import dev.assay.yaml.InvalidYamlException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Suites as their authors write them, run against a test database without any sink. Three connections lead to it, {@code db},
 * {@code other} and {@code shop}. A run knows what earlier ones of the same folder left behind.
 */
public final class Suites {

    /** The clock of a run, where a test says nothing else. */
    public static final Instant AS_OF = Instant.parse("2026-01-01T00:00:00Z");

    private static final int MOST_SECONDS = 60;
    private static final String HEAD = "version: 1\nsuite: Test\nconnection: db\n";

    private final Path folder;
    private final Map<String, String> settings;
    private final String connection;
    private final String connectionKeys;
    private final String plan;
    private final Instant asOf;

    private Suites(
            Path folder,
            Map<String, String> settings,
            String connection,
            String connectionKeys,
            String plan,
            Instant asOf) {
        this.folder = folder;
        this.settings = settings;
        this.connection = connection;
        this.connectionKeys = connectionKeys;
        this.plan = plan;
        this.asOf = asOf;
    }

    /** Suites of a folder of the test's own. */
    public static Suites on(DatabaseUnderTest.Fresh database, Path folder) {
        return by(database.connection(), database.settings(), folder);
    }

    /** Suites whose connections are declared so, in flow style without brackets, with the values of its variables. */
    public static Suites by(String connection, Map<String, String> settings, Path folder) {
        return new Suites(folder, settings, connection, "", "full", AS_OF);
    }

    /** Suites of a folder of the test's own, where nobody says that policies hide nothing. */
    public static Suites onHidden(SnowflakeTestDatabase database, Path folder) {
        return by(SnowflakeTestDatabase.CONNECTION, database.settings(), folder);
    }

    /** The same with a variable more, or with another value: {@code DB_URL}, {@code DB_USER}, {@code DB_PASSWORD}. */
    public Suites with(String variable, String value) {
        Map<String, String> more = new LinkedHashMap<>(settings);
        more.put(variable, value);
        return new Suites(folder, more, connection, connectionKeys, plan, asOf);
    }

    /** The same with further keys of both connections, in flow style: {@code sample: {unclassified: show}, limits: {sessions: 1}}. */
    public Suites connecting(String keys) {
        return new Suites(folder, settings, connection, ", " + keys, plan, asOf);
    }

    /** The same with other rules of the planner: {@code naive}, {@code without:shared_scan}. */
    public Suites planned(String how) {
        return new Suites(folder, settings, connection, connectionKeys, how, asOf);
    }

    /** The same with another clock, such as {@code 2026-01-02T00:00:00Z}. */
    public Suites at(String clock) {
        return new Suites(folder, settings, connection, connectionKeys, plan, Instant.parse(clock));
    }

    /** Runs a suite of the connection {@code db}, given without its head. */
    public Judged run(String body) throws Exception {
        return finish(HEAD + body);
    }

    /** Runs suites, whole texts, in one run. */
    public Judged finish(String... suites) throws Exception {
        try (Running running = start(suites)) {
            return running.finish();
        }
    }

    /** Runs one check of a suite of the connection {@code db}, given without its head. */
    public CheckResult runOnly(String key, String body) throws Exception {
        try (Running running = start(one -> one.check().key().equals(key), HEAD + body)) {
            return running.finish().get(key);
        }
    }

    /** Plans suites, whole texts, and sends their statements. */
    public Running start(String... suites) throws Exception {
        return start(one -> true, suites);
    }

    private Running start(Predicate<Run.Selected> which, String... suites) throws Exception {
        List<Run.Selected> selected = new ArrayList<>();
        for (Suite suite : read(suites)) {
            suite.allChecks().forEach(check -> selected.add(new Run.Selected(suite, check)));
            selected.addAll(found(suite));
        }
        selected.removeIf(which.negate());
        Run run = Run.open(
                selected,
                List.of(),
                new RunOptions(asOf, reports(), plan, List.of(), null, null, null, RunSettings.NONE, Map.of()));
        run.plan();
        run.start();
        return new Running(run, selected);
    }

    private static List<Run.Selected> found(Suite suite) {
        List<Run.Selected> found = new ArrayList<>();
        List<Expansions.Wanted> wanted = suite.expansions().stream()
                .map(expansion -> new Expansions.Wanted(suite, expansion))
                .toList();
        for (Expansions.Found one : Expansions.find(wanted, null)) {
            if (one.refusal() != null) {
                throw new AssertionError(one.refusal());
            }
            found.addAll(one.checks());
        }
        return found;
    }

    /** The folder of all reports of its runs. */
    public Path reports() {
        return folder.resolve("reports");
    }

    /** A suite of the connection {@code db}, given without its head. */
    public String suite(String body) {
        return HEAD + body;
    }

    /** Reads suites, whole texts. */
    public List<Suite> read(String... suites) throws InvalidYamlException {
        write("connections.yaml", """
                version: 1
                connections:
                  db: &db {%s%s}
                  other: *db
                  shop: *db
                """.formatted(
                        connection,
                        (connection + connectionKeys).contains("sample:")
                                ? connectionKeys
                                : connectionKeys + ", sample: {unclassified: show}"));
        SuiteReader reader = new SuiteReader(folder, settings, Map.of(), asOf);
        List<Suite> all = new ArrayList<>();
        for (int i = 0; i < suites.length; i++) {
            all.add(reader.read(write("suite-" + (i + 1) + ".yaml", suites[i]), true)
                    .orElseThrow());
        }
        return all;
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A run whose statements are on their way. */
    public record Running(Run run, List<Run.Selected> selected) implements AutoCloseable {

        /** Waits for every result, each for a bounded time, and ends the run. */
        public Judged finish() throws Exception {
            for (Run.Selected one : selected) {
                if (one.check().enabled()) {
                    run.publish(one.check(), run.result(one.check()).get(MOST_SECONDS, TimeUnit.SECONDS));
                } else {
                    run.publishUnmeasured(one.suite(), one.check());
                }
            }
            return new Judged(run.finish());
        }

        @Override
        public void close() {
            run.close();
        }
    }
}
