package dev.assay.database;

import static dev.assay.database.Failures.assertTrouble;
import static dev.assay.database.Failures.sql;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.jdbc.Daemons;
import dev.assay.database.postgresql.Limits;
import dev.assay.database.postgresql.PostgresSettings;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CancelTest {

    private static final Limits ONE =
            new Limits(1, Duration.ofMinutes(1), Duration.ofSeconds(1), null, null, null, null, null);

    private final TestDatabase test = TestPostgres.newest().database();

    private static CompletableFuture<FailureKind> sleeping(Database database) {
        CompletableFuture<FailureKind> end = new CompletableFuture<>();
        Daemons.start("sleeping", () -> {
            try {
                database.query(sql("SELECT pg_sleep(60)"), 1);
            } catch (DatabaseException e) {
                end.complete(e.kind());
            }
        });
        return end;
    }

    @Test
    void whatRunsAndWhatWaitsForASessionEndsAtOnce() throws InterruptedException, DatabaseException {
        try (Database database = test.settings("shop", Plane.ANALYTICAL, ONE).open("assay cancel")) {
            assertThat(database.query(sql("SELECT 1"), 1).rows()).hasSize(1);
            List<CompletableFuture<FailureKind>> ends = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                ends.add(sleeping(database));
            }
            Thread.sleep(300);
            long start = System.nanoTime();
            database.cancel();
            assertThat(ends).allSatisfy(end -> assertThat(end.join()).isEqualTo(FailureKind.CANCELLED));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
            assertTrouble(FailureKind.CANCELLED, () -> database.query(sql("SELECT 1"), 1));
        }
    }

    @Test
    void aServerThatNeverAnswersIsNotWaitedFor() throws IOException, InterruptedException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                Database database = new PostgresSettings(
                                "shop",
                                Plane.ANALYTICAL,
                                "postgresql://127.0.0.1:" + silent.getLocalPort() + "/shop",
                                "me",
                                new Password.None(),
                                ONE,
                                false,
                                false,
                                false)
                        .open("assay")) {
            CompletableFuture<FailureKind> end = sleeping(database);
            Thread.sleep(300);
            long start = System.nanoTime();
            database.cancel();
            assertThat(end.join()).isEqualTo(FailureKind.CANCELLED);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void closingWaitsForNoStatement() throws InterruptedException {
        Database database = test.settings("shop", Plane.ANALYTICAL, ONE).open("assay close");
        CompletableFuture<FailureKind> end = sleeping(database);
        Thread.sleep(500);
        long start = System.nanoTime();
        database.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        assertThat(end.join()).isEqualTo(FailureKind.CANCELLED);
        database.close();
    }
}
