package dev.assay.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import dev.assay.result.DeclaredCheck;
import dev.assay.result.Status;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes runs is killed at random moments: what it told as kept is there, and nothing is half there. */
@Tag("faults")
class KilledWriterTest {

    private static final int KILLS = 20;
    private static final int CHECKS = 200;

    @TempDir
    private Path reports;

    @Test
    void no_run_is_lost_that_was_told_as_kept_and_none_is_half_there() throws Exception {
        long seed = Long.getLong("assay.seed", System.nanoTime());
        System.out.println("KilledWriterTest: -Dassay.seed=" + seed);
        Random random = new Random(seed);
        List<String> told = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            told.addAll(killed(kill, random.nextInt(60)));
            List<String> wrong = new ArrayList<>();
            HistoryFolder folder = new HistoryFolder(reports, wrong::add);
            List<RunHead> heads = folder.readable();
            assertThat(heads).extracting(RunHead::runId).containsAll(told);
            assertThat(heads).allSatisfy(head -> {
                PastRun run = Objects.requireNonNull(folder.read(head));
                assertThat(run.results()).hasSize(CHECKS);
                assertThat(folder.declarations(head)).hasSize(CHECKS);
            });
            assertThat(wrong).isEmpty();
        }
        assertThat(told).hasSizeGreaterThanOrEqualTo(KILLS);
        new Pruning(new HistoryFolder(reports, told::add), Keep.DEFAULT, Instant.parse("2100-01-01T00:00:00Z")).prune();
        try (Stream<Path> files = Files.list(reports.resolve("history"))) {
            assertThat(files)
                    .as("drafts are cleared away")
                    .noneMatch(file -> file.toString().endsWith(".tmp"));
        }
    }

    /** Lets a process write runs, kills it so many milliseconds after it kept the first, and returns what it told. */
    private List<String> killed(int number, int milliseconds) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        reports.toString(),
                        String.valueOf(1000 * number))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> told = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            told.add(lines.readLine());
            CompletableFuture<Void> killing = CompletableFuture.runAsync(() -> {
                try {
                    Thread.sleep(milliseconds);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                process.destroyForcibly();
            });
            String line;
            while ((line = lines.readLine()) != null) {
                if (line.endsWith(".")) { // a killed process may have written half a line
                    told.add(line);
                }
            }
            killing.join();
        }
        process.waitFor();
        return told.stream().map(line -> line.replaceFirst("\\.$", "")).toList();
    }

    /** Writes runs until it is killed, and prints the id of each that is kept. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] arguments) throws IOException {
            MadeRuns runs = new MadeRuns(Path.of(arguments[0]));
            runs.runs = Integer.parseInt(arguments[1]);
            CheckResult[] results = new CheckResult[CHECKS];
            for (int i = 0; i < CHECKS; i++) {
                DeclaredCheck check = runs.declare("check-" + arguments[1] + "-" + i);
                results[i] = MadeRuns.result(check, i % 3 == 0 ? Status.FAILED : Status.PASSED);
            }
            while (true) {
                String id = runs.run("2026-01-01", results).info().runId();
                System.out.println(id + ".");
            }
        }
    }
}
