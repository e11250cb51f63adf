package dev.assay.database;

import dev.assay.database.embedded.CacheFolder;
import dev.assay.database.embedded.EmbeddedDatabase;
import dev.assay.database.postgresql.PostgresDatabase;
import dev.assay.database.snowflake.SnowflakeDatabase;

/** Opens databases from their settings. */
public final class Databases {

    private Databases() {}

    /**
     * A database for the settings; nothing is started or connected before its first use.
     *
     * @param application what the database's owner sees of us, such as {@code assay flights}
     */
    public static Database open(Settings settings, String application) {
        if (settings instanceof Settings.Postgresql postgresql) {
            return open(postgresql, application);
        }
        if (settings instanceof Settings.Snowflake snowflake) {
            return new SnowflakeDatabase(snowflake, application);
        }
        if (settings instanceof Settings.Embedded embedded) {
            return new EmbeddedDatabase(embedded, application, CacheFolder.ofUser());
        }
        throw new IllegalArgumentException("connection '" + settings.name() + "' is of an unknown type");
    }

    private static Database open(Settings.Postgresql settings, String application) {
        try {
            return new PostgresDatabase(settings, application);
        } catch (IllegalArgumentException e) {
            return new UnusableDatabase(
                    settings.name(),
                    settings.sessions(),
                    new DatabaseException(
                            FailureKind.DATABASE_UNREACHABLE,
                            "Connection '" + settings.name() + "': " + e.getMessage() + ".",
                            null));
        }
    }
}
