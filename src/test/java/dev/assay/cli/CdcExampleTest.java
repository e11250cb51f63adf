package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.reconcile.RecordedCopies;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example of {@code suites/cdc} on its recorded tables, which {@link RecordedCopies} makes: -Dassay.golden=update. */
@Tag("slow")
class CdcExampleTest {

    private static final Path SUITES = Path.of("suites", "cdc");

    @TempDir
    static Path reports;

    private static Assay done;
    private static Copied found;

    @BeforeAll
    static void run() throws IOException {
        if (System.getProperty("assay.golden", "").equals("update")) {
            for (Map.Entry<String, String> file : RecordedCopies.files().entrySet()) {
                try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed(file.getKey())))) {
                    out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        done = Assay.run("run", SUITES, "--report=json", "--quiet", "--reports-dir", reports);
        found = Copied.read(reports);
    }

    private static Path packed(String name) {
        return SUITES.resolve("data").resolve(name + ".csv.gz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "state", "log", "heartbeat"})
    void the_files_are_what_the_generator_makes(String name) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(packed(name)))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(RecordedCopies.files().get(name));
        }
        assertThat(Files.size(packed(name))).isLessThan(200_000);
    }

    @Test
    void the_planted_faults_are_found_as_exactly_their_keys() {
        assertThat(done.err()).isEmpty();
        assertThat(done.code()).as(done.out()).isEqualTo(Exit.FAILED);
        assertThat(found.statuses())
                .isEqualTo(new TreeMap<>(Map.of("current-state", "FAILED", "changelog", "FAILED", "lag", "SKIPPED")));
        assertThat(found.differences("current-state"))
                .containsExactlyInAnyOrderElementsOf(RecordedCopies.ofCurrentState());
        assertThat(found.differences("changelog")).containsExactlyInAnyOrderElementsOf(RecordedCopies.ofChangelog());
    }

    @Test
    void the_page_of_the_example_names_each_key() throws IOException {
        String page = Files.readString(SUITES.resolve("README.md"));
        List<String> keys = RecordedCopies.ofCurrentState().stream()
                .map(one -> one.substring(0, one.indexOf(' ')))
                .toList();
        assertThat(keys).allSatisfy(key -> assertThat(page).containsPattern("\\b" + key + "\\b"));
    }
}
