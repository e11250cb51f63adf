package dev.assay.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.DeclaredCheck;
import dev.assay.result.FailureCode;
import dev.assay.result.PastResult;
import dev.assay.result.Since;
import dev.assay.result.Status;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of 1,000 checks: how large they are, and how long it takes to read them; 12 MB and a second are promised for 400. */
@Tag("fast")
class HistorySpeedTest {

    /** A quarter of what is promised, as long as nobody says {@code -Dassay.history.runs=400}. */
    private static final int RUNS = Integer.getInteger("assay.history.runs", 100);

    private static final int CHECKS = 1_000;

    @TempDir
    private Path reports;

    @Test
    void many_runs_of_a_thousand_checks_are_small_and_read_fast() throws IOException {
        write();
        long bytes;
        try (Stream<Path> files = Files.list(reports.resolve("history"))) {
            bytes = files.mapToLong(file -> file.toFile().length()).sum();
        }
        long start = cpu();
        HistoryFolder folder = new HistoryFolder(reports, told -> {});
        long results = 0;
        for (RunHead head : folder.readable()) {
            PastRun run = folder.read(head);
            results += run == null ? 0 : run.results().size();
        }
        long milliseconds = (cpu() - start) / 1_000_000;
        System.out.printf(
                Locale.ROOT,
                "BENCH history: %d results, %.1f MB, read in %d ms of CPU%n",
                results,
                bytes / 1e6,
                milliseconds);
        assertThat(results).isEqualTo((long) RUNS * CHECKS);
        assertThat(bytes).isLessThanOrEqualTo(30_000L * RUNS);
        assertThat(Duration.ofMillis(milliseconds)).isLessThan(Duration.ofMillis(500 + 5L * RUNS));
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Checks whose counts drift from run to run; a twentieth fails, a tenth measures a value. */
    private void write() throws IOException {
        Random random = new Random(1);
        MadeRuns runs = new MadeRuns(reports);
        List<DeclaredCheck> checks = new ArrayList<>();
        long[] rows = new long[CHECKS / 10];
        for (int i = 0; i < CHECKS; i++) {
            String name = "table_" + i / 10 + ".column_" + i % 10 + ".not_null";
            checks.add(runs.declare(name, as -> as.suitePath("suites/area-" + name.hashCode() % 7 + "/suite.yaml")));
            rows[i / 10] = random.nextInt(1_000_000);
        }
        HistoryFolder folder = runs.folder();
        List<String> lines = Declarations.lines(checks);
        String declarations = Declarations.digest(lines);
        for (int run = 0; run < RUNS; run++) {
            Instant time = Instant.parse("2026-01-01T06:00:00Z").plus(Duration.ofDays(run));
            RunHead head = new RunHead(
                    "run-" + (1000 + run),
                    time,
                    time,
                    time,
                    "prod",
                    "main",
                    "1.0",
                    true,
                    List.of("suites/a"),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    declarations);
            Map<CheckKey, PastResult> results = new LinkedHashMap<>();
            for (int i = 0; i < CHECKS; i++) {
                rows[i / 10] += i % 10 == 0 ? random.nextInt(2_000) : 0;
                boolean failed = random.nextInt(20) == 0;
                PastResult.Builder result = PastResult.of(head.runId(), time, failed ? Status.FAILED : Status.PASSED)
                        .failing(failed ? random.nextInt(500) : 0L)
                        .examined(rows[i / 10])
                        .value(i % 10 == 1 ? BigDecimal.valueOf(random.nextInt(1_000_000), 4) : null);
                if (failed) {
                    result.code(FailureCode.RULE_VIOLATED)
                            .since(new Since("run-" + (1000 + run - random.nextInt(5)), time))
                            .message(random.nextInt(500) + " of " + rows[i / 10] + " rows (" + random.nextInt(100)
                                    + " %) have no column_" + i % 10 + "; none allowed.");
                }
                results.put(CheckKey.of(checks.get(i)), result.build());
            }
            folder.write(new PastRun(head, results), lines);
        }
    }
}
