package dev.assay.database.postgresql;

import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Creates and migrates the tables of a results store by Flyway, which is loaded by nothing else. */
final class PostgresMigrations {

    private PostgresMigrations() {}

    /**
     * Migrates a schema to the newest version, and creates it if there is none.
     *
     * @param present the version that it has, perhaps made by hand; 0 for none
     */
    static void migrate(DataSource source, String schema, int present, PostgresStoreManner manner)
            throws DatabaseException {
        try {
            Flyway.configure(PostgresMigrations.class.getClassLoader())
                    .loggers(QuietLogs.class.getName())
                    .dataSource(source)
                    .schemas(schema)
                    .defaultSchema(schema)
                    .table("assay_schema_history")
                    .locations("classpath:" + PostgresStoreDdl.FOLDER)
                    // a schema may have been made by hand, or have tables of others
                    .baselineOnMigrate(true)
                    .baselineVersion(String.valueOf(present))
                    .placeholderReplacement(false)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw trouble(e, manner);
        }
    }

    private static DatabaseException trouble(FlywayException failure, PostgresStoreManner manner) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return manner.trouble(sql);
            }
        }
        return manner.trouble(
                FailureKind.QUERY_REFUSED,
                "Flyway could not make the tables of the results store ("
                        + String.valueOf(failure.getMessage())
                                .lines()
                                .findFirst()
                                .orElse("no reason given") + ")");
    }
}
