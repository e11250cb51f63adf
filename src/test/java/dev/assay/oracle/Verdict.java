package dev.assay.oracle;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a check must end.
 *
 * @param groups how each group must end, where rows are taken apart
 */
record Verdict(
        Finding.Level level,
        @Nullable Long failing,
        @Nullable Long examined,
        Map<List<@Nullable Cell>, Verdict> groups) {

    static Verdict of(Rule rule, Shape shape, Common common, List<Row> rows) {
        if (!shape.isOfRows()) {
            return judged(rule.of(Scope.of(rows)), shape, common, Finding.Level.PASSED);
        }
        Scope scope = common.scope(rows);
        if (scope.rows().isEmpty() && !scope.all().isEmpty()) {
            // nothing new, unless it is about what must be there
            return rule.of(scope) instanceof Finding.Counts counts && (counts.spoken() > 0 || counts.failing() > 0)
                    ? judged(counts, shape, common, Finding.Level.FAILED)
                    : counted(Finding.Level.PASSED, shape, new Finding.Counts(0, 0));
        }
        if (common.groupBy().isEmpty()) {
            Finding found = rule.of(scope);
            boolean ownWord = scope.rows().isEmpty() && found instanceof Finding.Judged judged && !judged.stands();
            return judged(
                    ownWord ? Finding.NOTHING : found,
                    shape,
                    common,
                    ownWord ? ((Finding.Judged) found).level() : Finding.Level.FAILED);
        }
        if (scope.rows().isEmpty()) {
            return judged(Finding.NOTHING, shape, common, Finding.Level.FAILED);
        }
        Map<List<@Nullable Cell>, Verdict> groups = new TreeMap<>(Cell.BY_VALUES);
        common.groups(scope)
                .forEach((key, group) -> groups.put(key, judged(rule.of(group), shape, common, Finding.Level.FAILED)));
        Finding.Level worst = groups.values().stream()
                .map(Verdict::level)
                .max(Enum::compareTo)
                .orElseThrow();
        return new Verdict(worst, sum(groups, shape, true), sum(groups, shape, false), groups);
    }

    private static @Nullable Long sum(Map<List<@Nullable Cell>, Verdict> groups, Shape shape, boolean failing) {
        if (!shape.isCounting()) {
            return null;
        }
        long sum = 0;
        for (Verdict group : groups.values()) {
            Long one = failing ? group.failing : group.examined;
            sum += one == null ? 0 : one;
        }
        return sum;
    }

    private static Verdict judged(Finding found, Shape shape, Common common, Finding.Level own) {
        if (found instanceof Finding.Broken) {
            return new Verdict(Finding.Level.BROKEN, null, null, Map.of());
        }
        if (found instanceof Finding.Judged judged) {
            return new Verdict(soft(judged.level(), shape, common), null, null, Map.of());
        }
        if (found instanceof Finding.Counts counts
                && (counts.spoken() > 0 || counts.failing() > 0 || shape == Shape.QUERY)) {
            return counted(level(counts, common), shape, counts);
        }
        return counted(
                onEmpty(
                        common,
                        found instanceof Finding.Nothing nothing && own == Finding.Level.FAILED ? nothing.own() : own),
                shape,
                new Finding.Counts(0, 0));
    }

    /** What holds or does not warns under {@code fail_above: never}. */
    private static Finding.Level soft(Finding.Level level, Shape shape, Common common) {
        return !shape.isEither() || level != Finding.Level.FAILED || !"never".equals(common.failAbove())
                ? level
                : common.warnAbove() == null ? Finding.Level.PASSED : Finding.Level.WARNED;
    }

    private static Verdict counted(Finding.Level level, Shape shape, Finding.Counts counts) {
        return new Verdict(
                level,
                shape.isCounting() ? counts.failing() : null,
                shape.tellsExamined() ? counts.examined() : null,
                Map.of());
    }

    private static Finding.Level onEmpty(Common common, Finding.Level own) {
        String word = common.onEmpty();
        return word == null
                ? own
                : word.equals("fail")
                        ? Finding.Level.FAILED
                        : word.equals("warn") ? Finding.Level.WARNED : Finding.Level.PASSED;
    }

    private static Finding.Level level(Finding.Counts counts, Common common) {
        Object fail = common.failAbove() == null ? 0 : common.failAbove();
        Object warn = common.warnAbove() == null ? "never" : common.warnAbove();
        return Limits.exceeds(fail, counts)
                ? Finding.Level.FAILED
                : Limits.exceeds(warn, counts) ? Finding.Level.WARNED : Finding.Level.PASSED;
    }
}
