package dev.assay.database.snowflake;

import dev.assay.database.Database;
import dev.assay.database.Password;
import dev.assay.database.ResultsStore;
import dev.assay.database.Settings;
import dev.assay.database.SuiteLimits;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a Snowflake account. Its plane is always analytical.
 *
 * @param url the server, as {@code https://…} or, on this machine only, {@code http://127.0.0.1:…}
 * @param user the user who logs in; null if the login itself identifies the user
 * @param login the means of authentication
 * @param context the role, warehouse, database and schema of the session
 * @param queryTag the tag of every statement in the account's query history; null: the purpose of the statement
 * @param limits the limits on what checks may use
 * @param allRowsSeen whether the owner states that policies hide nothing from the role
 * @param oneSnapshot whether all tables are read as of the moment of the run's first query
 * @param telemetry whether the driver may send telemetry to the account
 * @param platformDetection whether the driver may query the cloud's metadata service about this machine
 */
public record SnowflakeSettings(
        String name,
        String url,
        @Nullable String user,
        Login login,
        Context context,
        @Nullable String queryTag,
        SnowflakeLimits limits,
        boolean allRowsSeen,
        boolean oneSnapshot,
        boolean telemetry,
        boolean platformDetection)
        implements Settings {

    /** One session if a person logs in, since every session opens a browser window. */
    @Override
    public int sessions() {
        return login instanceof Login.ByBrowser ? 1 : limits.sessions();
    }

    @Override
    public Settings tightened(SuiteLimits suites) {
        return with(limits.tightened(suites), allRowsSeen);
    }

    private SnowflakeSettings with(SnowflakeLimits tight, boolean everythingSeen) {
        return new SnowflakeSettings(
                name,
                url,
                user,
                login,
                context,
                queryTag,
                tight,
                everythingSeen,
                oneSnapshot,
                telemetry,
                platformDetection);
    }

    @Override
    public Database open(String application) {
        return new SnowflakeDatabase(this, application);
    }

    /** No policy is looked up: those hide rows, not the catalogue. */
    @Override
    public Database openCatalogue(String application) {
        return with(limits, true).open(application);
    }

    @Override
    public Optional<ResultsStore> store(String schema) {
        return Optional.of(new SnowflakeStore(this, schema));
    }

    /** The context of a Snowflake session; a null value means the user's default. Suites always name the database. */
    public record Context(
            @Nullable String role,
            @Nullable String warehouse,
            @Nullable String database,
            @Nullable String schema) {}

    /** How a Snowflake user authenticates. */
    public sealed interface Login {

        /** By a password. */
        record ByPassword(Password password) implements Login {}

        /**
         * By a private key.
         *
         * @param file the key, in PKCS #8
         * @param passphrase the passphrase of the encrypted key
         */
        record ByKey(Path file, Password passphrase) implements Login {}

        /** By a token from an OAuth server. */
        record ByOauth(Password token) implements Login {}

        /** By a programmatic access token. */
        record ByAccessToken(Password token) implements Login {}

        /** By a person in a browser that this machine opens. */
        record ByBrowser() implements Login {}
    }
}
