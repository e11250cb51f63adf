package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.report.allure.AllureSinkFactory;
import dev.assay.report.json.JsonSinkFactory;
import dev.assay.report.page.PageSinkFactory;
import dev.assay.report.text.Look;
import dev.assay.report.text.Summary;
import dev.assay.result.CheckResult;
import dev.assay.result.ResultSinkFactory;
import dev.assay.result.RunResults;
import dev.assay.result.Status;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The share of checks that passed is one number wherever it stands. The donut of Allure's page is looked at by ReportPageIT. */
@Tag("fast")
class RateTest {

    @TempDir
    Path reports;

    @ParameterizedTest
    @CsvSource({
        "29, 100, 29",
        "2, 3, 66.66",
        "7, 8, 87.5",
        "9999, 10000, 99.99",
        "1999, 2000, 99.95",
        "5, 5, 100",
        "0, 4, 0"
    })
    void it_is_cut_so_that_only_all_is_100(int passed, int total, String percent) {
        CheckResult green = CheckBuilder.check("one").build();
        CheckResult red =
                CheckBuilder.check("one").ended(Status.FAILED, null, "").build();
        List<CheckResult> checks = new ArrayList<>();
        for (int i = 0; i < total; i++) {
            checks.add(i < passed ? green : red);
        }
        RunResults run = RunResults.of(Runs.info(reports), Runs.info(reports).startedAt(), checks)
                .build();
        assertThat(run.passedPercent()).isEqualTo(new BigDecimal(percent));
        assertThat(Numbers.passed(run)).isEqualTo(percent + " % passed");
    }

    @Test
    void a_run_without_a_check_has_none() {
        RunResults none = RunResults.of(Runs.info(reports), Runs.info(reports).startedAt(), List.of())
                .build();
        assertThat(none.passedPercent()).isNull();
        assertThat(Summary.of(none, Look.PLAIN)).doesNotContain("%");
    }

    /** The run has a suite that cannot be read, which counts as an error, and a check that is switched off. */
    @Test
    void console_results_first_page_and_allure_say_the_same() throws IOException {
        RunResults run = Runs.faulty(reports);
        Path folder = Files.createDirectories(run.info().folder());
        for (ResultSinkFactory factory :
                List.of(new JsonSinkFactory(), new PageSinkFactory(), new AllureSinkFactory())) {
            factory.open(run.info()).finished(run);
        }
        assertThat(run.count(Status.SKIPPED) * run.errors().size()).isPositive();
        assertThat(Summary.of(run, Look.PLAIN)).contains("of them 1 error in the suites (26.47 % passed)");
        assertThat(Files.readString(folder.resolve("results.json"))).contains("\"passed_percent\" : 26.47");
        assertThat(Files.readString(folder.resolve("index.html"))).contains(", 26.47 % passed");
        assertThat(Files.readString(folder.resolve("allure-results/environment.properties")))
                .contains("(26.47 % passed)");
    }
}
