package dev.assay.oracle;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Types that look keys up in another table, and those that compare its number of rows. */
final class ReferenceChecks {

    private final World world;
    private final Draw draw;

    ReferenceChecks(World world) {
        this.world = world;
        this.draw = world.draw();
    }

    private @Nullable Condition toFilter(Table other) {
        return draw.oneIn(3) ? new Conditions(world).on(other) : null;
    }

    private static List<Row> rows(Table other, @Nullable Condition filter) {
        return filter == null
                ? other.rows()
                : other.rows().stream().filter(filter::holds).toList();
    }

    private static Draft declare(Draft draft, @Nullable Condition filter) {
        return filter == null ? draft : draft.with("to_filter", filter.sql());
    }

    private @Nullable Pairs pairs(Table table, Table other) {
        return draw.oneIn(2)
                ? Pairs.of(table.role("ref"), other.role("id"))
                : Pairs.some(table, other, draw.any(1, 1, 2), draw);
    }

    private static boolean isThere(List<@Nullable Cell> key, List<Row> rows, Pairs pairs) {
        return rows.stream().anyMatch(row -> Cell.BY_VALUES.compare(pairs.key(row, false), key) == 0);
    }

    @Nullable
    Draft references() {
        Table table = world.any();
        Table other = world.any();
        Pairs pairs = pairs(table, other);
        if (pairs == null) {
            return null;
        }
        Condition filter = toFilter(other);
        List<Row> rows = rows(other, filter);
        List<Cell> unknown = pairs.mine().size() == 1
                        && draw.oneIn(4)
                        && Values.isWritten(pairs.mine().get(0))
                ? Values.some(pairs.mine().get(0), draw, world.facts())
                : List.of();
        Clock grace = draw.oneIn(5) ? Clock.of(table.role("loaded"), draw) : null;
        String span = draw.any("1h", "24h", "7d");
        boolean versions = draw.oneIn(4)
                && table.role("placed").kind().compares(other.role("from").kind());
        Draft draft = Draft.of("references", table, Shape.ROWS_ALONE, scope -> {
                    List<Row> referring = scope.rows().stream()
                            .filter(row -> Pairs.isWhole(pairs.key(row, true))
                                    && unknown.stream()
                                            .noneMatch(cell -> cell.same(
                                                    row.get(pairs.mine().get(0)))))
                            .toList();
                    List<Row> orphans = referring.stream()
                            .filter(row -> !isThere(
                                    pairs.key(row, true),
                                    versions ? valid(rows, other, row.get(table.role("placed"))) : rows,
                                    pairs))
                            .toList();
                    long pending = orphans.stream()
                            .filter(row -> grace != null && isPending(row, grace, Times.age(span)))
                            .count();
                    return new Finding.Counts(
                            orphans.size() - pending, scope.rows().size(), referring.size() - pending);
                })
                .with("columns", Column.names(pairs.mine()))
                .with("to", other.with(pairs.theirs()));
        if (!unknown.isEmpty()) {
            draft.with("unknown_members", Values.yaml(unknown));
        }
        if (grace != null) {
            Map<String, Object> keys =
                    new TreeMap<>(Map.of("column", grace.column().name(), "for", span));
            if (grace.zone() != null) {
                keys.put("time_zone", grace.zone());
            }
            draft.with("grace", keys);
        }
        if (versions) {
            draft.with(
                    "valid_at",
                    Map.of(
                            "at",
                            table.role("placed").name(),
                            "from",
                            other.role("from").name(),
                            "to",
                            other.role("to").name()));
        }
        return declare(draft, filter);
    }

    /** Younger than the grace; what lies in the future is not young. */
    private static boolean isPending(Row row, Clock grace, Duration span) {
        Cell cell = row.get(grace.column());
        return cell != null && grace.isYounger(cell, span) && !grace.isLater(cell, Duration.ZERO);
    }

    /** The versions that were valid then, from inclusive to exclusive; a null ends never. */
    private static List<Row> valid(List<Row> rows, Table other, @Nullable Cell at) {
        return rows.stream()
                .filter(row -> at != null
                        && !row.lacks(other.role("from"))
                        && Cell.compare(row.get(other.role("from")), at) <= 0
                        && (row.lacks(other.role("to")) || Cell.compare(at, row.get(other.role("to"))) < 0))
                .toList();
    }

    @Nullable
    Draft notReferences() {
        Table table = world.any();
        Table other = world.any();
        Pairs pairs = pairs(table, other);
        if (pairs == null) {
            return null;
        }
        Condition filter = toFilter(other);
        List<Row> rows = rows(other, filter);
        return declare(
                Draft.of(
                                "not_references",
                                table,
                                Shape.ROWS_ALONE,
                                Rule.ofRowsWith(pairs.mine(), row -> isThere(pairs.key(row, true), rows, pairs)))
                        .with("columns", Column.names(pairs.mine()))
                        .with("to", other.with(pairs.theirs())),
                filter);
    }

    @Nullable
    Draft relationshipCardinality() {
        Table table = world.any();
        Table other = world.any();
        Pairs pairs = draw.oneIn(2)
                ? Pairs.of(table.role("id"), other.role("ref"))
                : Pairs.some(table, other, draw.any(1, 1, 2), draw);
        if (pairs == null) {
            return null;
        }
        Condition filter = toFilter(other);
        List<List<@Nullable Cell>> there = pairs.keys(rows(other, filter), false);
        int least = draw.below(2);
        int most = least + draw.below(3);
        boolean low = draw.oneIn(2);
        Draft draft = declare(
                Draft.of("relationship_cardinality", table, Shape.TOGETHER, scope -> {
                            List<List<@Nullable Cell>> keys = distinct(pairs.keys(scope.rows(), true)).stream()
                                    .filter(Pairs::isWhole)
                                    .toList();
                            long failing = keys.stream()
                                    .mapToLong(key -> there.stream()
                                            .filter(one -> Pairs.isWhole(one) && Cell.BY_VALUES.compare(one, key) == 0)
                                            .count())
                                    .filter(count -> count > most || (low && count < least))
                                    .count();
                            return new Finding.Counts(failing, keys.size());
                        })
                        .with("columns", Column.names(pairs.mine()))
                        .with("to", other.with(pairs.theirs()))
                        .with("max", most),
                filter);
        return low ? draft.with("min", least) : draft;
    }

    static List<List<@Nullable Cell>> distinct(List<List<@Nullable Cell>> keys) {
        Map<List<@Nullable Cell>, Boolean> distinct = new TreeMap<>(Cell.BY_VALUES);
        keys.forEach(key -> distinct.put(key, true));
        return List.copyOf(distinct.keySet());
    }

    /** Numbers that are as they must be say nothing where a side is empty. */
    private static Finding compared(boolean holds, boolean isEmpty) {
        return holds && isEmpty
                ? Finding.NOTHING
                : new Finding.Judged(holds ? Finding.Level.PASSED : Finding.Level.FAILED, true);
    }

    Draft rowCountMatch() {
        Table table = world.any();
        Table other = world.any();
        Condition filter = toFilter(other);
        int theirs = rows(other, filter).size();
        Object declared = draw.any("", "", 1, 5, "10%", "50%");
        Tolerance tolerance = new Tolerance(declared.equals("") ? null : declared);
        return declare(
                tolerance.declare(Draft.of(
                                "row_count_match",
                                table,
                                Shape.HOLDS_ALONE,
                                scope -> compared(
                                        tolerance.isNear(
                                                BigDecimal.valueOf(scope.rows().size() - theirs),
                                                BigDecimal.valueOf(theirs)),
                                        scope.rows().isEmpty() || theirs == 0))
                        .with("to", other.written())),
                filter);
    }

    Draft rowCountLessThanTable() {
        Table table = world.any();
        Table other = world.any();
        Condition filter = toFilter(other);
        int theirs = rows(other, filter).size();
        boolean orEqual = draw.oneIn(2);
        Draft draft = Draft.of(
                        "row_count_less_than_table",
                        table,
                        Shape.HOLDS_ALONE,
                        scope -> compared(
                                scope.rows().size() < theirs + (orEqual ? 1 : 0),
                                scope.rows().isEmpty()))
                .with("to", other.written());
        return declare(orEqual ? draft.with("or_equal", true) : draft, filter);
    }
}
