package dev.assay.database.snowflake;

import dev.assay.database.Credits;
import dev.assay.database.DatabaseException;
import dev.assay.database.DatabaseWarning;
import dev.assay.database.Estimate;
import dev.assay.database.FailureKind;
import dev.assay.database.Purpose;
import dev.assay.database.Rows;
import dev.assay.database.TableInfo;
import dev.assay.database.jdbc.Catalogue;
import dev.assay.database.jdbc.Daemons;
import dev.assay.database.jdbc.JdbcDatabase;
import dev.assay.database.jdbc.JdbcRows;
import dev.assay.sql.Sql;
import dev.assay.sql.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A Snowflake account. Snowflake has no read-only transactions; the guard over author SQL and a role that may only
 * SELECT keep checks from writing.
 */
public final class SnowflakeDatabase extends JdbcDatabase {

    /** How much longer the driver waits than the server's limits, in case the server does not enforce them. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    /** Snowflake's page "Overview of Access Control", system-defined roles, without PUBLIC. */
    private static final Set<String> SYSTEM_ROLES =
            Set.of("ACCOUNTADMIN", "GLOBALORGADMIN", "ORGADMIN", "SECURITYADMIN", "SYSADMIN", "USERADMIN");

    private static final int MOST_OF_A_TAG = 2_000;

    private final SnowflakeSettings settings;
    private final SnowflakeErrorTranslator troubles;
    private final SnowflakeCosts costs;
    private final SnowflakeTables tables;
    private final Instant opened = Instant.now();
    private volatile @Nullable Instant moment;
    private volatile String role = "";

    public SnowflakeDatabase(SnowflakeSettings settings, String application) {
        super(settings, SnowflakeDialect.INSTANCE, new SnowflakeAccess(settings, application));
        this.settings = settings;
        this.troubles = new SnowflakeErrorTranslator(settings);
        this.costs = new SnowflakeCosts(settings, cancellation);
        this.tables = new SnowflakeTables(
                settings.name(),
                new SnowflakePolicies(settings.name(), settings.allRowsSeen(), cancellation),
                role -> this.role = role,
                cancellation);
    }

    @Override
    public String place() {
        return settings.url().replaceFirst("^https?://", "") + "/"
                + settings.context().database();
    }

    @Override
    protected Map<TableName, Catalogue.Answer> look(Set<TableName> names) throws DatabaseException {
        return with(session -> {
            takeMoment(session);
            return tables.read(names, session);
        });
    }

    @Override
    public List<TableName> tables() throws DatabaseException {
        return with(session -> SnowflakeTables.names(session, cancellation));
    }

    /** A role of the system, of which its name tells the rights: nobody looks up those of others, which would take statements. */
    @Override
    public List<DatabaseWarning> warnings() {
        return !SYSTEM_ROLES.contains(role)
                ? List.of()
                : List.of(new DatabaseWarning(
                        FailureKind.ROLE_MAY_WRITE,
                        "Connection '" + name() + "': the role " + role
                                + " may do more than read. Name one under role that"
                                + " only reads: assay grants prints what it needs."));
    }

    @Override
    public Optional<String> grants(Collection<TableInfo> of, @Nullable String to) throws DatabaseException {
        return Optional.of(with(session -> new SnowflakeGrants(cancellation).of(of, to, session)));
    }

    @Override
    public boolean hides() {
        return !settings.allRowsSeen();
    }

    @Override
    public Optional<Instant> moment() {
        return Optional.ofNullable(moment);
    }

    /**
     * Takes the moment from the server's clock. The local clock may be ahead of it, and a table cannot be read as of
     * the future.
     */
    private void takeMoment(Connection session) throws SQLException, DatabaseException {
        if (settings.oneSnapshot() && moment == null) {
            try (PreparedStatement statement = session.prepareStatement("SELECT CURRENT_TIMESTAMP()");
                    ResultSet answer = cancellation.run(statement, statement::executeQuery)) {
                moment = (Instant) SnowflakeRows.read(answer, 1).rows().get(0).get(0);
            }
        }
    }

    @Override
    public Rows query(Sql sql, int maxRows, Purpose purpose) throws DatabaseException {
        return with(session -> {
            Long most = settings.limits().maxBytes();
            if (most != null) {
                costs.hold(sql, most, session);
            }
            try (PreparedStatement statement = prepared(sql, session)) {
                statement.setMaxRows(maxRows == ALL_ROWS ? 0 : maxRows);
                if (settings.queryTag() == null && !purpose.tag().isEmpty()) {
                    SnowflakeDriver.load(name()).setParameter(statement, "QUERY_TAG", shortened(purpose.tag()));
                }
                return cancellation.run(statement, () -> {
                    try (ResultSet answer = statement.executeQuery()) {
                        return SnowflakeRows.read(answer, maxRows);
                    }
                });
            }
        });
    }

    /** A query tag has at most 2,000 characters: Snowflake's page "Parameters", QUERY_TAG. */
    private static String shortened(String tag) {
        return tag.substring(0, Math.min(tag.length(), MOST_OF_A_TAG));
    }

    @Override
    public Optional<Long> estimatedBytes(Sql sql) {
        try {
            return with(session -> costs.estimated(sql, session));
        } catch (DatabaseException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Estimate> estimate(Sql sql) throws DatabaseException {
        return with(session -> costs.estimate(sql, settings.limits().maxBytes(), session));
    }

    @Override
    public Map<String, Credits> credits(String prefix) {
        try {
            return settings.queryTag() == null ? with(session -> costs.credits(prefix, opened, session)) : Map.of();
        } catch (DatabaseException e) {
            return Map.of();
        }
    }

    private PreparedStatement prepared(Sql sql, Connection session) throws SQLException {
        PreparedStatement statement = session.prepareStatement(sql.text());
        SnowflakeLimits limits = settings.limits();
        statement.setQueryTimeout(Math.toIntExact(limits.statementTimeout()
                .plus(limits.queueTimeout())
                .plus(GRACE)
                .toSeconds()));
        JdbcRows.bind(statement, sql.binds(), SnowflakeDatabase::bind);
        return statement;
    }

    /** Work with a session. */
    @FunctionalInterface
    private interface Work<T> {
        T with(Connection session) throws SQLException, DatabaseException;
    }

    /**
     * Does the work in a thread of its own, and waits at most until the limits are exceeded or the run is cancelled.
     * The driver's own timeouts apply to the whole JVM, and it cannot be interrupted.
     */
    private <T> T with(Work<T> work) throws DatabaseException {
        Connection session = sessions.take();
        CompletableFuture<T> answer = new CompletableFuture<>();
        long start = System.nanoTime();
        Daemons.start("assay-snowflake", () -> {
            try {
                answer.complete(work.with(session));
            } catch (Throwable e) {
                // a waiting thread must get any failure
                answer.completeExceptionally(e);
            }
        });
        try {
            return cancellation.await(() -> awaited(answer));
        } catch (SQLException e) {
            throw troubles.of(e, Duration.ofNanos(System.nanoTime() - start), cancellation.isCancelled());
        } finally {
            if (answer.isDone()) {
                sessions.giveBack(session);
            } else {
                sessions.abandon(session);
            }
        }
    }

    private <T> T awaited(CompletableFuture<T> answer) throws InterruptedException, SQLException, DatabaseException {
        SnowflakeLimits limits = settings.limits();
        Duration most = limits.statementTimeout()
                .plus(limits.queueTimeout())
                .plus(limits.networkTimeout())
                .plus(GRACE);
        try {
            return answer.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw troubles.silent(most);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException sql) {
                throw sql;
            }
            if (e.getCause() instanceof DatabaseException known) {
                throw known;
            }
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            if (e.getCause() instanceof Error fault) {
                throw fault;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static void bind(PreparedStatement statement, int parameter, Instant moment) throws SQLException {
        statement.setString(parameter, Moments.written(moment));
    }
}
