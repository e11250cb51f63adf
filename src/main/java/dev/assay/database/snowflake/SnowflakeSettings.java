package dev.assay.database.snowflake;

import dev.assay.database.Database;
import dev.assay.database.Password;
import dev.assay.database.Settings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A Snowflake account. Its plane is the analytical one.
 *
 * @param url where its server is, as {@code https://…} or, on this machine only, {@code http://127.0.0.1:…}
 * @param user the user that logs in; null where the log-in itself says who it is
 * @param login how it is proven
 * @param context what the session works with
 * @param queryTag the tag of every statement in the account's history; null: what the statement is for
 * @param limits what checks may take
 * @param allRowsSeen whether the owner has said that policies hide nothing from the role
 * @param oneSnapshot whether all tables are looked at as they were when the run first asked
 * @param telemetry whether the driver may report on itself to the account
 * @param platformDetection whether the driver may ask the cloud's metadata service what machine this is
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

    /** One where a person logs in: each session would be a window of the browser. */
    @Override
    public int sessions() {
        return login instanceof Login.ByBrowser ? 1 : limits.sessions();
    }

    @Override
    public Database open(String application) {
        return new SnowflakeDatabase(this, application);
    }

    /** What a Snowflake session works with; null: what the user has by default. Suites always name the database. */
    public record Context(
            @Nullable String role,
            @Nullable String warehouse,
            @Nullable String database,
            @Nullable String schema) {}

    /** How a Snowflake user proves who it is. */
    public sealed interface Login {

        /** By a password. */
        record ByPassword(Password password) implements Login {}

        /**
         * By a private key.
         *
         * @param file the key, in PKCS 8
         * @param passphrase what it is encrypted with
         */
        record ByKey(Path file, Password passphrase) implements Login {}

        /** By a token that an OAuth server gave. */
        record ByOauth(Password token) implements Login {}

        /** By a programmatic access token. */
        record ByAccessToken(Password token) implements Login {}

        /** By a person at a browser that this machine opens. */
        record ByBrowser() implements Login {}
    }
}
