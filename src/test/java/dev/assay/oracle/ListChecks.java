package dev.assay.oracle;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Types that hold values against a list. */
final class ListChecks {

    private final World world;
    private final Draw draw;

    ListChecks(World world) {
        this.world = world;
        this.draw = world.draw();
    }

    private Column column(Table table) {
        return draw.of(table.columns(Values::isWritten));
    }

    private List<Cell> values(Column column) {
        List<Cell> values = Values.some(column, draw, world.facts());
        return !column.kind().isWhole() || !draw.oneIn(8)
                ? values
                : Stream.concat(
                                values.stream(),
                                Stream.of(world.facts().cell(Kind.NUMERIC, draw.any("1.5", "99999999999999999999"))))
                        .toList();
    }

    Draft acceptedValues() {
        Table table = world.any();
        Column column = column(table);
        List<Cell> values = values(column);
        boolean nulls = draw.oneIn(4);
        Draft draft = Draft.of(
                        "accepted_values",
                        table,
                        Shape.ROWS,
                        Rule.ofValues(column, nulls, cell -> among(cell, values, false)))
                .with("column", column.name())
                .with("values", Values.yaml(values));
        return nulls ? draft.with("nulls", "fail") : draft;
    }

    Draft rejectedValues() {
        Table table = world.any();
        Column column = column(table);
        List<Cell> values = values(column);
        boolean nulls = draw.oneIn(4);
        Draft draft = Draft.of(
                        "rejected_values",
                        table,
                        Shape.ROWS,
                        Rule.ofValues(column, nulls, cell -> among(cell, values, true)))
                .with("column", column.name())
                .with("values", Values.yaml(values));
        return nulls ? draft.with("nulls", "fail") : draft;
    }

    private static boolean among(@Nullable Cell cell, List<Cell> values, boolean wanted) {
        return cell != null && values.stream().anyMatch(cell::same) == wanted;
    }

    Draft missing() {
        Table table = world.any();
        Column column = column(table);
        List<Cell> values = values(column);
        return Draft.of("missing", table, Shape.ROWS, Rule.ofRows(row -> {
                    Cell cell = row.get(column);
                    return cell == null
                            || (column.kind().isText() && cell.string().isEmpty())
                            || among(cell, values, true);
                }))
                .with("column", column.name())
                .with("values", Values.yaml(values));
    }

    Draft distinctSet() {
        Table table = world.any();
        Column column = column(table);
        String how = draw.any("equals", "contains", "subset_of");
        return Draft.of("distinct_set", table, Shape.HOLDS, (typical, arguments) -> {
                    TreeSet<Cell> there = new TreeSet<>(Cell::compare);
                    Values.of(typical.rows(), column)
                            .filter(cell -> !cell.text().matches("NaN|-?Infinity"))
                            .forEach(there::add);
                    TreeSet<Cell> values = new TreeSet<>(Cell::compare);
                    values.addAll(there.isEmpty() || draw.oneIn(2) ? values(column) : there);
                    if (values.size() > 1 && draw.oneIn(3)) {
                        values.pollFirst();
                    }
                    arguments.put(how, Values.yaml(List.copyOf(values)));
                    return scope -> {
                        TreeSet<Cell> found = new TreeSet<>(Cell::compare);
                        Values.of(scope.rows(), column).forEach(found::add);
                        return found.isEmpty()
                                ? Finding.NOTHING
                                : Finding.holds((how.equals("subset_of") || found.containsAll(values))
                                        && (how.equals("contains") || values.containsAll(found)));
                    };
                })
                .with("column", column.name());
    }

    Draft mostCommonValue() {
        Table table = world.any();
        Column column = column(table);
        List<Cell> values = values(column);
        String ties = draw.any("allowed", "allowed", "expected", "forbidden");
        Draft draft = Draft.of("most_common_value", table, Shape.HOLDS_ALONE, scope -> {
                    Map<Cell, Integer> counts = new TreeMap<>(Cell::compare);
                    Values.of(scope.rows(), column).forEach(cell -> counts.merge(cell, 1, Integer::sum));
                    int most = counts.values().stream().max(Integer::compareTo).orElse(0);
                    List<Cell> first = counts.keySet().stream()
                            .filter(cell -> counts.get(cell) == most)
                            .toList();
                    Predicate<Cell> expected = cell -> values.stream().anyMatch(cell::same);
                    boolean holds = ties.equals("expected")
                            ? first.stream().allMatch(expected)
                            : first.stream().anyMatch(expected) && (ties.equals("allowed") || first.size() == 1);
                    return counts.isEmpty() ? Finding.NOTHING : Finding.holds(holds);
                })
                .with("column", column.name())
                .with("values", Values.yaml(values));
        return ties.equals("allowed") ? draft : draft.with("ties", ties);
    }

    /** A bound at the lowest or the highest value that is there, or any. */
    private Cell bound(Table table, Column column) {
        List<Cell> there = Values.of(table.rows(), column)
                .filter(cell -> cell.isFinite() && column.kind().family() == Family.NUMBER)
                .sorted(Cell::compare)
                .toList();
        return there.isEmpty() || draw.oneIn(2)
                ? draw.of(values(column))
                : draw.oneIn(2) ? there.get(0) : there.get(there.size() - 1);
    }

    Draft acceptedRange() {
        Table table = world.any();
        List<Column> exact = table.columns(any -> any.kind().isExact());
        Column column = draw.oneIn(2)
                ? draw.of(exact)
                : draw.of(table.columns(any -> Values.isWritten(any) && any.kind() != Kind.BOOLEAN));
        Cell one = bound(table, column);
        Cell two = bound(table, column);
        boolean ordered = Cell.compare(one, two) < 0;
        Cell least = ordered ? one : two;
        Cell most = ordered ? two : one;
        boolean low = draw.oneIn(2);
        boolean strict = draw.oneIn(2);
        boolean high = !low || (draw.oneIn(2) && Cell.compare(least, most) < 0);
        Draft draft = Draft.of("accepted_range", table, Shape.ROWS, Rule.ofRowsWith(List.of(column), row -> {
                    Cell cell = row.get(column);
                    return cell != null
                            && ((low && Cell.compare(cell, least) < (strict ? 1 : 0))
                                    || (high && Cell.compare(cell, most) > (strict ? -1 : 0)));
                }))
                .with("column", column.name());
        if (low) {
            draft.with(strict ? "above" : "min", least.yaml());
        }
        return high ? draft.with(strict ? "below" : "max", most.yaml()) : draft;
    }
}
