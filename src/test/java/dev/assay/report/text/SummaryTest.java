package dev.assay.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.report.CheckBuilder;
import dev.assay.report.Runs;
import dev.assay.result.CheckResult;
import dev.assay.result.FailureCode;
import dev.assay.result.RunResults;
import dev.assay.result.Status;
import dev.assay.testing.Golden;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class SummaryTest {

    private final Path reports = Path.of("/reports");

    @Test
    void a_run_with_faults_reads_as_the_golden_document() {
        Golden.assertMatches(SummaryTest.class, "summary.txt", Summary.of(Runs.faulty(reports), Look.PLAIN));
    }

    @Test
    void a_green_run_is_three_lines_and_no_more() {
        Golden.assertMatches(SummaryTest.class, "summary-green.txt", Summary.of(Runs.green(reports), Look.PLAIN));
    }

    @Test
    void colour_changes_nothing_but_colour() {
        RunResults results = Runs.faulty(reports);
        String coloured = Summary.of(results, new Look(true, 0, false));
        String plain = Summary.of(results, Look.PLAIN);
        assertThat(coloured).isNotEqualTo(plain);
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
    }

    @Test
    void no_control_character_of_the_data_reaches_the_terminal() {
        assertThat(Summary.of(Runs.faulty(reports), Look.PLAIN).replace("\n", ""))
                .doesNotMatch("(?s).*\\p{Cntrl}.*");
    }

    @Test
    void the_machine_s_locale_changes_nothing() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Summary.of(Runs.faulty(reports), Look.PLAIN)).contains("50,094 of 336,776 rows");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void one_cause_of_forty_broken_checks_stands_once() {
        List<CheckResult> checks = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            checks.add(CheckBuilder.check("c" + i)
                    .ended(Status.BROKEN, FailureCode.DATABASE_UNREACHABLE, "No answer")
                    .build());
        }
        RunResults run = RunResults.of(Runs.info(reports), Runs.info(reports).startedAt(), checks)
                .build();
        assertThat(Summary.of(run, Look.PLAIN))
                .containsOnlyOnce("[DATABASE_UNREACHABLE] No answer")
                .contains("... and 30 more checks")
                .endsWith("40 checks: 40 broken (0 % passed)\n");
    }
}
