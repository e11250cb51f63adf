package dev.assay.connection;

import static dev.assay.connection.Failures.assertTrouble;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.sql.Sql;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All statements of a connection see the moment of the first one, where its owner says so. */
class SnapshotTest {

    private static final Sql COUNT = new Sql("SELECT count(*) FROM t", List.of());
    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("CREATE TABLE t (id int)");

    @BeforeEach
    void one_row() {
        DATABASE.run("TRUNCATE t; INSERT INTO t VALUES (1)");
    }

    @Test
    void a_writer_in_between_is_not_seen() throws DatabaseException {
        try (Database database = open(true)) {
            assertThat(count(database)).isEqualTo(1);
            DATABASE.run("INSERT INTO t VALUES (2)");
            assertThat(count(database)).isEqualTo(1);
        }
    }

    @Test
    void without_a_snapshot_the_writer_is_seen() throws DatabaseException {
        try (Database database = open(false)) {
            assertThat(count(database)).isEqualTo(1);
            DATABASE.run("INSERT INTO t VALUES (2)");
            assertThat(count(database)).isEqualTo(2);
        }
    }

    @Test
    void a_lost_snapshot_is_said_and_never_replaced_by_another_moment() throws DatabaseException {
        try (Database database = open(true)) {
            assertThat(count(database)).isEqualTo(1);
            DATABASE.run(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'snapshot-test'"
                            + " AND state = 'idle in transaction'");
            assertTrouble(Trouble.DATABASE_UNREACHABLE, () -> count(database))
                    .contains("the snapshot that all scans of the run share is lost");
        }
    }

    @Test
    void nothing_can_be_written_under_a_snapshot() {
        try (Database database = open(true)) {
            assertTrouble(
                    Trouble.QUERY_REFUSED,
                    () -> database.query(new Sql("INSERT INTO t VALUES (3) RETURNING id", List.of()), 1));
        }
    }

    private static Database open(boolean oneSnapshot) {
        return Databases.open(
                new Settings.Postgresql(
                        "db",
                        Plane.ANALYTICAL,
                        DATABASE.url(),
                        TestPostgres.USER,
                        new Settings.Password.Given(TestPostgres.PASSWORD),
                        Limits.of(Plane.ANALYTICAL),
                        false,
                        false,
                        oneSnapshot),
                "snapshot-test");
    }

    private static long count(Database database) throws DatabaseException {
        return (Long) database.query(COUNT, 1).rows().get(0).get(0);
    }
}
