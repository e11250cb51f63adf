package dev.assay.run;

import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.Purpose;
import dev.assay.database.Settings;
import dev.assay.database.TableInfo;
import dev.assay.extension.Fault;
import dev.assay.result.FailureCode;
import dev.assay.run.Databases.ConnectionKey;
import dev.assay.sql.TableName;
import dev.assay.suite.Suite;
import dev.assay.yaml.InvalidYamlException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What rights the roles of suites' connections need. */
public final class Grants {

    private Grants() {}

    /**
     * The rights on one connection.
     *
     * @param connection the connection's name
     * @param place the database, without secrets
     * @param script the statements that grant them, in the database's SQL; empty if roles need none there, or if it could not be asked
     * @param refusals what is missing in the script, each with a code and a reason
     */
    public record Script(String connection, String place, String script, List<String> refusals) {}

    private record Reads(Suite suite, Set<TableName> tables) {}

    /** Looks up what patterns mean, whether or not the role may read it. */
    public static List<Expansions.Found> expand(List<Expansions.Wanted> patterns) {
        return Expansions.find(patterns, suite -> open(suite, suite.connection()));
    }

    /**
     * The rights that checks need, connection by connection.
     *
     * @param role the role that gets them, as authors write it; null: each connection's own
     */
    public static List<Script> of(Collection<Run.Selected> selected, @Nullable String role) {
        Map<ConnectionKey, Reads> connections = new LinkedHashMap<>();
        for (Run.Selected one : selected) {
            Catalogues.read(
                    one,
                    (name, tables) -> connections
                            .computeIfAbsent(
                                    new ConnectionKey(one.suite().connections().file(), name),
                                    first -> new Reads(one.suite(), new LinkedHashSet<>()))
                            .tables()
                            .addAll(tables));
        }
        List<Script> scripts = new ArrayList<>();
        connections.forEach((key, reads) -> scripts.add(of(key.name(), reads, role)));
        return scripts;
    }

    private static Script of(String connection, Reads reads, @Nullable String role) {
        List<String> refusals = new ArrayList<>();
        String place = "";
        String script = "";
        try (Database database = open(reads.suite(), connection)) {
            place = database.place();
            database.lookUp(reads.tables());
            List<TableInfo> tables = new ArrayList<>();
            for (TableName name : reads.tables()) {
                try {
                    tables.add(database.table(name));
                } catch (DatabaseException e) {
                    refusals.add(shown(e));
                }
            }
            script = database.grants(tables, role).orElse("");
        } catch (DatabaseException e) {
            refusals.add(shown(e));
        } catch (InvalidYamlException e) {
            refusals.add("[" + FailureCode.CONNECTION_INVALID + "] " + e.getMessage());
        } catch (Throwable e) {
            refusals.add("[" + FailureCode.INTERNAL_ERROR + "] " + Fault.of(e).shown());
        }
        return new Script(
                connection, place, script, refusals.stream().distinct().toList());
    }

    private static Database open(Suite suite, String connection) throws InvalidYamlException {
        Settings settings = suite.connections().settings(connection);
        return settings.openCatalogue(Purpose.ofLookUps("grants").tag());
    }

    private static String shown(DatabaseException why) {
        return "[" + why.kind() + "] " + why.getMessage();
    }
}
