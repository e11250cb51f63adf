package dev.assay.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A copy that a real pipeline feeds while its source is written: no alarm where nothing is wrong, and each planted fault as its keys.
 * {@code -Dassay.load.comparisons=200} makes it a long run, {@code -Dassay.load.server=oldest} one on the oldest PostgreSQL,
 * and {@code -Dassay.load.standby=true} reads the source on a standby.
 */
@Tag("faults")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MovingCopyTest {

    private static final int ROWS = 20_000;

    private static final int COMPARISONS = Integer.getInteger("assay.load.comparisons", 3);

    private static final boolean STANDBY = Boolean.getBoolean("assay.load.standby");

    private static Pipeline pipeline;

    private static Load load;

    @BeforeAll
    static void start() throws Exception {
        Map<String, String> settings =
                Map.of("wal_level", "logical", "max_wal_senders", "4", "max_replication_slots", "4");
        TestPostgres server = System.getProperty("assay.load.server", "newest").equals("oldest")
                ? TestPostgres.separateOldest(settings)
                : TestPostgres.separate(settings);
        pipeline = new Pipeline(server, ROWS);
        if (STANDBY) {
            pipeline.readStandby(settings);
        }
        load = pipeline.load(8, 40);
    }

    @AfterAll
    static void stop() throws Exception {
        pipeline.stop();
    }

    @Order(1)
    @Test
    void a_true_copy_raises_no_alarm_while_it_moves() throws Exception {
        for (Pipeline.Copy copy : copies()) {
            compareOften(copy);
        }
    }

    private static void compareOften(Pipeline.Copy copy) throws Exception {
        List<Integer> leftOut = new ArrayList<>();
        List<String> alarms = new ArrayList<>();
        long begun = System.nanoTime();
        long before = load.transactions.get();
        for (int i = 0; i < COMPARISONS; i++) {
            Drill.Compared compared = pipeline.compared(copy);
            assertThat(compared.source()).isGreaterThan(ROWS / 2);
            leftOut.add(compared.found().undetermined().size());
            int number = i;
            compared.found().differences().forEach(one -> alarms.add(number + ": " + one.key() + " " + one.kind()));
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        leftOut.sort(null);
        System.out.printf(
                "%s: %d comparisons, %d alarms, %d left out (median), %.2f s each, %.0f transactions/s%n",
                copy,
                COMPARISONS,
                alarms.size(),
                leftOut.get(leftOut.size() / 2),
                seconds / COMPARISONS,
                (load.transactions.get() - before) / seconds);
        assertThat(alarms).isEmpty();
    }

    @Order(2)
    @Test
    void each_planted_fault_is_found_as_its_key_while_the_copy_moves() throws Exception {
        Faults.plant(pipeline);
        if (STANDBY) {
            // until transactions that were older have ended, a standby does not know whether it sees what was planted
            Thread.sleep(4_000);
        }
        for (Pipeline.Copy copy : copies()) {
            assertThat(pipeline.compared(copy).found().differences().stream().map(one -> one.key() + " " + one.kind()))
                    .as(copy.name())
                    .containsExactlyInAnyOrderElementsOf(Faults.planted(copy));
        }
    }

    /** A standby does not tell which transactions run. */
    private static List<Pipeline.Copy> copies() {
        return Stream.of(Pipeline.Copy.values())
                .filter(copy -> !STANDBY
                        || !Set.of(Pipeline.Copy.CHANGELOG, Pipeline.Copy.TIMES).contains(copy))
                .toList();
    }
}
