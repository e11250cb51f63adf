package dev.assay.run;

import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.Purpose;
import dev.assay.database.Rows;
import dev.assay.plan.Answers;
import dev.assay.plan.Planner;
import dev.assay.plan.Sample;
import dev.assay.plan.Sample.Wanted;
import dev.assay.result.CheckResult;
import dev.assay.result.FailureCode;
import dev.assay.run.privacy.Privacy;
import dev.assay.suite.SamplePolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads some of the failing rows behind failed checks. If that fails, the verdicts stand.
 *
 * @param key returns the columns that identify a row of a check's table
 * @param privacy masks values
 * @param runId the run's id
 */
record Sampling(
        Planner planner,
        Database database,
        Answers answers,
        Function<Planned, List<String>> key,
        Privacy privacy,
        String runId,
        RunLog log) {

    /**
     * The result of reading.
     *
     * @param rows each check's rows, at most {@value Sample#MOST}
     * @param lost why a check's rows could not be read
     * @param all why no rows could be read at all; null if some could
     */
    record Read(
            Map<Planned, Rows> rows,
            Map<Planned, FailureCode> lost,
            @Nullable FailureCode all) {

        static final Read NOTHING = new Read(Map.of(), Map.of(), null);

        /** The result with its rows, or with the reason why there are none. */
        CheckResult with(Planned check, CheckResult result) {
            Rows found = rows.get(check);
            FailureCode why = lost.getOrDefault(check, all);
            return why == null || (found != null && !found.rows().isEmpty())
                    ? Results.withSample(result, found, check.rowKey())
                    : Results.withoutSample(result, why);
        }
    }

    /** Reads the failing rows of the checks. */
    Read read(List<ResultAssembler.Judged> checks) {
        Map<Planned, List<Wanted>> wanted = new LinkedHashMap<>();
        Map<Wanted, SamplePolicy> policies = new HashMap<>();
        for (ResultAssembler.Judged check : checks) {
            SamplePolicy policy =
                    Objects.requireNonNull(check.check().discretion()).policy();
            List<String> only = policy.columns();
            List<Wanted> own = new ArrayList<>();
            List<String> columns = key.apply(check.check());
            check.evidence().forEach((measure, groups) -> own.add(new Wanted(measure, columns, groups, only)));
            wanted.put(check.check(), own);
            own.forEach(one -> policies.put(one, policy));
        }
        Map<Wanted, FailureCode> lost = new HashMap<>();
        Map<Wanted, Rows> found =
                found(wanted.values().stream().flatMap(List::stream).distinct().toList(), policies, lost);
        Map<Planned, Rows> read = new HashMap<>();
        Map<Planned, FailureCode> why = new HashMap<>();
        wanted.forEach((check, own) -> {
            read.put(check, together(own, found));
            own.stream()
                    .flatMap(one -> Stream.ofNullable(lost.get(one)))
                    .findFirst()
                    .ifPresent(code -> why.put(check, code));
        });
        return new Read(read, why, null);
    }

    /** The result if nothing could be read at all. */
    Read failed(Throwable why) {
        return new Read(Map.of(), Map.of(), lost("failing rows were looked for", why));
    }

    private Map<Wanted, Rows> found(
            List<Wanted> wanted, Map<Wanted, SamplePolicy> policies, Map<Wanted, FailureCode> lost) {
        Map<Wanted, Rows> found = new HashMap<>();
        for (Sample sample : samples(wanted, found, lost)) {
            try {
                Rows rows = database.query(sample.sql(), sample.mostRows(), Purpose.ofLookUps(runId));
                found.putAll(sample.read(masked(sample, rows, policies)));
            } catch (Throwable e) {
                if (sample.wanted().size() > 1 && isRefused(e)) {
                    sample.wanted().forEach(one -> found.putAll(found(List.of(one), policies, lost)));
                } else {
                    sample.wanted().forEach(one -> lost.put(one, lost("failing rows were read", e)));
                }
            }
        }
        return found;
    }

    /** The rows with masks. All checks of a connection mask alike, so the policy of one of those that share a statement serves all. */
    private Rows masked(Sample sample, Rows rows, Map<Wanted, SamplePolicy> policies) {
        SamplePolicy policy =
                Objects.requireNonNull(policies.get(sample.wanted().get(0)));
        return privacy.masked(
                rows, privacy.returned(rows.columns(), sample.origins(), sample.query()), policy, Results::texts);
    }

    /** Whether the database refused the statement. Then some of the requests are at fault, not all. */
    private static boolean isRefused(Throwable why) {
        return why instanceof DatabaseException trouble && trouble.kind() == FailureKind.QUERY_REFUSED;
    }

    /** The statements that read the rows. If planning fails for all together, each request is planned alone. */
    private List<Sample> samples(List<Wanted> wanted, Map<Wanted, Rows> found, Map<Wanted, FailureCode> lost) {
        try {
            for (Wanted one : wanted) {
                planner.listed(one, answers).ifPresent(rows -> found.put(one, rows));
            }
            return planner.samples(wanted, answers);
        } catch (Throwable e) {
            if (wanted.size() > 1) {
                return wanted.stream()
                        .flatMap(one -> samples(List.of(one), found, lost).stream())
                        .toList();
            }
            wanted.forEach(one -> lost.put(one, lost("it was planned how failing rows are read", e)));
            return List.of();
        }
    }

    /** Logs the problem and returns its code. */
    private FailureCode lost(String doing, Throwable why) {
        if (why instanceof DatabaseException trouble) {
            log.trouble("While " + doing + " on connection " + database.name(), trouble);
            return trouble.kind().code();
        }
        return log.refusal(doing, why).code();
    }

    /** Merges the rows of several measures without duplicates. The first measure determines the columns. */
    private static Rows together(List<Wanted> own, Map<Wanted, Rows> found) {
        List<String> columns = List.of();
        Set<List<@Nullable Object>> rows = new LinkedHashSet<>();
        for (Wanted one : own) {
            Optional<Rows> some = Optional.ofNullable(found.get(one));
            if (some.isEmpty()) {
                continue;
            }
            columns = columns.isEmpty() ? some.get().columns() : columns;
            if (some.get().columns().equals(columns)) {
                rows.addAll(some.get().rows());
            }
        }
        return new Rows(columns, rows.stream().limit(Sample.MOST).toList());
    }
}
