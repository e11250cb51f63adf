package dev.assay.suite.contract;

import static dev.assay.suite.contract.Change.Effect;

import dev.assay.check.Parameter;
import dev.assay.check.Parameter.Variance;
import dev.assay.sql.Fragment;
import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.CheckDeclaration.OnEmpty;
import dev.assay.suite.Thresholds.Limit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares two versions of a check.
 *
 * @param told tables, and columns as {@code table.column}, that only one version has. These are already reported
 */
record CheckDiff(CheckDeclaration before, CheckDeclaration after, Set<String> told) {

    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        limit(changes);
        onEmpty(changes);
        filters(changes);
        if (!before.groupBy().equals(after.groupBy())) {
            changes.add(change(Effect.UNCLEAR, "groups its rows by other columns (group_by)"));
        }
        arguments(changes);
        if (!Objects.equals(before.window(), after.window())) {
            changes.add(change(Effect.COMPATIBLE, "examines the rows of another window"));
        }
        if (!Objects.equals(before.thresholds().warnAbove(), after.thresholds().warnAbove())) {
            changes.add(change(Effect.COMPATIBLE, "warns at a different number (warn_above)"));
        }
        List<String> words = reworded();
        if (!words.isEmpty()) {
            changes.add(change(Effect.REWORDED, "changes its " + String.join(", ", words)));
        }
        return changes;
    }

    /** Whether the check says that nulls are allowed, which promises nothing. */
    static boolean letsNullsIn(CheckDeclaration check) {
        return check.type().spec().parameters().stream()
                .filter(parameter -> parameter.variance() == Variance.NULLS)
                .anyMatch(parameter ->
                        Boolean.TRUE.equals(check.arguments().values().get(parameter.name())));
    }

    private Change change(Effect effect, String what) {
        return effect.of(after.key() + " " + what, after.location());
    }

    private void limit(List<Change> changes) {
        Limit old = before.thresholds().failAbove();
        Limit fresh = after.thresholds().failAbove();
        if (same(old, fresh)) {
            return;
        }
        boolean comparable = old == null
                || fresh == null
                || old.percent() == fresh.percent()
                || old.amount().signum() == 0
                || fresh.amount().signum() == 0;
        boolean higher = old != null && (fresh == null || fresh.amount().compareTo(old.amount()) > 0);
        changes.add(change(
                !comparable ? Effect.UNCLEAR : higher ? Effect.LOOSENED : Effect.TIGHTENED,
                (!comparable
                                ? "has a different fail_above: "
                                : higher
                                        ? "allows more failures (fail_above): "
                                        : "allows fewer failures (fail_above): ")
                        + shown(old) + " before, " + shown(fresh) + " now"));
    }

    /** 0 and 0 % are the same limit. */
    private static boolean same(@Nullable Limit old, @Nullable Limit fresh) {
        return (old == null || fresh == null)
                ? Objects.equals(old, fresh)
                : old.amount().compareTo(fresh.amount()) == 0
                        && (old.percent() == fresh.percent() || old.amount().signum() == 0);
    }

    private static String shown(@Nullable Limit limit) {
        return limit == null ? "never" : limit.toString();
    }

    private void onEmpty(List<Change> changes) {
        OnEmpty old = onEmpty(before);
        OnEmpty fresh = onEmpty(after);
        if (!Objects.equals(old, fresh)) {
            Effect effect = old == null || fresh == null
                    ? Effect.UNCLEAR
                    : fresh == OnEmpty.FAIL
                            ? Effect.TIGHTENED
                            : old == OnEmpty.FAIL ? Effect.LOOSENED : Effect.COMPATIBLE;
            changes.add(change(effect, "has a different on_empty: " + word(old) + " before, " + word(fresh) + " now"));
        }
    }

    /** The declared rule, or the type's default; null if the type decides in its own way. */
    private static @Nullable OnEmpty onEmpty(CheckDeclaration check) {
        OnEmpty otherwise = switch (check.type().spec().judged()) {
            case ROWS -> OnEmpty.FAIL;
            case VALUE -> null;
            case FOUND, CATALOGUE -> OnEmpty.PASS;
        };
        return check.onEmpty() == null ? otherwise : check.onEmpty();
    }

    private static String word(@Nullable OnEmpty rule) {
        return rule == null ? "the type's own rule" : rule.name().toLowerCase(Locale.ROOT);
    }

    /** Every filter excludes rows, so additional filters promise less. */
    private void filters(List<Change> changes) {
        Set<String> old = narrowing(before);
        Set<String> fresh = narrowing(after);
        if (!old.equals(fresh)) {
            Effect effect = fresh.containsAll(old)
                    ? Effect.LOOSENED
                    : old.containsAll(fresh) ? Effect.TIGHTENED : Effect.UNCLEAR;
            changes.add(change(
                    effect,
                    switch (effect) {
                        case LOOSENED -> "has an additional filter";
                        case TIGHTENED -> "has one filter fewer";
                        default -> "has a different filter";
                    }));
        }
    }

    private static Set<String> narrowing(CheckDeclaration check) {
        return Stream.concat(
                        Stream.ofNullable(check.latest()).map(column -> "the latest " + column),
                        check.filters().stream().map(Fragment::source))
                .collect(Collectors.toSet());
    }

    private void arguments(List<Change> changes) {
        Map<String, Object> old = before.arguments().values();
        Map<String, Object> fresh = after.arguments().values();
        List<Parameter> parameters = new ArrayList<>(after.type().spec().parameters());
        for (BoundDiff bound : BoundDiff.of(old, fresh)) {
            bound.effect().ifPresent(effect -> changes.add(change(effect, bound.toString())));
            parameters.removeIf(parameter -> bound.names().contains(parameter.name()));
        }
        for (Parameter parameter : parameters) {
            ParameterDiff diff = new ParameterDiff(parameter, String.valueOf(after.table()), told);
            diff.between(old.get(parameter.name()), fresh.get(parameter.name()))
                    .forEach(found -> changes.add(new Change(
                            found.effect(), after.key() + " " + found.what(), found.reason(), after.location())));
        }
    }

    /** The texts that changed for readers of reports. */
    private List<String> reworded() {
        Map<String, @Nullable Object> old = before.info().byKey();
        Map<String, @Nullable Object> fresh = after.info().byKey();
        return fresh.keySet().stream()
                .filter(name -> !Objects.equals(old.get(name), fresh.get(name)))
                .toList();
    }
}
