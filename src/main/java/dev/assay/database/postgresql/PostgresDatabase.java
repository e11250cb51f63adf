package dev.assay.database.postgresql;

import dev.assay.database.DatabaseException;
import dev.assay.database.DatabaseWarning;
import dev.assay.database.Estimate;
import dev.assay.database.FailureKind;
import dev.assay.database.Plane;
import dev.assay.database.Purpose;
import dev.assay.database.Rows;
import dev.assay.database.TableInfo;
import dev.assay.database.jdbc.Catalogue;
import dev.assay.database.jdbc.JdbcDatabase;
import dev.assay.database.jdbc.JdbcRows;
import dev.assay.database.jdbc.Spans;
import dev.assay.database.postgresql.login.PostgresUrl;
import dev.assay.database.postgresql.rights.RoleGrants;
import dev.assay.database.postgresql.rights.RoleRights;
import dev.assay.database.postgresql.rights.WriteRights;
import dev.assay.sql.Fragment;
import dev.assay.sql.SearchPath;
import dev.assay.sql.Sql;
import dev.assay.sql.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Parser;
import org.postgresql.jdbc.PgConnection;

/** A PostgreSQL server. */
public final class PostgresDatabase extends JdbcDatabase {

    private static final int FETCH_ROWS = 1000;

    private final PostgresSettings settings;
    private final PostgresUrl url;
    private final ReadOnly mode;
    private final @Nullable Snapshot snapshot;
    private final Budget budget;
    private final StatementErrorTranslator troubles;
    private final PostgresTables tables;
    private final Admission admission;
    private final Overdue overdue;
    private final RoleRights rights;

    /**
     * Creates the database.
     *
     * @throws IllegalArgumentException if the URL is invalid
     */
    public PostgresDatabase(PostgresSettings settings, String application) {
        this(settings, application, false);
    }

    /** Creates a database that tells tables whether or not the role may read them. */
    static PostgresDatabase ofCatalogue(PostgresSettings settings, String application) {
        return new PostgresDatabase(settings.with(WriteRights.UNASKED), application, true);
    }

    private PostgresDatabase(PostgresSettings settings, String application, boolean anyTable) {
        this(settings, PostgresUrl.parse(settings.url()), application, anyTable);
    }

    private PostgresDatabase(PostgresSettings settings, PostgresUrl url, String application, boolean anyTable) {
        this(settings, url, new PostgresAccess(settings, application, url), anyTable);
    }

    private PostgresDatabase(PostgresSettings settings, PostgresUrl url, PostgresAccess access, boolean anyTable) {
        super(settings, PostgresDialect.INSTANCE, access);
        this.settings = settings;
        this.url = url;
        this.mode = new ReadOnly(settings.limits());
        this.snapshot = settings.oneSnapshot() ? new Snapshot(settings.name(), sessions, cancellation) : null;
        this.budget = new Budget(settings);
        this.troubles = new StatementErrorTranslator(settings.name(), url, access.user(), settings.limits());
        this.tables = new PostgresTables(
                settings.name(),
                new MissingTable(settings.name(), cancellation),
                new PostgresConstraints(settings.foreignKeysTrusted(), cancellation),
                anyTable,
                cancellation);
        this.rights = new RoleRights(settings.name(), settings.writeRights(), cancellation);
        this.overdue = new Overdue(access, settings.limits().statementTimeout(), cancellation);
        PostgresCalls calls = new PostgresCalls(cancellation);
        this.admission = new Admission(
                settings.name(),
                settings.functions(),
                fragments -> lookUp((session, path) -> calls.of(fragments, path, session)));
    }

    @Override
    public String place() {
        return url.toString();
    }

    @Override
    public Plane plane() {
        return settings.plane();
    }

    @Override
    protected Map<TableName, Catalogue.Answer> look(Set<TableName> names) throws DatabaseException {
        return lookUp((session, path) -> tables.read(names, path, session));
    }

    @Override
    public void lookUpCalls(Collection<Fragment> fragments) {
        try {
            admission.lookUp(fragments);
        } catch (DatabaseException e) {
            // admit() reports the failure
        }
    }

    @Override
    public Set<String> admit(Fragment fragment) throws DatabaseException {
        return admission.admit(fragment);
    }

    @Override
    public List<TableName> tables() throws DatabaseException {
        return lookUp((connection, path) -> PostgresTables.names(connection, cancellation));
    }

    @Override
    public List<DatabaseWarning> warnings() {
        return rights.warnings();
    }

    @Override
    public Optional<String> grants(Collection<TableInfo> of, @Nullable String role) throws DatabaseException {
        return Optional.of(
                lookUp((session, path) -> new RoleGrants(settings.functions(), cancellation).of(of, role, session)));
    }

    /** Looks up the role's rights, unless a look-up of tables has done so, and refuses those that are refused. */
    private void demandRights() throws DatabaseException {
        if (!rights.areKnown()) {
            lookUp((session, path) -> path);
        }
        rights.demand();
    }

    @Override
    public Rows query(Sql sql, int maxRows, Purpose purpose) throws DatabaseException {
        demandRights();
        return read(connection -> {
            refuseSeveral(sql, connection);
            budget.begin();
            if (budget.isNeeded()) {
                // apart, since a function that runs while it is planned may change what holds for the rest of the
                // transaction
                budget.hold(use(sql, connection, begin(sql, connection), purpose));
                sessions.end(connection);
            }
            return answer(sql, maxRows, connection, begin(sql, connection), purpose);
        });
    }

    @Override
    public Optional<Held> hold(Duration longest, SearchPath path, Purpose purpose) throws DatabaseException {
        demandRights();
        Connection session = sessions.take();
        boolean held = false;
        try {
            HeldSnapshot opened = new HeldSnapshot(session, longest);
            opened.begin(path);
            held = true;
            return Optional.of(opened);
        } finally {
            if (!held) {
                sessions.giveBack(session);
            }
        }
    }

    /** A transaction that sees one snapshot: its own or, with {@code snapshot: run}, that of the run. */
    private final class HeldSnapshot implements Held {

        private static final Set<String> ENDED = Set.of("25P03", "25P04", "40001", "57014");

        private final Connection session;
        private final Duration longest;
        private @Nullable Transaction transaction;

        private HeldSnapshot(Connection session, Duration longest) {
            this.session = session;
            this.longest = longest;
        }

        private void begin(SearchPath path) throws DatabaseException {
            work(() -> {
                if (snapshot == null) {
                    execute(Snapshot.REPEATABLE);
                } else {
                    snapshot.join(session);
                }
                transaction = mode.begin(session, cancellation, path);
                mode.limit(session, cancellation, longest);
                return true;
            });
        }

        @Override
        public Rows query(Sql sql, int maxRows, Purpose purpose) throws DatabaseException {
            Transaction begun = Objects.requireNonNull(transaction);
            return work(() -> {
                refuseSeveral(sql, session);
                budget.begin();
                if (budget.isNeeded()) {
                    budget.hold(use(sql, session, begun, purpose));
                }
                return answer(sql, maxRows, session, begun, purpose);
            });
        }

        private void execute(String sql) throws SQLException {
            try (Statement statement = session.createStatement()) {
                statement.execute(sql);
            }
        }

        private <T> T work(Step<T> step) throws DatabaseException {
            long start = System.nanoTime();
            try {
                return step.run();
            } catch (SQLException e) {
                if (!cancellation.isCancelled() && ENDED.contains(String.valueOf(e.getSQLState()))) {
                    throw new DatabaseException(
                            FailureKind.TIMED_OUT,
                            "Connection '" + name() + "': the snapshot was open for longer than " + Spans.shown(longest)
                                    + ", or on a replica, changes that arrived ended it.",
                            null);
                }
                throw troubles.of(e, Duration.ofNanos(System.nanoTime() - start), cancellation.isCancelled(), 0);
            }
        }

        @Override
        public void close() {
            sessions.giveBack(session);
        }
    }

    /** A step within a transaction. */
    @FunctionalInterface
    private interface Step<T> {
        T run() throws SQLException, DatabaseException;
    }

    /** A look-up in one transaction. {@code path} contains the schemas of the role's own search path. */
    @FunctionalInterface
    private interface LookUp<T> {
        T with(Connection connection, List<String> path) throws SQLException, DatabaseException;
    }

    private <T> T lookUp(LookUp<T> lookUp) throws DatabaseException {
        rights.demand();
        return read(session -> {
            join(session);
            List<String> path = mode.beginLookUp(session, cancellation);
            if (!rights.look(session)) {
                sessions.end(session);
                join(session);
                path = mode.beginLookUp(session, cancellation);
            }
            return lookUp.with(session, path);
        });
    }

    private void join(Connection session) throws SQLException, DatabaseException {
        if (snapshot != null) {
            snapshot.join(session);
        }
    }

    private Transaction begin(Sql sql, Connection connection) throws SQLException, DatabaseException {
        join(connection);
        if (sql.path().schemas().isEmpty()) {
            return mode.begin(connection, cancellation, sql.path());
        }
        Transaction begun = mode.beginBeside(connection, cancellation, sql);
        if (!begun.found().isEmpty()) {
            throw Namesakes.refusal(name(), sql, begun.found());
        }
        return begun;
    }

    private <T> T read(Work<T> work) throws DatabaseException {
        return with(work, (failure, elapsed) -> troubles.of(failure, elapsed, cancellation.isCancelled(), 0));
    }

    /**
     * Refuses a text of several statements. The driver would run them one by one, and a COMMIT among them would end the
     * read-only transaction.
     */
    private void refuseSeveral(Sql sql, Connection connection) throws SQLException, DatabaseException {
        boolean standardStrings = connection.unwrap(PgConnection.class).getStandardConformingStrings();
        int statements = Parser.parseJdbcSql(sql.text(), standardStrings, true, true, false, false)
                .size();
        if (statements != 1) {
            throw new DatabaseException(
                    FailureKind.QUERY_REFUSED,
                    "Connection '" + name() + "': the text holds " + statements + " statements; write exactly one.",
                    null);
        }
    }

    @Override
    public Optional<Estimate> estimate(Sql sql) throws DatabaseException {
        demandRights();
        return Optional.of(read(connection -> {
            refuseSeveral(sql, connection);
            return budget.estimate(use(sql, connection, begin(sql, connection), Purpose.NONE));
        }));
    }

    private Budget.Use use(Sql sql, Connection connection, Transaction transaction, Purpose purpose)
            throws SQLException, DatabaseException {
        long start = System.nanoTime();
        try (PreparedStatement statement =
                connection.prepareStatement(QueryPlan.EXPLAIN + sql.text() + purpose.comment())) {
            JdbcRows.bind(statement, sql.binds(), PostgresDatabase::bind);
            try (ResultSet plan = overdue.run(transaction, statement, statement::executeQuery)) {
                plan.next();
                return budget.use(plan.getString(1), connection, cancellation);
            }
        } catch (SQLException e) {
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            throw troubles.of(e, elapsed, cancellation.isCancelled(), QueryPlan.EXPLAIN.length());
        }
    }

    private Rows answer(Sql sql, int maxRows, Connection connection, Transaction transaction, Purpose purpose)
            throws SQLException, DatabaseException {
        try (PreparedStatement statement = connection.prepareStatement(sql.text() + purpose.comment())) {
            if (maxRows != ALL_ROWS) {
                // a portal, whose statement is planned without parallel workers
                statement.setFetchSize(Math.min(maxRows, FETCH_ROWS));
                statement.setMaxRows(maxRows);
            }
            JdbcRows.bind(statement, sql.binds(), PostgresDatabase::bind);
            return overdue.run(transaction, statement, () -> {
                try (ResultSet answer = statement.executeQuery()) {
                    return RowReader.read(answer, maxRows);
                }
            });
        }
    }

    private static void bind(PreparedStatement statement, int parameter, Instant moment) throws SQLException {
        statement.setObject(parameter, moment.atOffset(ZoneOffset.UTC));
    }
}
