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

    /** Of more that are as frequent no list names all. */
    private static final int MOST_LISTED = 10;

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
        Table table = draw.oneIn(3) ? world.sparse() : world.any();
        Column column = column(table);
        String ties = draw.any("allowed", "expected", "expected", "forbidden");
        Draft draft = Draft.of("most_common_value", table, Shape.HOLDS_ALONE, (typical, arguments) -> {
                    List<Cell> values = expected(typical, column);
                    arguments.put("values", Values.yaml(values));
                    return scope -> {
                        List<Cell> first = mostCommon(scope, column);
                        Predicate<Cell> expected = cell -> values.stream().anyMatch(cell::same);
                        boolean holds = ties.equals("expected")
                                ? first.stream().allMatch(expected)
                                : first.stream().anyMatch(expected) && (ties.equals("allowed") || first.size() == 1);
                        return first.isEmpty() ? Finding.NOTHING : Finding.holds(holds);
                    };
                })
                .with("column", column.name());
        return ties.equals("allowed") ? draft : draft.with("ties", ties);
    }

    private static List<Cell> mostCommon(Scope scope, Column column) {
        Map<Cell, Integer> counts = new TreeMap<>(Cell::compare);
        Values.of(scope.rows(), column).forEach(cell -> counts.merge(cell, 1, Integer::sum));
        int most = counts.values().stream().max(Integer::compareTo).orElse(0);
        return counts.entrySet().stream()
                .filter(count -> count.getValue() == most)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The most common values, perhaps without one of them, or any. */
    private List<Cell> expected(Scope typical, Column column) {
        List<Cell> first = mostCommon(typical, column).stream()
                .filter(cell -> !cell.text().matches("NaN|-?Infinity"))
                .toList();
        if (first.isEmpty() || first.size() > MOST_LISTED || draw.oneIn(2)) {
            return values(column);
        }
        return first.size() > 1 && draw.oneIn(2) ? first.subList(1, first.size()) : first;
    }

    /** A bound at the lowest or the highest value that is there, or any. */
    private Cell bound(Table table, Column column, int place) {
        List<Cell> there = Values.of(table.rows(), column)
                .filter(cell -> cell.isFinite() && column.kind().family() == Family.NUMBER)
                .sorted(Cell::compare)
                .toList();
        return there.isEmpty() || draw.oneIn(3) ? draw.of(values(column)) : there.get(place * (there.size() - 1));
    }

    Draft acceptedRange() {
        Table table = world.any();
        Column column = draw.oneIn(2)
                ? table.role(draw.of(Constraints.BOUNDED))
                : draw.of(table.columns(any -> Values.isWritten(any) && any.kind() != Kind.BOOLEAN));
        Cell one = bound(table, column, 0);
        Cell two = bound(table, column, 1);
        boolean ordered = Cell.compare(one, two) < 0;
        Cell least = ordered ? one : two;
        Cell most = ordered ? two : one;
        boolean low = draw.oneIn(2);
        boolean strict = draw.oneIn(2);
        boolean high = !low || (draw.oneIn(3) && Cell.compare(least, most) < 0);
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
