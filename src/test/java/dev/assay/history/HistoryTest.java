package dev.assay.history;

import static dev.assay.history.MadeRuns.result;
import static dev.assay.history.MadeRuns.since;
import static dev.assay.history.MadeRuns.standing;
import static dev.assay.result.Status.BROKEN;
import static dev.assay.result.Status.FAILED;
import static dev.assay.result.Status.NOT_RUN;
import static dev.assay.result.Status.PASSED;
import static dev.assay.result.Status.WAIVED;
import static dev.assay.result.Status.WARNED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckInfo;
import dev.assay.result.CheckResult;
import dev.assay.result.CheckStanding;
import dev.assay.result.CheckStanding.Change;
import dev.assay.result.DeclaredCheck;
import dev.assay.result.PastResult;
import dev.assay.result.RunResults;
import dev.assay.result.Severity;
import dev.assay.result.Status;
import dev.assay.text.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where checks stand compared with the runs before. */
@Tag("fast")
class HistoryTest {

    @TempDir
    private Path reports;

    private MadeRuns runs;
    private DeclaredCheck check;

    @BeforeEach
    void begin() {
        runs = new MadeRuns(reports);
        check = runs.declare("a");
    }

    /** The last standing after results on the first days of January. */
    private CheckStanding after(Status... statuses) throws IOException {
        RunResults last = null;
        for (int i = 0; i < statuses.length; i++) {
            last = runs.run(day(i), result(check, statuses[i]));
        }
        return standing(Objects.requireNonNull(last), check);
    }

    private static String day(int number) {
        return LocalDate.of(2026, 1, 1).plusDays(number).toString();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "PASSED,                        null,              null",
                "FAILED,                        null,              2026-01-01",
                "PASSED FAILED,                 NEW,               2026-01-02",
                "WAIVED FAILED,                 NEW,               2026-01-01",
                "FAILED FAILED,                 STILL_FAILING,     2026-01-01",
                "FAILED PASSED,                 FIXED,             null",
                "FAILED WARNED,                 FIXED,             2026-01-02",
                "PASSED PASSED,                 NONE,              null",
                "WARNED WARNED,                 NONE,              2026-01-01",
                "FAILED BROKEN,                 NO_LONGER_CHECKED, 2026-01-02",
                "FAILED SKIPPED,                NO_LONGER_CHECKED, 2026-01-02",
                "FAILED BROKEN NOT_RUN,         NO_LONGER_CHECKED, 2026-01-02",
                "PASSED BROKEN,                 NONE,              2026-01-02",
                // a run without a verdict says nothing about the data
                "FAILED BROKEN FAILED,          STILL_FAILING,     2026-01-01",
                "FAILED NOT_RUN SKIPPED FAILED, STILL_FAILING,     2026-01-01",
                "PASSED BROKEN FAILED,          NEW,               2026-01-03",
                "BROKEN FAILED,                 null,              2026-01-02",
                "BROKEN FAILED BROKEN,          NO_LONGER_CHECKED, 2026-01-03",
                // data that breaks a rule does so whether a waiver accepts it or not
                "FAILED WAIVED FAILED,          NEW,               2026-01-01",
                "FAILED WAIVED,                 NONE,              2026-01-01",
                "FAILED WAIVED PASSED FAILED,   NEW,               2026-01-04",
            })
    void what_changed_and_since_when(String statuses, @Nullable Change change, @Nullable String begin)
            throws IOException {
        CheckStanding standing =
                after(List.of(statuses.split(" ")).stream().map(Status::valueOf).toArray(Status[]::new));
        assertThat(standing.change()).isEqualTo(change);
        assertThat(since(standing)).isEqualTo(Objects.requireNonNullElse(begin, ""));
        assertThat(standing.carried()).isFalse();
    }

    @Test
    void a_streak_names_the_run_where_it_began() throws IOException {
        RunResults first = runs.run("2026-01-01", result(check, FAILED));
        runs.run("2026-01-02", result(check, BROKEN));
        RunResults last = runs.run("2026-01-03", result(check, FAILED));
        assertThat(Objects.requireNonNull(standing(last, check).since()).runId())
                .isEqualTo(first.info().runId());
    }

    @Test
    void a_check_flaps_that_changes_three_times_in_ten_verdicts() throws IOException {
        assertThat(after(FAILED, PASSED, FAILED).flapping()).isFalse();
        assertThat(standing(runs.run(day(3), result(check, BROKEN)), check).flapping())
                .isFalse();
        assertThat(standing(runs.run(day(4), result(check, WARNED)), check).flapping())
                .isTrue();
        for (int i = 5; i < 11; i++) {
            assertThat(standing(runs.run(day(i), result(check, PASSED)), check).flapping())
                    .isTrue();
        }
        assertThat(standing(runs.run(day(11), result(check, PASSED)), check).flapping())
                .isFalse();
    }

    @Test
    void a_waiver_that_comes_and_goes_is_no_flapping() throws IOException {
        assertThat(after(FAILED, WAIVED, FAILED, WAIVED, FAILED).flapping()).isFalse();
    }

    @Test
    void the_last_thirty_results_are_known_and_the_streak_may_be_longer() throws IOException {
        Status[] many = new Status[40];
        Arrays.fill(many, FAILED);
        CheckStanding standing = after(many);
        assertThat(standing.past()).hasSize(CheckStanding.MOST_PAST);
        assertThat(standing.past().get(29).asOf()).isEqualTo(standing.asOf());
        assertThat(since(standing)).isEqualTo("2026-01-01");
    }

    @Test
    void measured_values_and_counts_are_known() throws IOException {
        CheckResult measured = result(check, FAILED).toBuilder()
                .measured(Map.of("value", new BigDecimal("0.1234567890123456789")))
                .build();
        runs.run("2026-01-01", measured);
        PastResult past = standing(runs.run("2026-01-02", result(check, PASSED)), check)
                .past()
                .get(0);
        assertThat(past.value()).isEqualTo("0.1234567890123456789");
        assertThat(past.failing()).isEqualTo(3);
        assertThat(past.examined()).isEqualTo(10);
        assertThat(past.message()).isEqualTo("It is FAILED.");
        assertThat(past.code()).hasToString("RULE_VIOLATED");
    }

    @Test
    void a_renamed_check_goes_on() throws IOException {
        runs.run("2026-01-01", result(check, FAILED));
        runs.forget(check);
        DeclaredCheck b = runs.declare("b", as -> as.formerly(List.of(check.id())));
        CheckStanding renamed = standing(runs.run("2026-01-02", result(b, FAILED)), b);
        assertThat(renamed.change()).isEqualTo(Change.STILL_FAILING);
        runs.forget(b);
        DeclaredCheck c = runs.declare("c", as -> as.formerly(List.of(check.id(), b.id())));
        RunResults last = runs.run("2026-01-03", result(c, FAILED));
        assertThat(since(standing(last, c))).isEqualTo("2026-01-01");
        assertThat(standing(last, c).past()).hasSize(3);
        assertThat(last.standings()).hasSize(1);
    }

    @Test
    void a_renamed_check_that_a_run_leaves_out_keeps_its_result() throws IOException {
        DeclaredCheck other = runs.declare("other");
        runs.run("2026-01-01", result(check, FAILED), result(other, PASSED));
        runs.forget(check);
        DeclaredCheck b = runs.declare("b", as -> as.formerly(List.of(check.id())));
        RunResults last = runs.part("2026-01-02", result(other, PASSED));
        assertThat(last.standings()).hasSize(2);
        assertThat(standing(last, b).status()).isEqualTo(FAILED);
        assertThat(standing(last, b).carried()).isTrue();
    }

    @Test
    void a_run_of_a_part_leaves_the_others_their_results() throws IOException {
        DeclaredCheck b = runs.declare("b");
        DeclaredCheck changed = runs.declare("changed");
        DeclaredCheck gone = runs.declare("gone");
        RunResults whole = runs.run(
                "2026-01-01", result(check, FAILED), result(b, FAILED), result(changed, FAILED), result(gone, FAILED));
        runs.declare("changed", as -> as.definition("another"));
        runs.forget(gone);
        DeclaredCheck today = runs.declare("b", as -> as.line(7));
        RunResults part = runs.part("2026-01-01T18:00:00Z", result(check, PASSED));
        assertThat(part.standings()).hasSize(2);
        assertThat(standing(part, check).change()).isEqualTo(Change.FIXED);
        CheckStanding carried = standing(part, b);
        assertThat(carried.carried()).isTrue();
        assertThat(carried.current()).isTrue();
        assertThat(carried.runId()).isEqualTo(whole.info().runId());
        assertThat(carried.status()).isEqualTo(FAILED);
        assertThat(carried.result().message()).isEqualTo("It is FAILED.");
        assertThat(carried.check().line()).isEqualTo(today.line());
        // what is carried is not kept as this run's, so it does not look newer than it is
        CheckStanding next = standing(runs.part("2026-01-02T18:00:00Z", result(check, PASSED)), b);
        assertThat(next.asOf()).isEqualTo("2026-01-01T06:00:00Z");
        assertThat(next.past()).hasSize(1);
    }

    @Test
    void a_part_does_not_disturb_streaks_and_changes() throws IOException {
        DeclaredCheck b = runs.declare("b");
        runs.run("2026-01-01", result(check, FAILED), result(b, FAILED));
        runs.part("2026-01-02", result(check, FAILED));
        RunResults last = runs.run("2026-01-03", result(check, FAILED), result(b, FAILED));
        assertThat(last.standings()).allSatisfy(standing -> {
            assertThat(standing.change()).isEqualTo(Change.STILL_FAILING);
            assertThat(since(standing)).isEqualTo("2026-01-01");
        });
    }

    @Test
    void what_is_too_old_or_no_verdict_is_not_current() throws IOException {
        DeclaredCheck b = runs.declare("b");
        DeclaredCheck broken = runs.declare("broken");
        runs.run("2026-01-01", result(check, PASSED), result(b, PASSED), result(broken, BROKEN));
        RunResults day = runs.part("2026-01-02", result(check, PASSED));
        assertThat(standing(day, b).current()).isTrue();
        assertThat(standing(day, broken).current()).isFalse();
        RunResults later = runs.part("2026-01-02T06:00:01Z", result(check, NOT_RUN));
        assertThat(standing(later, b).current()).isFalse();
        assertThat(standing(later, check).current()).isFalse();
        assertThat(standing(later, check).carried()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "prod, null, test, null",
                "null, null, test, null",
                "null, main, null, more",
                "prod, main, null, main"
            })
    void environments_and_branches_are_apart(
            @Nullable String environment, @Nullable String branch, @Nullable String other, @Nullable String more)
            throws IOException {
        runs.environment = environment;
        runs.branch = branch;
        runs.run("2026-01-01", result(check, FAILED), result(runs.declare("b"), FAILED));
        runs.environment = other;
        runs.branch = more;
        RunResults apart = runs.run("2026-01-02", result(check, FAILED));
        assertThat(apart.standings()).hasSize(1);
        assertThat(standing(apart, check).change()).isNull();
        runs.environment = environment;
        runs.branch = branch;
        RunResults back = runs.part("2026-01-03", result(check, FAILED));
        assertThat(standing(back, check).past()).hasSize(2);
        assertThat(back.standings()).hasSize(2);
    }

    @Test
    void another_connection_is_other_data() throws IOException {
        DeclaredCheck b = runs.declare("b");
        runs.run("2026-01-01", result(check, FAILED), result(b, FAILED));
        DeclaredCheck moved = runs.declare("a", as -> as.connection("copy"));
        runs.declare("b", as -> as.connection("copy"));
        RunResults last = runs.part("2026-01-02", result(moved, FAILED));
        assertThat(last.standings()).hasSize(1);
        assertThat(standing(last, moved).change()).isNull();
    }

    @Test
    void a_run_for_the_same_time_takes_the_place_of_the_first() throws IOException {
        DeclaredCheck b = runs.declare("b");
        runs.run("2026-01-01", result(check, PASSED), result(b, PASSED));
        runs.run("2026-01-02", result(check, FAILED), result(b, FAILED));
        RunResults again = runs.part("2026-01-02", result(check, FAILED));
        assertThat(standing(again, check).change()).isEqualTo(Change.NEW);
        assertThat(standing(again, check).past()).hasSize(2);
        assertThat(standing(again, b).status())
                .as("the other check's result of that time")
                .isEqualTo(FAILED);
        runs.part("2026-01-02", result(check, PASSED));
        RunResults next = runs.run("2026-01-03", result(check, FAILED), result(b, FAILED));
        assertThat(standing(next, check).past()).extracting(PastResult::status).containsExactly(PASSED, PASSED, FAILED);
        assertThat(standing(next, check).change()).isEqualTo(Change.NEW);
        assertThat(standing(next, b).change()).isEqualTo(Change.STILL_FAILING);
    }

    @Test
    void a_run_for_an_earlier_time_knows_what_was_before_that_time() throws IOException {
        runs.run("2026-01-01", result(check, PASSED));
        runs.run("2026-01-03", result(check, FAILED));
        RunResults between = runs.run("2026-01-02", result(check, FAILED));
        assertThat(standing(between, check).change()).isEqualTo(Change.NEW);
        assertThat(standing(between, check).past()).hasSize(2);
    }

    @Test
    void many_runs_for_earlier_times_do_not_hide_the_latest() throws IOException {
        runs.run("2026-03-01", result(check, FAILED));
        for (int i = 0; i < 35; i++) {
            runs.run(day(i), result(check, PASSED));
        }
        assertThat(standing(runs.run("2026-03-02", result(check, FAILED)), check)
                        .change())
                .isEqualTo(Change.STILL_FAILING);
    }

    @Test
    void many_runs_of_one_suite_do_not_hide_those_of_another() throws IOException {
        DeclaredCheck other = runs.declare("b", as -> as.suitePath("suites/monthly.yaml"));
        runs.run("2026-01-01", result(other, FAILED));
        for (int i = 0; i < 35; i++) {
            runs.run(day(i + 1), result(check, PASSED));
        }
        RunResults last = runs.run("2026-03-02", result(check, PASSED));
        assertThat(standing(last, other).carried()).isTrue();
        assertThat(since(standing(runs.run("2026-03-03", result(other, FAILED)), other)))
                .isEqualTo("2026-01-01");
    }

    @Test
    void what_was_declared_comes_back_as_it_was() throws IOException {
        CheckInfo info = CheckInfo.named("Ümlaut \"quoted\"\nline")
                .description("d")
                .why("w")
                .whatToDo("t")
                .links(List.of("https://example.org/runbook"))
                .owner("us")
                .tags(List.of("x", "y"))
                .severity(Severity.BLOCKER)
                .build();
        DeclaredCheck whole = DeclaredCheck.of("suites/shop.yaml", "key", info)
                .suite("Shop")
                .line(12)
                .domain("sales")
                .connection("shop")
                .contract("1.2.0")
                .table("orders")
                .tableDescription("All orders")
                .type("max")
                .dimension("accuracy")
                .unit("key")
                .columns(List.of("id", "no"))
                .waivable(false)
                .formerly(List.of("suites/old.yaml#key"))
                .definition("d1")
                .build();
        DeclaredCheck read = Declarations.read(JsonLines.parsed(Json.sparse(Declarations.written(whole))), null);
        assertThat(Declarations.written(read)).isEqualTo(Declarations.written(whole));
        assertThat(read.info().whatToDo()).isEqualTo("t");
        assertThat(read.columns()).containsExactly("id", "no");
        assertThat(read.waivable()).isFalse();
    }
}
