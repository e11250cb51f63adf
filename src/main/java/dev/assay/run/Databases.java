package dev.assay.run;

import dev.assay.database.Database;
import dev.assay.database.SavedCatalogue;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.result.FailureCode;
import dev.assay.suite.Suite;
import dev.assay.yaml.InvalidYamlException;
import dev.assay.yaml.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Opens databases: those of suites, and those beside them, for checks that compare two. */
final class Databases implements ConnectionRun.Elsewhere, AutoCloseable {

    private final String runId;
    private final RunLog log;
    private final Map<ConnectionKey, ConnectionRun> ofSuites;
    private final Map<ConnectionKey, Database> opened = new ConcurrentHashMap<>();

    /** @param ofSuites the connections that a suite has, whose databases are not opened again */
    Databases(String runId, Map<ConnectionKey, ConnectionRun> ofSuites, RunLog log) {
        this.runId = runId;
        this.ofSuites = ofSuites;
        this.log = log;
    }

    /** A connection of a file. */
    record ConnectionKey(Path file, String name) {}

    /** The database of a suite's connection, or its saved catalogue. */
    static Database of(Suite suite, @Nullable SavedCatalogue saved, String runId) throws InvalidYamlException {
        String name = suite.connection();
        if (saved == null) {
            return suite.connections().settings(name).open(Purpose.ofLookUps(runId));
        }
        return saved.database(name)
                .orElseThrow(() -> new InvalidYamlException(List.of(new Problem(
                        suite.location(),
                        "the saved catalogue has no connection '" + name + "': save it anew with assay catalogue",
                        null))));
    }

    @Override
    public Database of(Suite suite, String connection) {
        ConnectionKey key = new ConnectionKey(suite.connections().file(), connection);
        ConnectionRun known = ofSuites.get(key);
        return known != null
                ? known.database()
                : opened.computeIfAbsent(key, any -> {
                    try {
                        return suite.connections().settings(connection).open(Purpose.ofLookUps(runId));
                    } catch (InvalidYamlException e) {
                        throw new UnanswerableException(FailureCode.CONNECTION_INVALID, String.valueOf(e.getMessage()));
                    }
                });
    }

    void cancel() {
        opened.values().forEach(database -> {
            try {
                database.cancel();
            } catch (Throwable e) {
                log.fault("statements of connection " + database.name() + " were cancelled", e);
            }
        });
    }

    @Override
    public void close() {
        opened.values().forEach(database -> {
            try {
                database.close();
            } catch (Throwable e) {
                log.fault("connection " + database.name() + " was closed", e);
            }
        });
    }
}
