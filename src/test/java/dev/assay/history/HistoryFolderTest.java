package dev.assay.history;

import static dev.assay.history.MadeRuns.result;
import static dev.assay.history.MadeRuns.standing;
import static dev.assay.result.Status.FAILED;
import static dev.assay.result.Status.PASSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.result.CheckStanding.Change;
import dev.assay.result.DeclaredCheck;
import dev.assay.result.RunResults;
import dev.assay.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of the history: what is kept, what is set aside, what is deleted. */
@Tag("fast")
class HistoryFolderTest {

    @TempDir
    private Path reports;

    private MadeRuns runs;
    private DeclaredCheck check;

    @BeforeEach
    void begin() {
        runs = new MadeRuns(reports);
        check = runs.declare("a");
    }

    private Path history() {
        return reports.resolve("history");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(history())) {
            return files.map(HistoryFolder::name).sorted().toList();
        }
    }

    private Path file(RunResults run) {
        return history().resolve(run.info().runId() + HistoryFolder.RUN);
    }

    private static void lines(Path file, String... lines) throws IOException {
        HistoryFiles.write(file, false, List.of(lines));
    }

    private static List<String> lines(Path file) throws IOException {
        return JsonLines.read(file).stream()
                .map(line -> Json.sparse(line.values()))
                .toList();
    }

    @Test
    void runs_of_the_same_checks_share_their_declarations() throws IOException {
        RunResults first = runs.run("2026-01-01", result(check, PASSED));
        RunResults second = runs.run("2026-01-02", result(check, FAILED));
        assertThat(names())
                .hasSize(3)
                .contains(HistoryFolder.name(file(first)), HistoryFolder.name(file(second)))
                .anyMatch(name -> name.matches("checks-[0-9a-f]{16}\\.jsonl\\.gz"));
    }

    @Test
    void files_are_their_owners() throws IOException {
        RunResults run = runs.run("2026-01-01", result(check, PASSED));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(run))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_corrupt_file_is_set_aside_and_told_and_the_others_count() throws IOException {
        runs.run("2026-01-01", result(check, FAILED));
        List<RunResults> corrupt = new ArrayList<>();
        for (int day = 2; day < 8; day++) {
            corrupt.add(runs.run("2026-01-0" + day, result(check, PASSED)));
        }
        byte[] whole = Files.readAllBytes(file(corrupt.get(0)));
        Files.write(file(corrupt.get(0)), Arrays.copyOf(whole, whole.length / 2));
        Files.writeString(file(corrupt.get(1)), "no gzip");
        Files.write(file(corrupt.get(2)), new byte[0]);
        List<String> lines = lines(file(corrupt.get(3)));
        lines(file(corrupt.get(3)), lines.get(0)); // ends early
        Files.copy(file(corrupt.get(5)), file(corrupt.get(4)), StandardCopyOption.REPLACE_EXISTING); // of another run
        lines = lines(file(corrupt.get(5)));
        lines(file(corrupt.get(5)), lines.get(0), lines.get(1).replace("PASSED", "OK"));
        RunResults last = runs.run("2026-01-09", result(check, FAILED));
        assertThat(standing(last, check).past()).hasSize(2);
        assertThat(runs.told)
                .hasSize(6)
                .allSatisfy(told -> assertThat(told).contains("is left out of the history", ".jsonl.gz.unreadable"));
        corrupt.forEach(run -> assertThat(file(run)).doesNotExist());
        runs.told.clear();
        runs.run("2026-01-10", result(check, FAILED));
        assertThat(runs.told).isEmpty();
    }

    @Test
    void a_newer_file_is_told_and_left_alone_and_so_is_what_it_may_need() throws IOException {
        RunResults first = runs.run("2026-01-01", result(check, FAILED));
        List<String> lines = lines(file(first));
        lines(file(first), lines.get(0).replace("\"format_version\":1", "\"format_version\":2"), "{\"new\":[1]}");
        Path foreign = history().resolve("checks-0123456789abcdef.jsonl.gz");
        lines(foreign, "{}");
        Files.setLastModifiedTime(foreign, FileTime.from(Instant.EPOCH));
        RunResults last = runs.run("2026-01-02", result(check, FAILED));
        assertThat(standing(last, check).change()).isNull();
        assertThat(runs.told)
                .singleElement()
                .asString()
                .contains(
                        HistoryFolder.name(file(first)), "its format_version is 2, and this version of Assay reads 1");
        assertThat(file(first)).exists();
        assertThat(foreign).exists();
    }

    @Test
    void keys_that_are_not_known_are_ignored() throws IOException {
        RunResults first = runs.run("2026-01-01", result(check, FAILED));
        List<String> more = lines(file(first)).stream()
                .map(line -> line.replaceFirst("\\{", "{\"later\":{\"a\":[1,null,{\"b\":true}]},"))
                .toList();
        lines(file(first), more.toArray(String[]::new));
        assertThat(standing(runs.run("2026-01-02", result(check, FAILED)), check)
                        .change())
                .isEqualTo(Change.STILL_FAILING);
        assertThat(runs.told).isEmpty();
    }

    @Test
    void declarations_that_are_gone_or_corrupt_lose_what_a_part_leaves_out_and_nothing_else() throws IOException {
        DeclaredCheck b = runs.declare("b");
        runs.run("2026-01-01", result(check, FAILED), result(b, FAILED));
        String name = names().stream()
                .filter(one -> one.startsWith("checks-"))
                .findFirst()
                .orElseThrow();
        lines(history().resolve(name), "{\"key\":\"no check\"}");
        RunResults part = runs.part("2026-01-02", result(check, FAILED));
        assertThat(part.standings()).hasSize(1);
        assertThat(standing(part, check).change()).isEqualTo(Change.STILL_FAILING);
        assertThat(runs.told).singleElement().asString().contains(name);
        runs.run("2026-01-03", result(check, FAILED), result(b, FAILED));
        assertThat(runs.part("2026-01-04", result(check, FAILED)).standings()).hasSize(2);
    }

    @Test
    void the_newest_are_kept_up_to_a_number() throws IOException {
        runs.keep = new Keep(3, Duration.ofDays(365));
        List<RunResults> all = new ArrayList<>();
        for (int day = 1; day < 6; day++) {
            all.add(runs.run("2026-01-0" + day, result(runs.declare("check-" + day), PASSED)));
        }
        assertThat(all.subList(0, 2)).allSatisfy(run -> assertThat(file(run)).doesNotExist());
        assertThat(all.subList(2, 5)).allSatisfy(run -> assertThat(file(run)).exists());
    }

    @Test
    void each_branch_has_its_own_number() throws IOException {
        runs.keep = new Keep(1, Duration.ofDays(365));
        RunResults main = runs.run("2026-01-01", result(check, PASSED));
        runs.branch = "new-load";
        RunResults first = runs.run("2026-01-02", result(check, PASSED));
        RunResults second = runs.run("2026-01-03", result(check, PASSED));
        assertThat(file(main)).exists();
        assertThat(file(first)).doesNotExist();
        assertThat(file(second)).exists();
    }

    @Test
    void what_is_too_old_is_deleted_but_the_newest() throws IOException {
        RunResults first = runs.run("2026-01-01", result(check, PASSED));
        runs.keep = new Keep(400, Duration.ofSeconds(90));
        RunResults second = runs.run("2026-01-02", result(check, PASSED)); // a minute later
        assertThat(file(first)).exists();
        RunResults third = runs.run("2026-01-03", result(check, PASSED));
        assertThat(file(first)).doesNotExist();
        runs.keep = new Keep(400, Duration.ZERO);
        RunResults last = runs.run("2026-01-04", result(check, PASSED));
        assertThat(file(second)).doesNotExist();
        assertThat(file(third)).doesNotExist();
        assertThat(file(last)).exists();
    }

    @Test
    void leftovers_are_deleted_when_they_are_old() throws IOException {
        runs.run("2026-01-01", result(check, PASSED));
        Path needed = history()
                .resolve(names().stream()
                        .filter(name -> name.startsWith("checks-"))
                        .findFirst()
                        .orElseThrow());
        Path unneeded = history().resolve("checks-0123456789abcdef.jsonl.gz");
        Path fresh = history().resolve("checks-fedcba9876543210.jsonl.gz");
        Path draft = history().resolve(".killed.tmp");
        Path aside = history().resolve("x.jsonl.gz.unreadable");
        for (Path file : List.of(needed, unneeded, draft, aside, fresh)) {
            if (!file.equals(needed)) {
                lines(file, "{}");
            }
            Files.setLastModifiedTime(
                    file,
                    FileTime.from(Instant.parse(file.equals(fresh) ? "2026-06-01T00:00:00Z" : "2025-01-01T00:00:00Z")));
        }
        runs.run("2026-01-02", result(runs.declare("other"), PASSED));
        assertThat(needed).exists();
        assertThat(fresh).exists();
        assertThat(unneeded).doesNotExist();
        assertThat(draft).doesNotExist();
        assertThat(aside).doesNotExist();
    }

    @Test
    void a_folder_that_cannot_be_read_is_told_and_one_that_cannot_be_written_is_thrown() throws IOException {
        Files.writeString(history(), "no folder");
        assertThatThrownBy(() -> runs.run("2026-01-01", result(check, PASSED))).isInstanceOf(IOException.class);
        assertThat(runs.told).singleElement().asString().contains("does not know what was before it");
    }

    @Test
    void two_that_write_and_prune_at_once_do_not_disturb_each_other() throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(2);
        List<MadeRuns> writers = List.of(new MadeRuns(reports), new MadeRuns(reports));
        try {
            List<Future<RunResults>> last = new ArrayList<>();
            for (MadeRuns writer : writers) {
                writer.keep = new Keep(5, Duration.ofDays(365));
                writer.runs = 1000 * writers.indexOf(writer);
                writer.branch = "branch-" + writers.indexOf(writer);
                DeclaredCheck own = writer.declare(writer.branch);
                last.add(both.submit(() -> {
                    for (int i = 0; i < 15; i++) {
                        writer.run("2026-01-01T00:00:" + (10 + i) + "Z", result(own, FAILED));
                    }
                    return writer.run("2026-01-02", result(own, FAILED));
                }));
            }
            for (Future<RunResults> one : last) {
                assertThat(one.get().standings()).hasSize(1);
            }
        } finally {
            both.shutdownNow();
        }
        writers.forEach(writer -> assertThat(writer.told).isEmpty());
        assertThat(names()).noneMatch(name -> name.endsWith(".tmp") || name.endsWith(".unreadable"));
    }
}
