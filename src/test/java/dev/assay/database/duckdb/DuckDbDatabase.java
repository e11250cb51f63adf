package dev.assay.database.duckdb;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.assay.database.DatabaseException;
import dev.assay.database.Purpose;
import dev.assay.database.Rows;
import dev.assay.database.jdbc.Catalogue;
import dev.assay.database.jdbc.DriverSource;
import dev.assay.database.jdbc.JdbcDatabase;
import dev.assay.database.jdbc.JdbcRows;
import dev.assay.database.jdbc.Sessions;
import dev.assay.sql.Sql;
import dev.assay.sql.TableName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.duckdb.DuckDBDriver;

/** A DuckDB file. */
final class DuckDbDatabase extends JdbcDatabase {

    private final DuckDbSettings settings;
    private final DuckDbErrors errors;
    private final DuckDbTables tables;

    DuckDbDatabase(DuckDbSettings settings) {
        super(settings, DuckDbDialect.INSTANCE, new Access(settings));
        this.settings = settings;
        this.errors = new DuckDbErrors(settings);
        this.tables = new DuckDbTables(settings.name(), cancellation);
    }

    /** All sessions of a process to one file must have the same properties. */
    private record Access(DuckDbSettings settings) implements Sessions.Access {

        @Override
        public HikariDataSource open() {
            Properties properties = new Properties();
            properties.setProperty("duckdb.read_only", "true");
            properties.setProperty("jdbc_stream_results", "true");
            List.of("enable_external_access", "autoload_known_extensions", "autoinstall_known_extensions")
                    .forEach(feature -> properties.setProperty(feature, "false"));
            HikariConfig config = new HikariConfig();
            config.setDataSource(new DriverSource(
                    new DuckDBDriver(), "jdbc:duckdb:" + settings.file(), properties, failure -> false));
            config.setMaximumPoolSize(settings.sessions());
            config.setMinimumIdle(1);
            config.setInitializationFailTimeout(1);
            config.setReadOnly(true);
            config.setConnectionInitSql("SET TimeZone = 'UTC'");
            return new HikariDataSource(config);
        }

        @Override
        public DatabaseException trouble(Throwable failure) {
            return new DuckDbErrors(settings).connecting();
        }
    }

    @Override
    public String place() {
        return settings.file().toString();
    }

    @Override
    protected Map<TableName, Catalogue.Answer> look(Set<TableName> names) throws DatabaseException {
        Map<TableName, Catalogue.Answer> answers = new HashMap<>();
        for (TableName name : names) {
            answers.put(name, with(session -> tables.read(name, session)));
        }
        return answers;
    }

    @Override
    public List<TableName> tables() throws DatabaseException {
        return with(tables::names);
    }

    @Override
    public Rows query(Sql sql, int maxRows, Purpose purpose) throws DatabaseException {
        return with(session -> {
            try (PreparedStatement statement = session.prepareStatement(sql.text())) {
                statement.setQueryTimeout(
                        Math.toIntExact(Math.max(1, settings.statementTimeout().toSeconds())));
                JdbcRows.bind(statement, sql.binds(), DuckDbDatabase::bind);
                return cancellation.run(statement, () -> {
                    try (ResultSet answer = statement.executeQuery()) {
                        return JdbcRows.read(answer, maxRows, DuckDbValues::value);
                    }
                });
            }
        });
    }

    private static void bind(PreparedStatement statement, int parameter, Instant moment) throws SQLException {
        statement.setObject(parameter, moment.atOffset(ZoneOffset.UTC));
    }

    private <T> T with(Work<T> work) throws DatabaseException {
        return with(work, (failure, elapsed) -> errors.of(failure, cancellation.isCancelled()));
    }
}
