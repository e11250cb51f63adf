package dev.assay.oracle;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
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
        Column loaded = table.role("loaded");
        Clock grace = draw.oneIn(5) ? Clock.of(loaded.kind(), draw) : null;
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
                            .filter(row -> grace != null && isPending(row.get(loaded), grace, Times.age(span)))
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
            Map<String, Object> keys = new TreeMap<>(Map.of("column", loaded.name(), "for", span));
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
    private static boolean isPending(@Nullable Cell cell, Clock grace, Duration span) {
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
        return declare(
                times("row_count_match", table, scope -> scope.rows().size(), theirs)
                        .with("to", other.written()),
                filter);
    }

    /** Numbers are compared, so that the columns need not be. */
    Draft distinctCountMatch() {
        Table table = world.any();
        Table other = world.any();
        Condition filter = toFilter(other);
        Column column = draw.of(table.columns(one -> one.kind().family() != Family.NONE));
        Column of = draw.oneIn(2)
                ? other.role(column.role().isEmpty() ? "id" : column.role())
                : draw.of(other.columns(one -> one.kind().family() != Family.NONE));
        return declare(
                times(
                                "distinct_count_match",
                                table,
                                scope -> Values.distinct(scope.rows(), column),
                                Values.distinct(rows(other, filter), of))
                        .with("column", column.name())
                        .with("to", other.with(List.of(of))),
                filter);
    }

    /** A number is so many times the other, or nearly. */
    private Draft times(String type, Table table, ToIntFunction<Scope> count, int theirs) {
        BigDecimal factor = new BigDecimal(draw.any("1", "1", "2", "0.5", "1.5"));
        boolean once = factor.compareTo(BigDecimal.ONE) == 0;
        BigDecimal expected = factor.multiply(BigDecimal.valueOf(theirs));
        return Draft.of(type, table, Shape.HOLDS_ALONE, (typical, arguments) -> {
            BigDecimal off = BigDecimal.valueOf(count.applyAsInt(typical))
                    .subtract(expected)
                    .abs();
            Object declared = switch (draw.below(5)) {
                case 0 -> off;
                case 1 -> off.subtract(new BigDecimal("0.5")).max(BigDecimal.ZERO);
                case 2 -> draw.any("10%", "50%");
                default -> "";
            };
            Tolerance tolerance = new Tolerance(declared.equals("") ? null : declared);
            if (tolerance.declared() != null) {
                arguments.put("tolerance", declared);
            }
            if (!once || draw.oneIn(4)) {
                arguments.put("factor", factor);
            }
            return scope -> {
                int mine = count.applyAsInt(scope);
                return compared(
                        tolerance.isNear(BigDecimal.valueOf(mine).subtract(expected), expected),
                        mine == 0 || theirs == 0);
            };
        });
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
