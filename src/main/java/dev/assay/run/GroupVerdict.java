package dev.assay.run;

import dev.assay.check.CheckOutcome;
import dev.assay.check.Text;
import dev.assay.plan.Group;
import dev.assay.plan.ask.Measure;
import dev.assay.result.CheckResult;
import dev.assay.result.FailureCode;
import dev.assay.result.GroupResult;
import dev.assay.result.Status;
import dev.assay.run.privacy.Discretion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The verdict on groups of rows: each group is judged separately, and the worst verdict counts. */
final class GroupVerdict {

    /** The maximum number of groups in a message. */
    private static final int NAMED = 5;

    /**
     * Groups with the same status are sorted by whether they had rows to examine, then by failing rows, then by name, because the database
     * returns them in no stable order.
     */
    private static final Comparator<One> WORST_FIRST = Comparator.comparing(
                    (One one) -> rank(one.group().status()))
            .thenComparing(one -> one.code() == FailureCode.NO_ROWS)
            .thenComparing(one -> Objects.requireNonNullElse(one.group().failing(), 0L), Comparator.reverseOrder())
            .thenComparing(One::beyond, Comparator.reverseOrder())
            .thenComparing(one -> Text.list(shown(one.group()), "/"));

    private final Planned check;
    private final VerdictEvaluator judge;
    private final Map<String, String> limits = new LinkedHashMap<>();
    private final List<One> worstFirst = new ArrayList<>();

    /** A judged group. */
    private record One(
            Group rows,
            CheckOutcome finding,
            double beyond,
            @Nullable FailureCode code,
            GroupResult group) {}

    GroupVerdict(Planned check, Map<Group, CheckOutcome> findings, VerdictEvaluator judge) {
        this.check = check;
        this.judge = judge;
        Discretion discretion = Objects.requireNonNull(check.discretion());
        findings.forEach((rows, found) -> {
            CheckOutcome finding = Results.told(check, found);
            VerdictEvaluator.Judgement judged = judge.judge(finding);
            limits.putAll(judged.limits());
            GroupResult group = GroupResult.of(
                            discretion.key(Results.texts(rows.key())), judged.status(), judged.message())
                    .failing(judged.failing())
                    .examined(judged.examined())
                    .measured(Results.measured(finding))
                    .build();
            worstFirst.add(
                    new One(rows, found, Beyond.of(found, check.check().type().spec()), judged.code(), group));
        });
        worstFirst.sort(WORST_FIRST);
    }

    CheckResult result() {
        if (worstFirst.isEmpty()) {
            return result(judge.empty(null), List.of(), Map.of("groups", 0L));
        }
        List<GroupResult> groups = worstFirst.stream().map(One::group).toList();
        Status worst = groups.get(0).status();
        VerdictEvaluator.Judgement all = new VerdictEvaluator.Judgement(
                worst,
                worstFirst.get(0).code(),
                message(groups, worst),
                sum(groups.stream().map(GroupResult::failing).toList()),
                sum(groups.stream().map(GroupResult::examined).toList()),
                limits);
        long bad =
                groups.stream().filter(group -> group.status() != Status.PASSED).count();
        return result(all, groups, Map.of("groups", (long) groups.size(), "failing_groups", bad));
    }

    /** The measures whose rows show what is wrong in the decisive groups, each with its groups. */
    Map<Measure<?>, List<Group>> evidence() {
        Map<Measure<?>, List<Group>> evidence = new LinkedHashMap<>();
        worstFirst.stream()
                .limit(CheckResult.MOST_GROUPS)
                .filter(one -> one.group().status() == worstFirst.get(0).group().status())
                .forEach(one -> one.finding()
                        .evidence()
                        .forEach(measure -> evidence.computeIfAbsent(measure, first -> new ArrayList<>())
                                .add(one.rows())));
        return evidence;
    }

    private CheckResult result(
            VerdictEvaluator.Judgement judged, List<GroupResult> groups, Map<String, Object> measured) {
        return CheckResult.of(Results.declared(check.suite(), check.check()), judged.status(), judged.message())
                .code(judged.code())
                .failing(judged.failing())
                .examined(judged.examined())
                .measured(measured)
                .limits(judged.limits())
                .means(judge.means())
                .groups(groups.subList(0, Math.min(groups.size(), CheckResult.MOST_GROUPS)))
                .build();
    }

    private String message(List<GroupResult> groups, Status worst) {
        String by = Text.list(check.check().groupBy(), "and");
        if (worst == Status.PASSED) {
            return groups.size() == 1
                    ? "The only group by " + by + " passes. " + named(groups.get(0))
                    : "All " + Text.count(groups.size(), "group") + " by " + by + " pass.";
        }
        List<GroupResult> bad =
                groups.stream().filter(group -> group.status() == worst).toList();
        List<String> sentences = new ArrayList<>();
        sentences.add(Text.number(bad.size()) + " of " + Text.count(groups.size(), "group") + " by " + by
                + (worst == Status.WARNED
                        ? Text.with(bad.size(), " warns.", " warn.")
                        : Text.with(bad.size(), " fails.", " fail.")));
        bad.stream().limit(NAMED).map(GroupVerdict::named).forEach(sentences::add);
        if (bad.size() > NAMED) {
            sentences.add("And " + Text.number(bad.size() - NAMED) + " more.");
        }
        return String.join(" ", sentences);
    }

    private static String named(GroupResult group) {
        return Text.list(shown(group), "/") + ": " + group.message();
    }

    private static List<String> shown(GroupResult group) {
        return group.key().stream()
                .map(value -> value == null ? "null" : value.isEmpty() ? "''" : value)
                .toList();
    }

    private static @Nullable Long sum(List<@Nullable Long> counts) {
        long sum = 0;
        for (Long count : counts) {
            if (count == null) {
                return null;
            }
            sum += count;
        }
        return sum;
    }

    private static int rank(Status status) {
        return switch (status) {
            case BROKEN, NOT_RUN -> 0;
            case FAILED -> 1;
            case WARNED, WAIVED -> 2;
            case PASSED, SKIPPED -> 3;
        };
    }
}
