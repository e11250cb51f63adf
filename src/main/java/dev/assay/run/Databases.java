package dev.assay.run;

import dev.assay.database.Database;
import dev.assay.database.MappedDatabase;
import dev.assay.database.Purpose;
import dev.assay.database.SavedCatalogue;
import dev.assay.database.Settings;
import dev.assay.database.SuiteLimits;
import dev.assay.plan.Planner;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.result.FailureCode;
import dev.assay.result.RunWarning;
import dev.assay.run.privacy.Masks;
import dev.assay.run.privacy.Privacy;
import dev.assay.suite.Suite;
import dev.assay.yaml.InvalidYamlException;
import dev.assay.yaml.Problem;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opens databases: those of suites, and those beside them, for checks that compare two. */
final class Databases implements Apart.Elsewhere, AutoCloseable {

    private final String runId;
    private final RunLog log;
    private final Map<ConnectionKey, ConnectionRun> ofSuites;
    private final Map<ConnectionKey, Apart.Connection> opened = new ConcurrentHashMap<>();
    private final RunOptions options;
    private final Masks masks;

    /** @param ofSuites the connections that a suite has, whose databases are not opened again */
    Databases(String runId, Map<ConnectionKey, ConnectionRun> ofSuites, RunOptions options, Masks masks, RunLog log) {
        this.runId = runId;
        this.ofSuites = ofSuites;
        this.options = options;
        this.masks = masks;
        this.log = log;
    }

    /** A connection of a file. */
    record ConnectionKey(Path file, String name) {

        static ConnectionKey of(Suite suite) {
            return new ConnectionKey(suite.connections().file(), suite.connection());
        }

        /** The suites of the connection among those of checks. */
        List<Suite> suites(Collection<Run.Selected> checks) {
            return checks.stream()
                    .map(Run.Selected::suite)
                    .distinct()
                    .filter(suite -> of(suite).equals(this))
                    .toList();
        }
    }

    /** The database of a suite's connection, or its saved catalogue. */
    static Database of(Suite suite, @Nullable SavedCatalogue saved, String runId) throws InvalidYamlException {
        return of(List.of(suite), saved, runId);
    }

    /** The database of a connection, or its saved catalogue, with the tightest limits of all its suites. */
    static Database of(List<Suite> suites, @Nullable SavedCatalogue saved, String runId) throws InvalidYamlException {
        return of(suites.get(0), suites.get(0).connection(), suites, saved, runId);
    }

    private static Settings tightened(Settings own, List<Suite> suites) throws InvalidYamlException {
        SuiteLimits all = SuiteLimits.NONE;
        for (Suite suite : suites) {
            try {
                Settings unused = own.tightened(suite.limits());
            } catch (IllegalArgumentException e) {
                throw new InvalidYamlException(
                        List.of(new Problem(suite.location(), String.valueOf(e.getMessage()), null)));
            }
            all = all.and(suite.limits());
        }
        return own.tightened(all);
    }

    private static Database of(
            Suite suite, String name, List<Suite> limiting, @Nullable SavedCatalogue saved, String runId)
            throws InvalidYamlException {
        if (saved == null) {
            Database real = tightened(suite.connections().settings(name), limiting)
                    .open(Purpose.ofLookUps(runId).tag());
            Map<String, String> schemas = suite.connections().schemas(name);
            return schemas.isEmpty() ? real : new MappedDatabase(real, schemas);
        }
        return saved.database(name)
                .orElseThrow(() -> new InvalidYamlException(List.of(new Problem(
                        suite.location(),
                        "the saved catalogue has no connection '" + name + "': save it anew with assay catalogue",
                        null))));
    }

    @Override
    public Apart.Connection of(Suite suite, String connection) {
        ConnectionKey key = new ConnectionKey(suite.connections().file(), connection);
        ConnectionRun known = ofSuites.get(key);
        return known != null
                ? known.asOther()
                : opened.computeIfAbsent(key, any -> {
                    try {
                        Database database = of(suite, connection, List.of(), options.catalogue(), runId);
                        Planner planner =
                                new Planner(database, connection, options.asOf(), options.rules(), unique -> false);
                        return new Apart.Connection(
                                database, planner, new Privacy(List.of(), planner, database.dialect(), masks));
                    } catch (InvalidYamlException e) {
                        throw new UnanswerableException(FailureCode.CONNECTION_INVALID, String.valueOf(e.getMessage()));
                    }
                });
    }

    /** What the owners of all connections should know. */
    List<RunWarning> warnings() {
        Stream<RunWarning> ofRuns = ofSuites.values().stream().flatMap(one -> one.warnings().stream());
        Stream<RunWarning> beside = databases().flatMap(one -> warnings(one, log).stream());
        return Stream.concat(ofRuns, beside).distinct().toList();
    }

    /** What the owner of a connection should know. */
    static List<RunWarning> warnings(Database database, RunLog log) {
        try {
            return database.warnings().stream()
                    .map(one -> new RunWarning(database.name(), one.kind().code(), one.message()))
                    .toList();
        } catch (Throwable e) {
            log.fault("connection " + database.name() + " was asked for warnings", e);
            return List.of();
        }
    }

    private Stream<Database> databases() {
        return opened.values().stream().map(Apart.Connection::database);
    }

    void cancel() {
        databases().forEach(database -> {
            try {
                database.cancel();
            } catch (Throwable e) {
                log.fault("statements of connection " + database.name() + " were cancelled", e);
            }
        });
    }

    @Override
    public void close() {
        databases().forEach(database -> {
            try {
                database.close();
            } catch (Throwable e) {
                log.fault("connection " + database.name() + " was closed", e);
            }
        });
    }

    /** Where a suite's database is, with the environment that says so. */
    static String place(Database database, Suite suite) {
        String environment = suite.connections().environment();
        return environment == null ? database.place() : database.place() + " in " + environment;
    }
}
