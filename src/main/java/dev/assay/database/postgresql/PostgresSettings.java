package dev.assay.database.postgresql;

import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.Password;
import dev.assay.database.Plane;
import dev.assay.database.ResultsStore;
import dev.assay.database.Settings;
import dev.assay.database.SuiteLimits;
import dev.assay.database.UnusableDatabase;
import dev.assay.database.postgresql.rights.WriteRights;
import dev.assay.sql.TableName;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a PostgreSQL server, 14 to 18.
 *
 * @param url {@code jdbc:postgresql://host:port/database} or {@code postgresql://host:port/database}
 * @param user the role that logs in; null: the URL's or the operating system's
 * @param password the source of the password
 * @param replicaRequired whether the server must be a replica (in recovery)
 * @param foreignKeysTrusted whether a validated foreign key proves that its references are intact. It does not if rows
 *     are written without triggers, as change data capture does
 * @param oneSnapshot whether all statements of a run, including look-ups, read the same snapshot, taken by the first.
 *     It takes one more session, whose transaction lasts as long as the run
 * @param maxReplicaLag how far a replica may be behind its primary; null: any time
 * @param functions the user-defined functions that author SQL may call, by their catalogue names with schemas
 * @param writeRights what becomes of a role that may do more than read
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
        @Nullable Duration maxReplicaLag,
        Set<TableName> functions,
        WriteRights writeRights)
        implements Settings {

    public PostgresSettings {
        functions = Set.copyOf(functions);
    }

    /** Creates settings under which author SQL may call only PostgreSQL's own functions, and nobody asks for the role's rights. */
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
        this(
                name,
                plane,
                url,
                user,
                password,
                limits,
                replicaRequired,
                foreignKeysTrusted,
                oneSnapshot,
                null,
                Set.of(),
                WriteRights.UNASKED);
    }

    /** The same with another answer to a role that may do more than read. */
    PostgresSettings with(WriteRights other) {
        return with(limits, other);
    }

    @Override
    public Settings tightened(SuiteLimits suites) {
        return with(limits.tightened(suites), writeRights);
    }

    private PostgresSettings with(Limits tight, WriteRights other) {
        return new PostgresSettings(
                name,
                plane,
                url,
                user,
                password,
                tight,
                replicaRequired,
                foreignKeysTrusted,
                oneSnapshot,
                maxReplicaLag,
                functions,
                other);
    }

    @Override
    public int sessions() {
        return limits.sessions();
    }

    /** Opens the database. With an invalid URL, it returns a database whose operations report that. */
    @Override
    public Database open(String application) {
        return open(() -> new PostgresDatabase(this, application));
    }

    @Override
    public Database openCatalogue(String application) {
        return open(() -> PostgresDatabase.ofCatalogue(this, application));
    }

    private Database open(Supplier<Database> opened) {
        try {
            return opened.get();
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

    @Override
    public Optional<ResultsStore> store(String schema) {
        return Optional.of(new PostgresStore(this, schema));
    }
}
