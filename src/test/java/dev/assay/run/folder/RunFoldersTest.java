package dev.assay.run.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.history.Keep;
import dev.assay.result.RunInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("fast")
class RunFoldersTest {

    @TempDir
    private Path reports;

    private final List<String> told = new ArrayList<>();

    private List<String> left(Duration age, List<String> gone, String... ids) throws IOException {
        for (String id : ids) {
            Path deep =
                    Files.createDirectories(reports.resolve("runs").resolve(id).resolve("allure-results"));
            Files.writeString(deep.resolve("x.json"), "{}");
        }
        String newest = ids[ids.length - 1];
        RunFolders.prune(
                RunInfo.of(newest, Instant.parse("2026-01-10T00:00:00Z"), reports)
                        .build(),
                new Keep(400, age),
                gone,
                told::add);
        assertThat(told).isEmpty();
        try (Stream<Path> folders = Files.list(reports.resolve("runs"))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void folders_go_with_their_runs_and_others_are_left_alone() throws IOException {
        assertThat(left(
                        Duration.ofDays(365),
                        List.of("20260107T000000Z-0001", "20260108T000000Z-0001", "20260110T000000Z-0001"),
                        "mine",
                        "20260107T000000Z-0001",
                        "20260108T000000Z-0001",
                        "20260109T000000Z-0001",
                        "20260110T000000Z-0001"))
                .containsExactly("20260109T000000Z-0001", "20260110T000000Z-0001", "mine");
    }

    @Test
    void old_folders_of_runs_are_deleted_by_age_but_not_what_latest_leads_to() throws IOException {
        Files.createDirectories(reports.resolve("runs/20250101T000000Z-0002"));
        Files.createSymbolicLink(reports.resolve("latest"), Path.of("runs/20250101T000000Z-0002"));
        assertThat(left(
                        Duration.ofDays(2),
                        List.of("20250101T000000Z-0002"),
                        "20250101T000000Z-0001",
                        "20260107T235959Z-0001",
                        "20260108T000000Z-0001",
                        "20260110T000000Z-0001"))
                .containsExactly("20250101T000000Z-0002", "20260108T000000Z-0001", "20260110T000000Z-0001");
    }

    @Test
    void what_a_folder_links_to_is_not_deleted() throws IOException {
        Path precious = Files.writeString(reports.resolve("precious"), "x");
        Path folder = Files.createDirectories(reports.resolve("runs/20250101T000000Z-0001"));
        Files.createSymbolicLink(folder.resolve("link"), precious);
        assertThat(left(Duration.ZERO, List.of(), "20260110T000000Z-0001")).hasSize(1);
        assertThat(precious).exists();
    }
}
