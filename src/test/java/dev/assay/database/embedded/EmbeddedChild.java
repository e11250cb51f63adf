package dev.assay.database.embedded;

import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.Plane;
import dev.assay.database.postgresql.Limits;
import dev.assay.sql.Sql;
import dev.assay.sql.TableName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The program of a second process: opens an embedded database, says which one it has, and holds it until its input ends.
 * Arguments: the cache and a CSV file.
 */
final class EmbeddedChild {

    private EmbeddedChild() {}

    public static void main(String[] arguments) throws DatabaseException, IOException {
        try (Database database = open(Path.of(arguments[0]), Path.of(arguments[1]))) {
            System.out.println(made(database));
            while (System.in.read() >= 0) {
                // held
            }
        }
    }

    static Database open(Path cache, Path file) {
        EmbeddedSettings.Load load =
                new EmbeddedSettings.Load(TableName.parse("t"), file, null, Map.of("a", "integer"));
        return new EmbeddedDatabase(
                new EmbeddedSettings("child", List.of(load), Limits.of(Plane.ANALYTICAL)), "assay child", cache);
    }

    /** The cluster's number, which changes when the data is loaded again, and how many rows there are. */
    static String made(Database database) throws DatabaseException {
        return database.query(
                        new Sql(
                                "SELECT system_identifier::text || ' ' || count(*) FROM pg_control_system(), t GROUP BY system_identifier",
                                List.of()),
                        1)
                .rows()
                .get(0)
                .toString();
    }
}
