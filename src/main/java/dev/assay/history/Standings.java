package dev.assay.history;

import dev.assay.result.CheckResult;
import dev.assay.result.CheckStanding;
import dev.assay.result.CheckStanding.Change;
import dev.assay.result.DeclaredCheck;
import dev.assay.result.PastResult;
import dev.assay.result.RunInfo;
import dev.assay.result.Since;
import dev.assay.result.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says where checks stand: their latest results, compared with the runs before. */
final class Standings {

    /** The number of verdicts that are looked at for {@link CheckStanding#flapping()}, and of changes among them. */
    private static final int FLAPPING_VERDICTS = 10;

    private static final int FLAPPING_CHANGES = 3;

    private final RunInfo run;
    private final Duration validFor;
    private final Kept kept;
    private final String unread;

    /** The runs before this one, the newest clock first; no check has two results with the same clock. */
    private final List<PastRun> past;

    /**
     * @param past the runs of the same environment and branch whose clock is not after this one's, the newest clock first
     * @param unread the id of the newest run that cannot be read, which may have had newer results; empty if there is none
     * @param validFor how old a result may be to say something of the data now
     * @param kept what of the run's results may be kept
     */
    Standings(RunInfo run, List<PastRun> past, String unread, Duration validFor, Kept kept) {
        this.run = run;
        this.past = past;
        this.unread = unread;
        this.validFor = validFor;
        this.kept = kept;
    }

    /** Where a check stands after a run that has a result of it. */
    CheckStanding of(CheckResult result) {
        List<PastResult> before = before(result.check()).stream()
                .filter(earlier -> earlier.asOf().isBefore(run.asOf()))
                .toList();
        Since own = new Since(run.runId(), run.asOf());
        PastResult last = lastVerdict(before);
        Since since = since(result.status(), before, last, own);
        List<PastResult> all = new ArrayList<>(newest(before, CheckStanding.MOST_PAST - 1));
        all.add(past(result, since));
        return CheckStanding.of(result, run.runId(), run.asOf())
                .current(result.status().isVerdict())
                .change(last == null ? null : change(last.status(), result.status()))
                .since(since)
                .flapping(isFlapping(all))
                .past(all)
                .build();
    }

    /** The result as the history keeps it. */
    static PastResult past(CheckStanding standing) {
        return standing.past().get(standing.past().size() - 1);
    }

    private PastResult past(CheckResult result, @Nullable Since since) {
        return PastResult.of(run.runId(), run.asOf(), result.status())
                .code(result.code())
                .message(result.status() == Status.PASSED ? "" : result.message())
                .failing(result.failing())
                .examined(result.examined())
                .value(kept.value(result))
                .failingKeys(kept.failingKeys(result))
                .since(since)
                .build();
    }

    /**
     * Where a check stands that the run left out.
     *
     * @param check the check as it is declared now, of which an earlier run has a result
     */
    CheckStanding carried(DeclaredCheck check) {
        List<PastResult> results = before(check);
        PastResult latest = results.get(results.size() - 1);
        List<PastResult> before = results.subList(0, results.size() - 1);
        PastResult last = lastVerdict(before);
        CheckResult result = CheckResult.of(check, latest.status(), latest.message())
                .code(latest.code())
                .failing(latest.failing())
                .examined(latest.examined())
                .build();
        boolean fresh = Duration.between(latest.asOf(), run.asOf()).compareTo(validFor) <= 0
                && latest.runId().compareTo(unread) > 0;
        List<PastResult> shown = newest(results, CheckStanding.MOST_PAST);
        return CheckStanding.of(result, latest.runId(), latest.asOf())
                .carried(true)
                .current(fresh && latest.status().isVerdict())
                .change(last == null ? null : change(last.status(), latest.status()))
                .since(latest.since())
                .flapping(isFlapping(shown))
                .past(shown)
                .build();
    }

    /** The check's earlier results under its id and its former ones, the oldest first. */
    private List<PastResult> before(DeclaredCheck check) {
        List<CheckKey> keys = CheckKey.all(check);
        List<PastResult> before = new ArrayList<>();
        for (PastRun one : past) {
            for (CheckKey key : keys) {
                PastResult result = one.results().get(key);
                if (result != null) {
                    before.add(0, result);
                    break;
                }
            }
        }
        return before;
    }

    private static List<PastResult> newest(List<PastResult> results, int most) {
        return results.subList(Math.max(0, results.size() - most), results.size());
    }

    private static @Nullable PastResult lastVerdict(List<PastResult> results) {
        for (int i = results.size() - 1; i >= 0; i--) {
            if (results.get(i).status().isVerdict()) {
                return results.get(i);
            }
        }
        return null;
    }

    /**
     * The begin of the streak. Data that breaks a rule does so whether a waiver accepts it or not, and a run without a verdict
     * in between says nothing about the data.
     */
    private static @Nullable Since since(
            Status status, List<PastResult> before, @Nullable PastResult lastVerdict, Since own) {
        if (status == Status.PASSED) {
            return null;
        }
        PastResult last = status.isVerdict() ? lastVerdict : before.isEmpty() ? null : before.get(before.size() - 1);
        return last != null && streak(last.status()) == streak(status)
                ? Objects.requireNonNullElse(last.since(), own)
                : own;
    }

    private static Status streak(Status status) {
        return switch (status) {
            case WAIVED -> Status.FAILED;
            case NOT_RUN, SKIPPED -> Status.BROKEN;
            default -> status;
        };
    }

    private static Change change(Status before, Status now) {
        boolean failed = before == Status.FAILED;
        return switch (now) {
            case FAILED -> failed ? Change.STILL_FAILING : Change.NEW;
            case PASSED, WARNED -> failed ? Change.FIXED : Change.NONE;
            case WAIVED -> Change.NONE;
            default -> failed ? Change.NO_LONGER_CHECKED : Change.NONE;
        };
    }

    private static boolean isFlapping(List<PastResult> results) {
        List<Boolean> failed = results.stream()
                .map(PastResult::status)
                .filter(Status::isVerdict)
                .map(status -> streak(status) == Status.FAILED)
                .toList();
        int changes = 0;
        for (int i = Math.max(1, failed.size() - FLAPPING_VERDICTS + 1); i < failed.size(); i++) {
            changes += failed.get(i).equals(failed.get(i - 1)) ? 0 : 1;
        }
        return changes >= FLAPPING_CHANGES;
    }
}
