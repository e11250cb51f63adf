package dev.assay.database.postgresql;

import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.Password;
import dev.assay.database.Plane;
import dev.assay.database.Settings;
import dev.assay.database.UnusableDatabase;
import dev.assay.sql.TableName;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server, 14 to 18.
 *
 * @param url {@code jdbc:postgresql://host:port/database} or {@code postgresql://host:port/database}
 * @param user the role to log in with; null: the URL's or the operating system's
 * @param password where the password comes from
 * @param replicaRequired whether the server must be a replica (in recovery)
 * @param foreignKeysTrusted whether a validated foreign key proves that its references lead somewhere; it does not where
 *     rows come in past the triggers, as change data capture brings them
 * @param oneSnapshot whether all statements of a run, look-ups among them, see the database at one moment, that of the
 *     first; takes one session more, whose transaction lasts as long as the run
 * @param functions those that SQL of authors may call beside PostgreSQL's own, with their schemas, as the catalogue has them
 */
public record PostgresSettings(
        String name,
        Plane plane,
        String url,
        @Nullable String user,
        Password password,
        Limits limits,
        boolean replicaRequired,
        boolean foreignKeysTrusted,
        boolean oneSnapshot,
        Set<TableName> functions)
        implements Settings {

    public PostgresSettings {
        functions = Set.copyOf(functions);
    }

    /** A server where SQL of authors calls nothing but PostgreSQL's own functions. */
    public PostgresSettings(
            String name,
            Plane plane,
            String url,
            @Nullable String user,
            Password password,
            Limits limits,
            boolean replicaRequired,
            boolean foreignKeysTrusted,
            boolean oneSnapshot) {
        this(name, plane, url, user, password, limits, replicaRequired, foreignKeysTrusted, oneSnapshot, Set.of());
    }

    @Override
    public int sessions() {
        return limits.sessions();
    }

    /** A URL that cannot be read makes a database that says so. */
    @Override
    public Database open(String application) {
        try {
            return new PostgresDatabase(this, application);
        } catch (IllegalArgumentException e) {
            return new UnusableDatabase(
                    name,
                    PostgresDialect.INSTANCE,
                    sessions(),
                    new DatabaseException(
                            FailureKind.DATABASE_UNREACHABLE,
                            "Connection '" + name + "': " + e.getMessage() + ".",
                            null));
        }
    }
}
