package dev.assay.database.postgresql;

import static dev.assay.database.Failures.assertTrouble;
import static dev.assay.database.Failures.sql;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.Password;
import dev.assay.database.Plane;
import dev.assay.database.postgresql.rights.WriteRights;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A replica is one, and no further behind its primary than it may be. */
@Timeout(120)
class ReplicaTest {

    private static Database open(String url, @Nullable Duration most) {
        return new PostgresSettings(
                        "shop",
                        Plane.OPERATIONAL,
                        url,
                        TestPostgres.USER,
                        new Password.Given(TestPostgres.PASSWORD),
                        Limits.of(Plane.OPERATIONAL),
                        true,
                        false,
                        false,
                        most,
                        Set.of(),
                        WriteRights.UNASKED)
                .open("assay replica");
    }

    @Test
    void one_that_is_behind_is_refused_until_it_has_caught_up() throws Exception {
        TestPostgres primary = TestPostgres.separate();
        TestPostgres replica = null;
        try {
            TestDatabase test = primary.database().run("CREATE TABLE t (a int)");
            replica = primary.standby(Map.of(), Duration.ofSeconds(6));
            String url = new TestDatabase(replica, test.name()).url();
            test.run("INSERT INTO t VALUES (0)");
            Thread.sleep(8_000);
            answers(url, Duration.ofSeconds(1));
            test.run("INSERT INTO t VALUES (1)");
            Thread.sleep(3_000);
            try (Database database = open(url, Duration.ofSeconds(1))) {
                assertTrouble(FailureKind.NOT_A_REPLICA, () -> database.query(sql("SELECT 1"), 1))
                        .containsPattern("is \\d+.* behind its primary, and max_replica_lag is 1s");
            }
            answers(url, null);
            Thread.sleep(5_000);
            answers(url, Duration.ofSeconds(1));
            try (Database database = open(test.url(), Duration.ofHours(1))) {
                assertTrouble(FailureKind.NOT_A_REPLICA, () -> database.query(sql("SELECT 1"), 1))
                        .contains("is a primary");
            }
        } finally {
            if (replica != null) {
                replica.stop();
            }
            primary.stop();
        }
    }

    private static void answers(String url, @Nullable Duration most) throws DatabaseException {
        try (Database database = open(url, most)) {
            assertThat(database.query(sql("SELECT 1"), 1).rows()).hasSize(1);
        }
    }
}
