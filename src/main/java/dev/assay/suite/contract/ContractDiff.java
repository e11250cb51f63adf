package dev.assay.suite.contract;

import static dev.assay.suite.contract.Change.Effect;

import dev.assay.check.Parameter.Variance;
import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.Semver.Step;
import dev.assay.suite.Suite;
import dev.assay.suite.Suite.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares two versions of a suite. Checks are matched by identity, tables and columns by their names as written. A change of a whole table
 * or column is not repeated for each of its checks.
 */
public final class ContractDiff {

    private final List<Change> changes = new ArrayList<>();

    /** Tables, and columns as {@code table.column}, that only one version has. */
    private final Set<String> told = new HashSet<>();

    private ContractDiff() {}

    /** Returns the differences in the order of the old version's tables and checks, followed by those of the new version. */
    public static List<Change> between(Suite before, Suite after) {
        ContractDiff diff = new ContractDiff();
        diff.tables(before, after);
        diff.checks(checks(before), checks(after));
        diff.changes.addAll(SuiteDiff.between(before, after));
        return List.copyOf(diff.changes);
    }

    private void tables(Suite before, Suite after) {
        Map<String, Table> old = byName(before.tables(), Table::name);
        Map<String, Table> fresh = byName(after.tables(), Table::name);
        old.forEach((name, table) -> {
            Table now = fresh.get(name);
            if (now == null) {
                told.add(name);
                changes.add(new Change(
                        Effect.LOOSENED,
                        "the table " + name + " is gone",
                        "nothing about it is promised any more",
                        table.location()));
            } else {
                columns(table, now);
            }
        });
        fresh.forEach((name, table) -> {
            if (!old.containsKey(name) && told.add(name)) {
                changes.add(Effect.COMPATIBLE.of("the table " + name + " is new", table.location()));
            }
        });
    }

    private void columns(Table before, Table after) {
        Map<String, Table.Column> old = byName(before.columns(), Table.Column::name);
        Map<String, Table.Column> fresh = byName(after.columns(), Table.Column::name);
        boolean exact = before.checks().stream().anyMatch(ContractDiff::isExact);
        old.forEach((name, column) -> {
            if (!fresh.containsKey(name) && told.add(before.name() + "." + name)) {
                changes.add(new Change(
                        Effect.LOOSENED,
                        before.name() + "." + name + " is gone",
                        "consumers who read the column have no promise about it",
                        column.location()));
            }
        });
        fresh.forEach((name, column) -> {
            if (!old.containsKey(name) && told.add(before.name() + "." + name)) {
                String what = before.name() + "." + name + " is new";
                changes.add(
                        exact
                                ? new Change(
                                        Effect.LOOSENED,
                                        what,
                                        "consumers could rely on the table having only the named columns",
                                        column.location())
                                : Effect.COMPATIBLE.of(what, column.location()));
            }
        });
    }

    private static boolean isExact(CheckDeclaration check) {
        return check.type().spec().parameters().stream()
                .anyMatch(parameter -> parameter.variance() == Variance.ALL_COLUMNS);
    }

    private void checks(Map<String, CheckDeclaration> before, Map<String, CheckDeclaration> after) {
        before.forEach((key, check) -> {
            CheckDeclaration now = after.get(key);
            if (now == null
                    || !now.type().spec().name().equals(check.type().spec().name())) {
                add(check, Effect.LOOSENED, " is gone");
            } else if (!isTold(now)) {
                changes.addAll(new CheckDiff(check, now, told).changes());
            }
        });
        after.forEach((key, check) -> {
            CheckDeclaration old = before.get(key);
            if (old == null
                    || !old.type().spec().name().equals(check.type().spec().name())) {
                add(check, Effect.TIGHTENED, " is new");
            }
        });
    }

    /** A check that only warns, or that allows nulls, promises nothing. */
    private void add(CheckDeclaration check, Effect effect, String words) {
        boolean promises = check.thresholds().failAbove() != null && !CheckDiff.letsNullsIn(check);
        if (!isTold(check)) {
            changes.add((promises ? effect : Effect.COMPATIBLE).of(check.key() + words, check.location()));
        }
    }

    private boolean isTold(CheckDeclaration check) {
        return check.table() != null
                && (told.contains(check.table().toString())
                        || check.columns().stream().anyMatch(column -> told.contains(check.table() + "." + column)));
    }

    /** The enabled checks by identity. */
    private static Map<String, CheckDeclaration> checks(Suite suite) {
        return byName(
                suite.allChecks().stream().filter(CheckDeclaration::enabled).toList(), CheckDeclaration::key);
    }

    private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
        return all.stream().collect(Collectors.toMap(name, one -> one, (one, other) -> one, LinkedHashMap::new));
    }

    /** The version step that the changes require; NONE without changes. */
    public static Step step(List<Change> changes) {
        return changes.stream()
                .map(change -> change.effect().step())
                .max(Comparator.naturalOrder())
                .orElse(Step.NONE);
    }
}
