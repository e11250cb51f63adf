package dev.assay.run;

import static dev.assay.testing.Verdicts.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import dev.assay.result.FailureCode;
import dev.assay.result.GroupResult;
import dev.assay.result.Status;
import dev.assay.result.WaiverResult;
import dev.assay.result.WaiverResult.State;
import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a waiver makes of a verdict; the clock stands at the first moment of 2026. */
class WaiverVerdictTest {

    private static final String WAIVER = ", until: 2026-01-31, owner: data-engineering, reason: Known at source}\n";

    @TempDir
    private Path folder;

    private TestDatabase database;
    private Suites suites;

    @BeforeEach
    void database() {
        database = TestPostgres.newest().database().run("""
                CREATE TABLE t (id int, v int, at timestamptz);
                INSERT INTO t VALUES (1, 1, '2025-12-01 00:00Z'), (2, NULL, '2025-12-02 00:00Z'), (3, NULL, '2025-12-03 00:00Z');
                CREATE TABLE empty (id int);
                CREATE TABLE none (at timestamptz);
                """);
        suites = Suites.on(database, folder);
    }

    private CheckResult waived(String check, String waiver) throws Exception {
        return suites.run("checks: [{id: one, " + check + "}]\nwaivers:\n  - {check: one" + waiver)
                .get("one");
    }

    private static State state(CheckResult result) {
        return Objects.requireNonNull(result.waiver()).state();
    }

    @Test
    void known_failing_rows_are_waived_and_all_that_was_found_is_kept() throws Exception {
        CheckResult result = waived("not_null: {table: t, column: v}, sample: rows", ", accepts: 2" + WAIVER);
        assertThat(verdict(result)).isEqualTo("WAIVED 2/3");
        assertThat(result.code()).isEqualTo(FailureCode.RULE_VIOLATED);
        assertThat(result.message())
                .isEqualTo(
                        "2 of 3 rows (66.67 %) have no v; none allowed. The waiver of data-engineering accepts 2 failing rows"
                                + " until 2026-01-31: Known at source.");
        assertThat(Objects.requireNonNull(result.sample()).rows()).isNotEmpty();
        assertThat(state(result)).isEqualTo(State.ACCEPTED);
        assertThat(result.waiver())
                .isNotNull()
                .extracting(
                        WaiverResult::accepts,
                        WaiverResult::until,
                        WaiverResult::owner,
                        WaiverResult::approvedBy,
                        WaiverResult::ticket,
                        WaiverResult::reason)
                .containsExactly(
                        2L, java.time.LocalDate.parse("2026-01-31"), "data-engineering", null, null, "Known at source");
    }

    @Test
    void more_failing_rows_than_are_accepted_fail_and_both_numbers_are_said() throws Exception {
        CheckResult result = waived("not_null: {table: t, column: v}", ", accepts: 1" + WAIVER);
        assertThat(verdict(result)).isEqualTo("FAILED 2/3");
        assertThat(result.message())
                .endsWith(
                        "; none allowed. The waiver of data-engineering until 2026-01-31 accepts 1 failing row, and there are"
                                + " 2.");
        assertThat(state(result)).isEqualTo(State.EXCEEDED);
    }

    @Test
    void the_waiver_holds_through_its_last_day_in_utc_and_then_fails_and_says_so() throws Exception {
        String check = "not_null: {table: t, column: v}";
        suites = suites.at("2026-01-31T23:59:59Z");
        assertThat(verdict(waived(check, ", accepts: 2" + WAIVER))).isEqualTo("WAIVED 2/3");
        suites = suites.at("2026-02-01T00:00:00Z");
        CheckResult result = waived(check, ", accepts: 2" + WAIVER);
        assertThat(verdict(result)).isEqualTo("FAILED 2/3");
        assertThat(result.message()).endsWith(" The waiver of data-engineering for it ended on 2026-01-31.");
        assertThat(state(result)).isEqualTo(State.EXPIRED);
    }

    @Test
    void a_waiver_of_a_check_that_passes_or_warns_is_no_longer_needed_also_when_it_has_ended() throws Exception {
        CheckResult passed = waived("not_null: {table: t, column: id}", ", accepts: 2" + WAIVER);
        assertThat(verdict(passed)).isEqualTo("PASSED 0/3");
        assertThat(passed.message())
                .isEqualTo(
                        "No row of 3 breaks the rule. The waiver of data-engineering until 2026-01-31 is no longer needed:"
                                + " remove it.");
        assertThat(state(passed)).isEqualTo(State.NOT_NEEDED);
        CheckResult warned =
                waived("not_null: {table: t, column: v}, fail_above: 2, warn_above: 0", ", accepts: 2" + WAIVER);
        assertThat(verdict(warned)).isEqualTo("WARNED 2/3");
        assertThat(state(warned)).isEqualTo(State.NOT_NEEDED);
        suites = suites.at("2026-03-01T00:00:00Z");
        assertThat(state(waived("not_null: {table: t, column: id}", ", accepts: 2" + WAIVER)))
                .isEqualTo(State.NOT_NEEDED);
    }

    @Test
    void failing_rows_that_are_known_waive_no_other_failure() throws Exception {
        CheckResult empty = waived("not_null: {table: empty, column: id}", ", accepts: 2" + WAIVER);
        assertThat(verdict(empty)).isEqualTo("FAILED NO_ROWS 0/0");
        assertThat(empty.message())
                .endsWith(
                        " The waiver of data-engineering until 2026-01-31 accepts 2 failing rows, and this is another failure.");
        CheckResult contract = waived("attribution: {table: t}", ", accepts: 1000" + WAIVER);
        assertThat(verdict(contract)).isEqualTo("FAILED CONTRACT_BROKEN");
        assertThat(state(contract)).isEqualTo(State.EXCEEDED);
    }

    @Test
    void a_check_that_counts_no_rows_is_waived_whatever_its_value() throws Exception {
        CheckResult result = waived("row_count: {table: t, min: 4}", WAIVER);
        assertThat(verdict(result)).isEqualTo("WAIVED");
        assertThat(result.message())
                .endsWith(" The waiver of data-engineering accepts any failure until 2026-01-31: Known at source.");
        CheckResult empty = waived("freshness: {table: none, column: at, fail_after: 1h}", WAIVER);
        assertThat(verdict(empty)).isEqualTo("WAIVED NO_ROWS");
    }

    @Test
    void deviations_of_a_contract_are_waived_up_to_their_number() throws Exception {
        String check = "columns_exist: {table: t, columns: [id, phone, mail]}";
        CheckResult known = waived(check, ", accepts: 2" + WAIVER);
        assertThat(verdict(known)).isEqualTo("WAIVED CONTRACT_BROKEN 2");
        assertThat(known.check().unit()).isEqualTo("deviation");
        assertThat(known.message())
                .endsWith(" The waiver of data-engineering accepts 2 deviations until 2026-01-31: Known at source.");
        CheckResult more = waived(check, ", accepts: 1" + WAIVER);
        assertThat(verdict(more)).isEqualTo("FAILED CONTRACT_BROKEN 2");
        assertThat(more.message())
                .endsWith(" The waiver of data-engineering until 2026-01-31 accepts 1 deviation, and there are 2.");
        CheckResult empty =
                waived("columns_exist: {table: empty, columns: [id]}, on_empty: fail", ", accepts: 2" + WAIVER);
        assertThat(verdict(empty)).isEqualTo("FAILED NO_ROWS 0");
        assertThat(empty.message()).endsWith(" accepts 2 deviations, and this is another failure.");
    }

    @Test
    void what_could_not_be_checked_or_was_not_is_never_waived() throws Exception {
        CheckResult broken = waived("not_null: {table: gone, column: v}", ", accepts: 2" + WAIVER);
        assertThat(verdict(broken)).isEqualTo("BROKEN TABLE_MISSING");
        assertThat(broken.waiver()).isNull();
        CheckResult off = waived("not_null: {table: t, column: v}, enabled: false", ", accepts: 2" + WAIVER);
        assertThat(verdict(off)).isEqualTo("SKIPPED");
        assertThat(off.waiver()).isNull();
    }

    @Test
    void a_waiver_says_nothing_where_nothing_was_there_to_fail() throws Exception {
        CheckResult nothing = waived("not_null: {table: empty, column: id}, on_empty: pass", ", accepts: 2" + WAIVER);
        assertThat(verdict(nothing)).isEqualTo("PASSED 0/0");
        assertThat(nothing.waiver()).isNull();
    }

    @Test
    void the_failing_rows_of_groups_are_accepted_together() throws Exception {
        String check = "not_null: {table: t, column: v}, group_by: id";
        CheckResult two = waived(check, ", accepts: 2" + WAIVER);
        assertThat(verdict(two)).isEqualTo("WAIVED 2/3");
        assertThat(two.groups()).extracting(GroupResult::status).contains(Status.FAILED);
        assertThat(verdict(waived(check, ", accepts: 1" + WAIVER))).isEqualTo("FAILED 2/3");
    }

    @Test
    void waived_rows_stay_in_the_window_so_that_more_of_them_are_seen() throws Exception {
        String check = "not_null: {table: t, column: v}, window: {column: at, since: last_run}";
        assertThat(verdict(waived(check, ", accepts: 2" + WAIVER))).isEqualTo("WAIVED 2/3");
        assertThat(Marks.of(suites)).isEmpty();
        database.run("INSERT INTO t VALUES (4, NULL, '2025-12-04 00:00Z')");
        assertThat(verdict(waived(check, ", accepts: 2" + WAIVER))).isEqualTo("FAILED 3/4");
        database.run("UPDATE t SET v = 1");
        assertThat(verdict(waived(check, ", accepts: 2" + WAIVER))).isEqualTo("PASSED 0/4");
        assertThat(Marks.of(suites)).isEqualTo(Map.of("one", "2025-12-04T00:00:00Z"));
    }

    @Test
    void waived_checks_are_counted_apart() throws Exception {
        Judged judged = suites.run("""
                checks:
                  - {id: waived, not_null: {table: t, column: v}}
                  - {id: failed, not_null: {table: t, column: v}}
                waivers:
                  - {check: waived, accepts: 2, until: 2026-01-31, owner: us, reason: Known}
                """);
        assertThat(judged.run().count(Status.WAIVED)).isEqualTo(1);
        assertThat(judged.run().count(Status.FAILED)).isEqualTo(1);
    }
}
