package dev.assay.reconcile;

import dev.assay.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Writers of {@code app.orders}: skewed updates, a hot row, keys that come and go, keys that change, savepoints, rollbacks, and
 * transactions of 0.2 to 2.5 seconds. No id that is divisible by {@value #QUIET} is touched.
 */
final class Load {

    static final int QUIET = 97;
    private static final String NEW =
            "INSERT INTO app.orders SELECT %d, %d, 'new ' || %2$d, %2$d, clock_timestamp(), true";

    private final TestDatabase source;
    private final int rows;
    private final int pause;
    private final AtomicLong next;
    private final List<Thread> threads = new ArrayList<>();
    final AtomicLong transactions = new AtomicLong();
    private volatile boolean closed;
    private volatile @Nullable Exception failure;

    /**
     * Starts it.
     *
     * @param rows the number of rows from id 1 on
     * @param pause the most milliseconds between two transactions of a writer
     */
    Load(TestDatabase source, int rows, int writers, int pause) {
        this.source = source;
        this.rows = rows;
        this.pause = pause;
        this.next = new AtomicLong(rows + 1L);
        for (int i = 0; i < writers; i++) {
            long seed = i;
            Thread thread = new Thread(() -> write(new Random(seed)), "writer-" + i);
            threads.add(thread);
            thread.start();
        }
    }

    private void write(Random random) {
        try (Connection session = source.connect();
                Statement statement = session.createStatement()) {
            session.setAutoCommit(false);
            statement.execute("SET synchronous_commit = off");
            session.commit();
            while (!closed) {
                try {
                    transaction(session, statement, random);
                } catch (SQLException e) {
                    if (!String.valueOf(e.getSQLState()).startsWith("40")) {
                        throw e; // else two writers met
                    }
                    session.rollback();
                }
                transactions.incrementAndGet();
                Thread.sleep(random.nextInt(pause) + 1);
            }
        } catch (SQLException | InterruptedException e) {
            failure = e;
        }
    }

    private void transaction(Connection session, Statement statement, Random random)
            throws SQLException, InterruptedException {
        int kind = random.nextInt(100);
        if (kind < 10) {
            statement.execute("UPDATE app.orders SET total = total + 1 WHERE id = 1");
        } else if (kind < 20) {
            statement.execute(NEW.formatted(fresh(), random.nextInt(1000)));
        } else if (kind < 26) {
            comesAndGoes(session, statement, random);
        } else if (kind < 32) {
            long id = 700_000_000L + (long) random.nextInt(10) * QUIET + 1;
            statement.execute("DELETE FROM app.orders WHERE id = " + id);
            if (random.nextBoolean()) {
                statement.execute(NEW.formatted(id, 5) + " ON CONFLICT DO NOTHING");
            }
        } else if (kind < 36) {
            statement.execute("DELETE FROM app.orders WHERE id = " + some(random));
        } else if (kind < 39) {
            statement.execute("UPDATE app.orders SET id = " + fresh() + " WHERE id = " + some(random));
        } else if (kind < 43) {
            statement.execute("SAVEPOINT a; " + update(random) + "; ROLLBACK TO a; " + update(random)
                    + "; SAVEPOINT b; " + update(random) + "; RELEASE b");
        } else if (kind < 46) {
            statement.execute(update(random) + "; " + NEW.formatted(fresh(), 1));
            session.rollback();
        } else if (kind < 48) {
            takesLong(statement, random);
        } else {
            statement.execute(update(random));
        }
        session.commit();
    }

    private void comesAndGoes(Connection session, Statement statement, Random random)
            throws SQLException, InterruptedException {
        long id = fresh();
        statement.execute(NEW.formatted(id, 2));
        session.commit();
        Thread.sleep(random.nextInt(200));
        statement.execute("DELETE FROM app.orders WHERE id = " + id);
    }

    private void takesLong(Statement statement, Random random) throws SQLException, InterruptedException {
        statement.execute(update(random) + "; " + NEW.formatted(fresh(), 3));
        Thread.sleep(200 + random.nextInt(2300));
        statement.execute("DELETE FROM app.orders WHERE id = " + some(random));
    }

    private String update(Random random) {
        return "UPDATE app.orders SET note = " + (random.nextBoolean() ? "'n' || (random() * 1000)::int" : "NULL")
                + ", total = total + 1, at = clock_timestamp(), ok = NOT ok WHERE id = " + some(random);
    }

    /** An id of the first rows, the lower the likelier. */
    private long some(Random random) {
        long id = 2 + (long) (Math.pow(random.nextDouble(), 3) * (rows - 2));
        return id % QUIET == 0 ? id + 1 : id;
    }

    private long fresh() {
        long id = next.incrementAndGet();
        return id % QUIET == 0 ? fresh() : id;
    }

    void stop() throws Exception {
        closed = true;
        for (Thread thread : threads) {
            thread.join();
        }
        Exception failed = failure;
        if (failed != null) {
            throw failed;
        }
    }
}
