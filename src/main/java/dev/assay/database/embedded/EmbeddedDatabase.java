package dev.assay.database.embedded;

import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.Estimate;
import dev.assay.database.FailureKind;
import dev.assay.database.Purpose;
import dev.assay.database.Rows;
import dev.assay.database.TableInfo;
import dev.assay.database.jdbc.Cancellation;
import dev.assay.database.jdbc.Daemons;
import dev.assay.database.postgresql.PostgresDatabase;
import dev.assay.database.postgresql.PostgresDialect;
import dev.assay.sql.Dialect;
import dev.assay.sql.Fragment;
import dev.assay.sql.Sql;
import dev.assay.sql.TableName;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server that starts at the first use and stops when the database is closed. */
public final class EmbeddedDatabase implements Database {

    private static final Pattern DAMAGE = Pattern.compile("SQLSTATE (XX|58|F0)");

    private final EmbeddedSettings settings;
    private final String application;
    private final Path cache;
    private final Cancellation starting = new Cancellation();
    private @Nullable CompletableFuture<Running> start;
    private boolean closed;

    /**
     * Creates the database.
     *
     * @param cache the folder for data that can be recreated
     */
    public EmbeddedDatabase(EmbeddedSettings settings, String application, Path cache) {
        this.settings = settings;
        this.application = application;
        this.cache = cache;
    }

    private record Running(EmbeddedServer server, Database database) {}

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public Dialect dialect() {
        return PostgresDialect.INSTANCE;
    }

    @Override
    public String place() {
        return "embedded/" + settings.name();
    }

    @Override
    public int sessions() {
        return settings.sessions();
    }

    @Override
    public TableInfo table(TableName name) throws DatabaseException {
        return asking(() -> database().table(name));
    }

    @Override
    public void lookUp(Collection<TableName> names) {
        try {
            database().lookUp(names);
        } catch (DatabaseException e) {
            // table() reports the failure
        }
    }

    @Override
    public void lookUpCalls(Collection<Fragment> fragments) {
        try {
            database().lookUpCalls(fragments);
        } catch (DatabaseException e) {
            // admit() reports the failure
        }
    }

    @Override
    public Set<String> admit(Fragment fragment) throws DatabaseException {
        return asking(() -> database().admit(fragment));
    }

    @Override
    public List<TableName> tables() throws DatabaseException {
        return asking(() -> database().tables());
    }

    @Override
    public Optional<Estimate> estimate(Sql sql) throws DatabaseException {
        return database().estimate(sql);
    }

    @Override
    public Rows query(Sql sql, int maxRows, Purpose purpose) throws DatabaseException {
        return asking(() -> database().query(sql, maxRows, purpose));
    }

    private interface Asking<T> {
        T ask() throws DatabaseException;
    }

    /** Asks. If the server finds its own data damaged, the next run loads it anew, and the failure says so. */
    private <T> T asking(Asking<T> asking) throws DatabaseException {
        try {
            return asking.ask();
        } catch (DatabaseException e) {
            CompletableFuture<Running> current = current();
            if (current == null || current.isCompletedExceptionally() || !isOfDamage(e)) {
                throw e;
            }
            String then;
            try {
                current.join().server().distrust();
                then = "the next run loads them anew";
            } catch (IOException unwritable) {
                then = "delete " + cache;
            }
            throw new DatabaseException(
                    FailureKind.EMBEDDED_FAILED,
                    e.getMessage() + " The tables that are kept from run to run are damaged: " + then + ".",
                    null);
        }
    }

    /** The states are those of PostgreSQL's manual, appendix A: internal errors, damaged files, files that are missing. */
    private static boolean isOfDamage(DatabaseException e) {
        return e.kind() == FailureKind.LOGIN_REFUSED
                || DAMAGE.matcher(String.valueOf(e.getMessage())).find();
    }

    @Override
    public void cancel() {
        starting.cancel();
        CompletableFuture<Running> current = current();
        Running running = current == null || current.isCompletedExceptionally() ? null : current.getNow(null);
        if (running != null) {
            running.database().cancel();
        }
    }

    @Override
    public void close() {
        cancel();
        CompletableFuture<Running> current;
        synchronized (this) {
            closed = true;
            current = start;
            start = null;
        }
        if (current == null) {
            return;
        }
        if (current.isDone()) {
            end(current);
        } else {
            // a start in progress ends by itself, and the end of the JVM cuts it short
            Daemons.start("assay-embedded-close", () -> end(current));
        }
    }

    private static void end(CompletableFuture<Running> started) {
        try {
            Running running = started.join();
            running.database().close();
            EmbeddedServers.giveBack(running.server());
        } catch (CompletionException e) {
            // the server never ran
        }
    }

    private synchronized @Nullable CompletableFuture<Running> current() {
        return start;
    }

    private Database database() throws DatabaseException {
        try {
            CompletableFuture<Running> current = started();
            Database database = starting.await(() -> {
                try {
                    return current.get().database();
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof Error fault) {
                        throw fault;
                    }
                    throw e.getCause() instanceof DatabaseException known
                            ? new DatabaseException(known.kind(), String.valueOf(known.getMessage()), null)
                            : failed(e.getCause());
                }
            });
            if (starting.isCancelled()) {
                database.cancel();
            }
            return database;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private DatabaseException failed(@Nullable Throwable cause) {
        return new DatabaseException(
                FailureKind.EMBEDDED_FAILED,
                "Connection '" + settings.name() + "': the embedded PostgreSQL does not start: " + cause + ".",
                null);
    }

    /** Starts the server in a thread of its own, so that a cancellation need not wait for it. */
    private synchronized CompletableFuture<Running> started() throws DatabaseException {
        if (closed) {
            throw new DatabaseException(FailureKind.CANCELLED, "Connection '" + settings.name() + "' is closed.", null);
        }
        CompletableFuture<Running> current = start;
        if (current == null) {
            CompletableFuture<Running> fresh = new CompletableFuture<>();
            start = fresh;
            Daemons.start("assay-embedded-start", () -> {
                try {
                    fresh.complete(run());
                } catch (Throwable e) {
                    // a waiting thread must get any failure
                    fresh.completeExceptionally(e);
                }
            });
            current = fresh;
        }
        return current;
    }

    private Running run() throws DatabaseException, IOException {
        EmbeddedServer server = EmbeddedServers.take(settings, cache);
        return new Running(server, new PostgresDatabase(server.settings(settings), application));
    }
}
