package dev.assay.store;

import dev.assay.database.DatabaseException;
import dev.assay.database.Plane;
import dev.assay.database.ResultsStore;
import dev.assay.database.Settings;
import dev.assay.suite.Connections;
import dev.assay.suite.StoreSettings;
import dev.assay.suite.Suite;
import dev.assay.yaml.InvalidYamlException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The results store that settings declare, once nothing speaks against it. */
public final class DeclaredStore {

    /** The word of connections whose database serves an application; it is read even where variables are missing. */
    private static final String OPERATIONAL = "operational";

    private final StoreSettings said;
    private final ResultsStore store;

    /** The connections of checks by where they are declared. */
    private final Map<Declared, Settings> checks;

    private record Declared(Path file, String connection) {}

    private DeclaredStore(StoreSettings said, ResultsStore store, Map<Declared, Settings> checks) {
        this.said = said;
        this.store = store;
        this.checks = checks;
    }

    /**
     * The store of suites. Its connection is looked up among those of the first suite with these settings.
     *
     * @param said the settings, with a connection
     * @param suites the suites whose checks run; their roles may not be the store's
     * @throws StoreRefusedException if the store cannot be used
     * @throws InvalidYamlException if a variable of the store's connection is missing or a value is wrong
     */
    public static DeclaredStore of(StoreSettings said, Collection<Suite> suites)
            throws StoreRefusedException, InvalidYamlException {
        String name = Objects.requireNonNull(said.connection());
        Connections connections = suites.stream()
                .filter(suite -> said.equals(suite.project().settings().store()))
                .map(Suite::connections)
                .findFirst()
                .orElseGet(() -> suites.iterator().next().connections());
        if (!connections.names().contains(name)) {
            throw refused(
                    said,
                    "there is no connection '" + name + "' in "
                            + connections.file().getFileName() + ": it has " + String.join(", ", connections.names()));
        }
        Map<Declared, Settings> checks = checks(suites);
        if (checks.containsKey(new Declared(connections.file(), name))) {
            throw refused(said, sharing(name, "checks read by the connection '" + name + "'"));
        }
        if (OPERATIONAL.equals(connections.said(name, "plane"))) {
            throw serving(said);
        }
        ResultsStore store = connections
                .settings(name)
                .store(said.schemaOrDefault())
                .orElseThrow(() -> refused(
                        said, "the connection '" + name + "' is of a type that stores no results: name another"));
        if (store.plane() == Plane.OPERATIONAL) {
            throw serving(said);
        }
        DeclaredStore declared = new DeclaredStore(said, store, checks);
        declared.refuseSharedRole(null);
        return declared;
    }

    /** The connections by which checks read; one whose variables are missing is left out, since nothing reads by it. */
    private static Map<Declared, Settings> checks(Collection<Suite> suites) {
        Map<Declared, Settings> checks = new LinkedHashMap<>();
        for (Suite suite : suites) {
            Declared declared = new Declared(suite.connections().file(), suite.connection());
            if (!checks.containsKey(declared)) {
                try {
                    checks.put(declared, suite.connections().settings(suite.connection()));
                } catch (InvalidYamlException e) {
                    // its checks could not run, so nothing reads by it
                }
            }
        }
        return checks;
    }

    private void refuseSharedRole(@Nullable String role) throws StoreRefusedException {
        Predicate<Settings> shares = settings -> store.sharesRole(settings, role);
        for (Settings settings : checks.values()) {
            if (shares.test(settings)) {
                throw refused(
                        said,
                        sharing(
                                Objects.requireNonNull(said.connection()),
                                "checks read by the same role through the connection '" + settings.name() + "'"));
            }
        }
    }

    private static StoreRefusedException serving(StoreSettings said) {
        return refused(
                said,
                "the connection '" + said.connection() + "' leads to a database that serves an application (plane:"
                        + " operational), which results do not belong into: name one of the analytical plane");
    }

    private static String sharing(String name, String why) {
        return why + ", which must not be able to write: give the connection '" + name
                + "' of the results store a role of" + " its own";
    }

    private static StoreRefusedException refused(StoreSettings said, String why) {
        return new StoreRefusedException(said.problem(why));
    }

    /**
     * Opens a session that may write.
     *
     * @throws DatabaseException if there is none; the message says what to do
     * @throws StoreRefusedException if the server says that the role is one of the checks
     */
    public ResultsStore.Session open() throws DatabaseException, StoreRefusedException {
        ResultsStore.Session session = store.open();
        try {
            refuseSharedRole(session.role());
            return session;
        } catch (StoreRefusedException e) {
            session.close();
            throw e;
        }
    }
}
