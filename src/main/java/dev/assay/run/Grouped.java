package dev.assay.run;

import dev.assay.check.Finding;
import dev.assay.check.Text;
import dev.assay.run.CheckResult.Group;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on groups of rows: each is judged by itself, and the worst counts.
 *
 * @param findings by the groups' keys
 */
record Grouped(Planned check, Map<List<@Nullable Object>, Finding> findings, Judge judge) {

    /** How many groups a message names. */
    private static final int NAMED = 5;

    private static final Comparator<Group> WORST_FIRST = Comparator.comparing((Group group) -> rank(group.status()))
            .thenComparing(group -> Objects.requireNonNullElse(group.failing(), 0L), Comparator.reverseOrder());

    CheckResult result(CheckResult.Declared declared) {
        if (findings.isEmpty()) {
            Judge.Judgement none = judge.empty();
            return result(declared, none, List.of(), Map.of("groups", 0L));
        }
        List<Group> groups = new ArrayList<>();
        Map<String, String> limits = new LinkedHashMap<>();
        String code = null;
        Status worst = Status.PASSED;
        for (Map.Entry<List<@Nullable Object>, Finding> one : findings.entrySet()) {
            Judge.Judgement judged = judge.judge(one.getValue());
            limits.putAll(judged.limits());
            if (rank(judged.status()) < rank(worst)) {
                worst = judged.status();
                code = judged.code();
            }
            groups.add(new Group(
                    Results.texts(one.getKey()),
                    judged.status(),
                    judged.message(),
                    judged.failing(),
                    judged.examined(),
                    one.getValue().measured()));
        }
        groups.sort(WORST_FIRST);
        Judge.Judgement all = new Judge.Judgement(
                worst,
                code,
                message(groups, worst),
                sum(groups.stream().map(Group::failing).toList()),
                sum(groups.stream().map(Group::examined).toList()),
                limits);
        long bad =
                groups.stream().filter(group -> group.status() != Status.PASSED).count();
        return result(declared, all, groups, Map.of("groups", (long) groups.size(), "failing_groups", bad));
    }

    private CheckResult result(
            CheckResult.Declared declared, Judge.Judgement judged, List<Group> groups, Map<String, Object> measured) {
        return new CheckResult(
                declared,
                judged.status(),
                judged.code(),
                judged.message(),
                judged.failing(),
                judged.examined(),
                measured,
                judged.limits(),
                judge.means(),
                groups.subList(0, Math.min(groups.size(), CheckResult.MOST_GROUPS)),
                null,
                null);
    }

    private String message(List<Group> groups, Status worst) {
        String by = Text.list(check.check().groupBy(), "and");
        if (worst == Status.PASSED) {
            return groups.size() == 1
                    ? "The only group by " + by + " passes. " + named(groups.get(0))
                    : "All " + Text.count(groups.size(), "group") + " by " + by + " pass.";
        }
        List<Group> bad =
                groups.stream().filter(group -> group.status() == worst).toList();
        List<String> sentences = new ArrayList<>();
        sentences.add(Text.number(bad.size()) + " of " + Text.count(groups.size(), "group") + " by " + by
                + (worst == Status.WARNED
                        ? Text.with(bad.size(), " warns.", " warn.")
                        : Text.with(bad.size(), " fails.", " fail.")));
        bad.stream().limit(NAMED).map(Grouped::named).forEach(sentences::add);
        if (bad.size() > NAMED) {
            sentences.add("And " + Text.number(bad.size() - NAMED) + " more.");
        }
        return String.join(" ", sentences);
    }

    private static String named(Group group) {
        return Text.list(
                        group.key().stream()
                                .map(value -> value == null ? "null" : value)
                                .toList(),
                        "/") + ": " + group.message();
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
