package dev.assay.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Types that put two tables, or the results of two queries, side by side. */
final class SideChecks {

    private final World world;
    private final Draw draw;

    SideChecks(World world) {
        this.world = world;
        this.draw = world.draw();
    }

    private Table other(Table table) {
        return draw.chance(0.7) ? (table.equals(world.main()) ? world.twin() : world.main()) : world.any();
    }

    private @Nullable Condition filter(Table other) {
        return draw.oneIn(4) ? new Conditions(world).on(other) : null;
    }

    private static List<Row> rows(Table other, @Nullable Condition filter) {
        return filter == null
                ? other.rows()
                : other.rows().stream().filter(filter::holds).toList();
    }

    /** How often each key is there. */
    private static Map<List<@Nullable Cell>, Long> counts(List<List<@Nullable Cell>> keys) {
        Map<List<@Nullable Cell>, Long> counts = new TreeMap<>(Cell.BY_VALUES);
        keys.forEach(key -> counts.merge(key, 1L, Long::sum));
        return counts;
    }

    @Nullable
    Draft setEquality() {
        Table table = world.any();
        Table other = other(table);
        List<Column> except = draw.oneIn(4) ? except(table, other) : List.of();
        Pairs pairs = except.isEmpty()
                ? draw.oneIn(2) ? keyed(table, other) : Pairs.some(table, other, draw.any(1, 1, 2, 4), draw)
                : Pairs.ofNames(table.columns(column -> !except.contains(column)), other);
        if (pairs == null) {
            return null;
        }
        Condition filter = filter(other);
        Near near = draw.oneIn(2) ? Near.some(pairs, draw) : null;
        List<List<@Nullable Cell>> there = pairs.keys(rows(other, filter), false);
        boolean count = near == null && draw.oneIn(2);
        boolean subset = draw.oneIn(3);
        Draft draft = Draft.of("set_equality", table, Shape.TOGETHER, scope -> {
                    if (near != null) {
                        return near.found(scope.rows(), rows(other, filter), subset);
                    }
                    Map<List<@Nullable Cell>, Long> mine = counts(pairs.keys(scope.rows(), true));
                    Map<List<@Nullable Cell>, Long> theirs = counts(there);
                    Map<List<@Nullable Cell>, Long> all = new TreeMap<>(Cell.BY_VALUES);
                    all.putAll(mine);
                    if (!subset) {
                        theirs.forEach(all::putIfAbsent);
                    }
                    long failing = 0;
                    for (List<@Nullable Cell> key : all.keySet()) {
                        long here = mine.getOrDefault(key, 0L);
                        long beyond = theirs.getOrDefault(key, 0L);
                        boolean differs =
                                count ? (subset ? here > beyond : here != beyond) : (here == 0 || beyond == 0);
                        failing += differs ? 1 : 0;
                    }
                    return new Finding.Counts(failing, all.size());
                })
                .with("to", other.written());
        draft.with(except.isEmpty() ? "columns" : "except", Column.names(except.isEmpty() ? pairs.mine() : except));
        if (!Column.names(pairs.mine()).equals(Column.names(pairs.theirs()))) {
            draft.with("to_columns", Column.names(pairs.theirs()));
        }
        if (count) {
            draft.with("duplicates", "count");
        }
        if (near != null) {
            near.tolerance().declare(draft);
            if (!near.named().isEmpty()) {
                draft.with("key", Column.names(near.named()));
            }
        }
        if (subset) {
            draft.with("relation", "subset");
        }
        return filter == null ? draft : draft.with("to_filter", filter.sql());
    }

    /** What is nearly a key, and numbers. */
    private @Nullable Pairs keyed(Table table, Table other) {
        List<Column> mine = new ArrayList<>(
                draw.oneIn(3) ? List.of(table.role("id"), table.role("grp")) : List.of(table.role("id")));
        mine.addAll(draw.some(List.of(table.role("net"), table.role("tax"), table.role("total")), 2));
        List<Column> theirs = new ArrayList<>(
                mine.stream().map(column -> other.role(column.role())).toList());
        if (draw.oneIn(3)) {
            theirs.set(theirs.size() - 1, other.role(draw.any("net", "tax", "total")));
        }
        if (theirs.stream().distinct().count() < theirs.size()) {
            return null;
        }
        for (int i = 0; i < mine.size(); i++) {
            if (!mine.get(i).kind().compares(theirs.get(i).kind())) {
                return null;
            }
        }
        return new Pairs(mine, theirs);
    }

    /** What does not compare with the other table's column of that name; nothing where the tables have different columns. */
    private static List<Column> except(Table table, Table other) {
        boolean alike = table.columns().stream()
                .allMatch(column ->
                        other.columns().stream().anyMatch(one -> one.name().equals(column.name())));
        List<Column> except = alike
                ? table.columns(column -> column.role().equals("form")
                        || !column.kind().compares(other.named(column.name()).kind()))
                : List.of();
        return except.size() < table.columns().size() ? except : List.of();
    }

    @Nullable
    Draft aggregateMatch() {
        Table table = world.any();
        Table other = other(table);
        String how = draw.any("min", "max", "sum", "avg", "stddev", "variance", "count");
        List<Column> mine = table.columns(column -> isExact(column, table));
        List<Column> theirs = other.columns(column -> isExact(column, other));
        Column left = draw.oneIn(2) ? table.role("id") : draw.of(mine);
        Column right = draw.oneIn(2) ? other.role("id") : draw.of(theirs);
        right = other.columns(one -> one.name().equals(left.name()) && theirs.contains(one)).stream()
                .findFirst()
                .orElse(right);
        Pairs by = draw.oneIn(4) ? new Pairs(List.of(), List.of()) : Pairs.some(table, other, draw.any(1, 1, 2), draw);
        if (by == null) {
            return null;
        }
        Condition filter = filter(other);
        List<Row> there = rows(other, filter);
        // averages and deviations are rounded, so that none of them lies at a boundary
        Tolerance tolerance =
                Tolerance.some(List.of("avg", "stddev", "variance").contains(how), draw);
        Column of = right;
        Draft draft = Draft.of("aggregate_match", table, Shape.TOGETHER, scope -> {
            Map<List<@Nullable Cell>, List<Row>> here = grouped(scope.rows(), by, true);
            Map<List<@Nullable Cell>, List<Row>> beyond = grouped(there, by, false);
            Map<List<@Nullable Cell>, List<Row>> all = new TreeMap<>(Cell.BY_VALUES);
            all.putAll(here);
            beyond.forEach(all::putIfAbsent);
            long failing = all.keySet().stream()
                    .filter(key -> lacking(by, here, beyond, key)
                            || !agree(
                                    aggregate(how, here.get(key), left),
                                    aggregate(how, beyond.get(key), of),
                                    tolerance))
                    .count();
            // all rows together are no key where there are none here, and nothing is there to hold against them
            boolean nothing = by.mine().isEmpty() && here.isEmpty() && failing == 0;
            long valued = all.keySet().stream()
                    .filter(key ->
                            aggregate(how, here.get(key), left) != null || aggregate(how, beyond.get(key), of) != null)
                    .count();
            return nothing ? Finding.NOTHING : new Finding.Counts(failing, all.size(), valued);
        });
        Map<String, Object> one = side(how, left, by.mine());
        Map<String, Object> two = side(how, of, by.theirs());
        two.put("table", other.written());
        if (filter != null) {
            two.put("filter", filter.sql());
        }
        return tolerance.declare(draft.with("left", one).with("right", two));
    }

    /** Whether one side has not got the key; all rows together are no key that could be lacking. */
    private static boolean lacking(
            Pairs by,
            Map<List<@Nullable Cell>, List<Row>> here,
            Map<List<@Nullable Cell>, List<Row>> beyond,
            List<@Nullable Cell> key) {
        return !by.mine().isEmpty() && here.containsKey(key) != beyond.containsKey(key);
    }

    private static boolean isExact(Column column, Table table) {
        return column.kind().family() == Family.NUMBER
                && !column.kind().isFloating()
                && Values.of(table.rows(), column).allMatch(Cell::isFinite);
    }

    private static Map<String, Object> side(String how, Column column, List<Column> by) {
        Map<String, Object> side = new LinkedHashMap<>();
        side.put(how, how.equals("count") ? true : column.name());
        if (!by.isEmpty()) {
            side.put("by", Column.names(by));
        }
        return side;
    }

    private static Map<List<@Nullable Cell>, List<Row>> grouped(List<Row> rows, Pairs by, boolean isMine) {
        Map<List<@Nullable Cell>, List<Row>> groups = new TreeMap<>(Cell.BY_VALUES);
        rows.forEach(row -> groups.computeIfAbsent(by.key(row, isMine), any -> new ArrayList<>())
                .add(row));
        return groups;
    }

    /** Null where a side lacks the key, or has no value. */
    private static @Nullable Quantity aggregate(String how, @Nullable List<Row> rows, Column column) {
        if (rows == null) {
            return null;
        }
        List<Num> values = Values.of(rows, column).map(Cell::number).toList();
        return switch (how) {
            case "count" -> Quantity.exact(rows.size());
            case "min" ->
                values.stream()
                        .min(Num::compareTo)
                        .map(one -> Quantity.exact(one.exact(), 1))
                        .orElse(null);
            case "max" ->
                values.stream()
                        .max(Num::compareTo)
                        .map(one -> Quantity.exact(one.exact(), 1))
                        .orElse(null);
            case "sum" -> Numbers.sum(values);
            case "avg" -> Numbers.avg(values);
            case "stddev" -> Numbers.stddev(values);
            default -> Numbers.variance(values);
        };
    }

    private static boolean agree(@Nullable Quantity left, @Nullable Quantity right, Tolerance tolerance) {
        if (left == null || right == null) {
            return left == null && right == null;
        }
        BigDecimal under = left.under().multiply(right.under());
        BigDecimal difference =
                left.over().multiply(right.under()).subtract(right.over().multiply(left.under()));
        // both sides times both denominators
        Tolerance scaled =
                tolerance.declared() instanceof BigDecimal number ? new Tolerance(number.multiply(under)) : tolerance;
        return scaled.isNear(difference, right.over().multiply(left.under()));
    }

    /** Of columns of the same types. */
    @Nullable
    Draft queryMatch() {
        Table table = world.any();
        Table other = other(table);
        List<Column> same = table.columns(column -> column.kind().family() != Family.NONE
                && other.columns().stream()
                        .anyMatch(one -> one.name().equals(column.name()) && one.kind() == column.kind()));
        if (same.isEmpty()) {
            return null;
        }
        List<Column> mine = draw.some(same, 3);
        List<Column> theirs =
                mine.stream().map(column -> other.named(column.name())).toList();
        Pairs pairs = new Pairs(mine, theirs);
        Condition here = new Conditions(world).on(table);
        Condition there = new Conditions(world).on(other);
        boolean all = draw.oneIn(2);
        List<Row> expected =
                all ? other.rows() : other.rows().stream().filter(there::holds).toList();
        return Draft.of("query_match", table, Shape.QUERY, scope -> {
                    Map<List<@Nullable Cell>, Long> left = counts(pairs.keys(
                            all
                                    ? scope.rows()
                                    : scope.rows().stream().filter(here::holds).toList(),
                            true));
                    Map<List<@Nullable Cell>, Long> right = counts(pairs.keys(expected, false));
                    long failing = left.keySet().stream()
                                    .filter(key -> !right.containsKey(key))
                                    .count()
                            + right.keySet().stream()
                                    .filter(key -> !left.containsKey(key))
                                    .count();
                    return scope.rows().isEmpty() && other.rows().isEmpty()
                            ? Finding.NOTHING
                            : new Finding.Counts(failing, 0);
                })
                .with("query", query(table, mine, all ? null : here))
                .with("expected", query(other, theirs, all ? null : there));
    }

    private static String query(Table table, List<Column> columns, @Nullable Condition condition) {
        return "select "
                + String.join(", ", columns.stream().map(Column::quoted).toList()) + " from " + table.quoted()
                + (condition == null ? "" : " where " + condition.sql());
    }
}
