package dev.assay.connection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The sessions of a PostgreSQL connection: a pool that is opened at the first use, and a gate before it, so that waiting
 * for a busy session is no failure to connect. Safe for use by several threads.
 */
final class Sessions {

    private static final int CONNECT_SECONDS = 10;
    /** A server that does not answer is left alone that long, so that a hundred checks do not wait ten seconds each. */
    private static final Duration KEPT_FAILURE = Duration.ofSeconds(30);

    private final Settings.Postgresql settings;
    private final String application;
    private final PostgresUrl url;
    private final Cancellation cancellation;
    private final ConnectTroubles troubles;
    private final Semaphore gate;
    private @Nullable CompletableFuture<HikariDataSource> pool;
    private @Nullable DatabaseException failure;
    private long failedAt;
    private boolean closed;

    Sessions(Settings.Postgresql settings, String application, PostgresUrl url, Cancellation cancellation) {
        this.settings = settings;
        this.application = application;
        this.url = url;
        this.cancellation = cancellation;
        this.troubles = new ConnectTroubles(settings.name(), url, user());
        this.gate = new Semaphore(settings.limits().sessions(), true);
    }

    /** The role that logs in; null where neither settings nor URL name one. */
    final @Nullable String user() {
        return settings.user() == null ? url.user() : settings.user();
    }

    /** A session, waited for as long as others use all of them; to be given back. */
    Connection take() throws DatabaseException {
        return awaited(() -> {
            gate.acquire();
            boolean taken = false;
            try {
                Connection connection = opened().getConnection();
                taken = true;
                return connection;
            } finally {
                if (!taken) {
                    gate.release();
                }
            }
        });
    }

    /** The one session beside the others, where the settings ask for one snapshot; the pool's end is its end. */
    Connection keep() throws DatabaseException {
        return awaited(() -> opened().getConnection());
    }

    private Connection awaited(Cancellation.Wait<Connection> wait) throws DatabaseException {
        try {
            return cancellation.await(wait);
        } catch (SQLException e) {
            throw cancellation.isCancelled()
                    ? new DatabaseException(Trouble.CANCELLED, "The run was cancelled.", null)
                    : failed(troubles.of(e));
        }
    }

    /** Ends the session's transaction without keeping anything, and gives it back. */
    void giveBack(Connection connection) {
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            // a lost session has nothing to roll back; the pool drops it
        } finally {
            gate.release();
        }
    }

    /** Closes the pool in a thread of its own: it waits for what runs. */
    void close() {
        CompletableFuture<HikariDataSource> opened;
        synchronized (this) {
            closed = true;
            opened = pool;
        }
        if (opened != null) {
            Thread closing = Daemons.start("assay-close", () -> closeOnceOpen(opened));
            try {
                closing.join(Duration.ofSeconds(1).toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void closeOnceOpen(CompletableFuture<HikariDataSource> opening) {
        try {
            opening.join().close();
        } catch (CompletionException e) {
            // it never opened
        }
    }

    private HikariDataSource opened() throws InterruptedException, DatabaseException {
        CompletableFuture<HikariDataSource> opening = opening();
        try {
            return opening.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof DatabaseException known ? failed(known) : failed(troubles.of(e));
        }
    }

    /** The pool, opened in a thread of its own: a connect cannot be interrupted, and waiting for it must. */
    private synchronized CompletableFuture<HikariDataSource> opening() throws DatabaseException {
        if (closed) {
            throw new DatabaseException(Trouble.CANCELLED, "Connection '" + settings.name() + "' is closed.", null);
        }
        if (failure != null && System.nanoTime() - failedAt < KEPT_FAILURE.toNanos()) {
            throw new DatabaseException(failure.trouble(), String.valueOf(failure.getMessage()), null);
        }
        CompletableFuture<HikariDataSource> current = pool;
        if (current == null) {
            CompletableFuture<HikariDataSource> fresh = new CompletableFuture<>();
            pool = fresh;
            Daemons.start("assay-connect", () -> {
                try {
                    fresh.complete(open());
                } catch (DatabaseException | RuntimeException e) {
                    fresh.completeExceptionally(e);
                }
            });
            current = fresh;
        }
        return current;
    }

    private synchronized DatabaseException failed(DatabaseException trouble) {
        failure = trouble;
        failedAt = System.nanoTime();
        CompletableFuture<HikariDataSource> broken = pool;
        pool = null;
        if (broken != null) {
            Daemons.start("assay-close", () -> closeOnceOpen(broken));
        }
        return trouble;
    }

    private HikariDataSource open() throws DatabaseException {
        HikariConfig config = new HikariConfig();
        config.setPoolName("assay-" + settings.name().replaceAll("[^A-Za-z0-9_.-]", "_"));
        config.setDataSource(source());
        config.setMaximumPoolSize(settings.limits().sessions() + (settings.oneSnapshot() ? 1 : 0));
        config.setMinimumIdle(1);
        config.setConnectionTimeout(Duration.ofSeconds(CONNECT_SECONDS).toMillis());
        config.setInitializationFailTimeout(1);
        config.setAutoCommit(false);
        config.setReadOnly(true);
        HikariDataSource opened;
        try {
            opened = new HikariDataSource(config);
        } catch (RuntimeException e) {
            throw troubles.of(e);
        }
        if (settings.replicaRequired()) {
            demandReplica(opened);
        }
        return opened;
    }

    private PGSimpleDataSource source() throws DatabaseException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            for (String name : url.properties().stringPropertyNames()) {
                if (PGProperty.forName(name) != null) {
                    source.setProperty(name, url.properties().getProperty(name));
                }
            }
            String password = Passwords.read(settings.password(), settings.name());
            if (user() != null) {
                source.setUser(user());
            }
            if (password != null) {
                source.setPassword(password);
            }
            source.setApplicationName(application);
            source.setConnectTimeout(CONNECT_SECONDS);
            source.setTcpKeepAlive(true);
            source.setProperty(PGProperty.READ_ONLY_MODE, "transaction");
            source.setProperty(PGProperty.PREFER_QUERY_MODE, "extended");
            source.setProperty(PGProperty.LOG_SERVER_ERROR_DETAIL, "false");
            // a pooler may hand the next statement to another server session, which knows no prepared names
            source.setPrepareThreshold(0);
            Duration limit = settings.limits().statementTimeout();
            // beyond the server's own limit only a silent network takes that long
            source.setSocketTimeout(limit.isZero() ? 0 : (int) Math.min(86_400, limit.toSeconds() + 30));
            return source;
        } catch (SQLException e) {
            throw troubles.of(e);
        }
    }

    private void demandReplica(HikariDataSource opened) throws DatabaseException {
        try (Connection connection = opened.getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SELECT pg_is_in_recovery()")) {
            answer.next();
            boolean replica = answer.getBoolean(1);
            connection.rollback();
            if (replica) {
                return;
            }
        } catch (SQLException e) {
            opened.close();
            throw troubles.of(e);
        }
        opened.close();
        throw new DatabaseException(
                Trouble.NOT_A_REPLICA,
                "Connection '" + settings.name() + "' demands a replica (replica: required), and " + url.address()
                        + " is a primary. Point the URL at a replica, or take the demand away.",
                null);
    }
}
