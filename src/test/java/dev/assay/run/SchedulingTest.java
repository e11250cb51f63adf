package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.ScannedStatement;
import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scan of the largest table goes first, and as many run at once as there are sessions. */
class SchedulingTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE FUNCTION nap(seconds float) RETURNS boolean LANGUAGE sql AS 'SELECT true FROM pg_sleep(seconds)';
            CREATE TABLE tiny AS SELECT 1 AS id;
            CREATE TABLE small AS SELECT generate_series(1, 100) AS id;
            CREATE TABLE large AS SELECT generate_series(1, 3000) AS id;
            CREATE TABLE middle AS SELECT generate_series(1, 1000) AS id;
            ANALYZE;
            """);

    /** With two sessions the large table's scan ends last. */
    private static final String SUITE = """
            checks:
              - {id: tiny, row_count: {table: tiny, max: 0}, filter: id = 1 and nap(0.1)}
              - {id: small, row_count: {table: small, max: 0}, filter: id = 1 and nap(0.2)}
              - {id: large, row_count: {table: large, max: 0}, filter: id = 1 and nap(0.7)}
              - {id: middle, row_count: {table: middle, max: 0}, filter: id = 1 and nap(0.2)}
            """;

    @TempDir
    private Path folder;

    private List<ScannedStatement> scans(int sessions) throws Exception {
        Judged results = Suites.on(DATABASE, folder)
                .connecting("functions: [public.nap], limits: {sessions: " + sessions + "}")
                .run(SUITE);
        assertThat(results.all())
                .extracting(result -> result.check().key() + " " + result.status())
                .containsExactly("tiny FAILED", "small FAILED", "large FAILED", "middle FAILED");
        assertThat(results.run().scans())
                .extracting(scan -> scan.tables().get(0))
                .containsExactly("public.tiny", "public.small", "public.large", "public.middle");
        return results.run().scans().stream()
                .sorted(Comparator.comparing(ScannedStatement::startedAt))
                .toList();
    }

    private static Instant end(ScannedStatement scan) {
        return scan.startedAt().plusMillis(scan.milliseconds());
    }

    private static List<String> tables(List<ScannedStatement> scans) {
        return scans.stream().map(scan -> scan.tables().get(0)).toList();
    }

    @Test
    void one_session_takes_one_scan_after_the_other_the_longest_first() throws Exception {
        List<ScannedStatement> scans = scans(1);
        assertThat(tables(scans)).containsExactly("public.large", "public.middle", "public.small", "public.tiny");
        for (int i = 1; i < scans.size(); i++) {
            assertThat(scans.get(i).startedAt()).isAfterOrEqualTo(end(scans.get(i - 1)));
        }
    }

    @Test
    void two_sessions_take_two_scans_at_once() throws Exception {
        List<ScannedStatement> scans = scans(2);
        // the first two begin together
        assertThat(tables(scans.subList(0, 2))).containsExactlyInAnyOrder("public.large", "public.middle");
        assertThat(tables(scans.subList(2, 4))).containsExactly("public.small", "public.tiny");
        assertThat(scans.get(1).startedAt()).isBefore(end(scans.get(0)));
        Instant end = scans.stream()
                .filter(scan -> scan.tables().contains("public.large"))
                .map(SchedulingTest::end)
                .findFirst()
                .orElseThrow();
        assertThat(scans.get(2).startedAt()).isBefore(end);
    }
}
