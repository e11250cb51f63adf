package dev.assay.oracle;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Types that compare the columns of a row, or a value with all others of its column. */
final class PairChecks {

    private final World world;
    private final Draw draw;

    PairChecks(World world) {
        this.world = world;
        this.draw = world.draw();
    }

    @Nullable
    Draft columnPair() {
        Table table = world.any();
        Column left = draw.of(table.columns(column -> column.kind().family() != Family.NONE));
        List<Column> others =
                table.columns(column -> !column.equals(left) && column.kind().compares(left.kind()));
        if (others.isEmpty()) {
            return null;
        }
        Column right = draw.of(others);
        String comparison = draw.any("equal", "equal", "not_equal", "below", "at_most", "above", "at_least");
        boolean isEqual = comparison.equals("equal");
        boolean nulls = isEqual && draw.oneIn(3);
        boolean numbers = left.kind().family() == Family.NUMBER && isEqual;
        Tolerance tolerance = numbers
                ? Tolerance.some(left.kind().isFloating() || right.kind().isFloating(), draw)
                : new Tolerance(null);
        Rule rule = nulls
                ? Rule.ofRows(row -> {
                    Cell one = row.get(left);
                    Cell two = row.get(right);
                    if (one == null || two == null) {
                        return (one == null) != (two == null);
                    }
                    return !holds(comparison, one, two, tolerance);
                })
                : Rule.ofRowsWith(List.of(left, right), row -> {
                    Cell one = row.get(left);
                    Cell two = row.get(right);
                    return one != null && two != null && !holds(comparison, one, two, tolerance);
                });
        Draft draft = tolerance.declare(Draft.of("column_pair", table, Shape.ROWS, rule)
                .with("left", left.name())
                .with("right", right.name()));
        if (!isEqual || draw.oneIn(2)) {
            draft.with("comparison", comparison);
        }
        return nulls ? draft.with("nulls", "equal") : draft;
    }

    private static boolean holds(String comparison, Cell left, Cell right, Tolerance tolerance) {
        int order = Cell.compare(left, right);
        return switch (comparison) {
            case "equal" -> tolerance.declared() == null ? order == 0 : tolerance.isNear(left.number(), right.number());
            case "not_equal" -> order != 0;
            case "below" -> order < 0;
            case "at_most" -> order <= 0;
            case "above" -> order > 0;
            default -> order >= 0;
        };
    }

    Draft multicolumnSum() {
        Table table = world.any();
        Column total = table.role("total");
        List<Column> parts = draw.oneIn(4)
                ? List.of(table.role("net"))
                : draw.shuffled(List.of(table.role("net"), table.role("tax")));
        Num number = draw.oneIn(3) ? Num.of(BigDecimal.valueOf(draw.any(0, 1, 20, 100))) : null;
        List<Column> all = new ArrayList<>(parts);
        if (number == null) {
            all.add(total);
        }
        Tolerance tolerance = Tolerance.some(total.kind().isFloating(), draw);
        Draft draft = Draft.of("multicolumn_sum", table, Shape.ROWS, Rule.ofRowsWith(all, row -> {
                    BigDecimal sum = BigDecimal.ZERO;
                    for (Column part : parts) {
                        Cell cell = row.get(part);
                        sum = sum.add(
                                cell == null ? BigDecimal.ZERO : cell.number().exact());
                    }
                    Cell cell = row.get(total);
                    Num expected = number != null || cell == null ? number : cell.number();
                    return expected != null && !tolerance.isNear(Num.of(sum), Num.of(expected.exact()));
                }))
                .with("columns", Column.names(parts));
        return tolerance.declare(
                number == null ? draft.with("total", total.name()) : draft.with("equals", number.exact()));
    }

    /** What is infinite or NaN fails, and has no part in the average of the others. */
    Draft outliers() {
        Table table = world.any();
        Column column = draw.of(table.of(Family.NUMBER));
        BigDecimal sigma = new BigDecimal(draw.any("0.5", "0.8", "1.001", "1.3", "1.5", "2.003"));
        String side = draw.any("both", "both", "above", "below");
        List<Column> by = draw.oneIn(2) ? List.of(table.role(draw.any("member", "grp", "batch"))) : List.of();
        Draft draft = Draft.of("outliers", table, Shape.TOGETHER, scope -> {
                    long failing = 0;
                    for (List<Row> part : Keys.grouped(scope.rows(), by).values()) {
                        List<Cell> values = Values.of(part, column).toList();
                        List<BigDecimal> finite = values.stream()
                                .filter(Cell::isFinite)
                                .map(cell -> cell.number().exact())
                                .toList();
                        failing += values.size() - finite.size() + far(finite, sigma, side);
                    }
                    return new Finding.Counts(
                            failing,
                            scope.rows().size(),
                            Values.of(scope.rows(), column).count());
                })
                .with("column", column.name())
                .with("sigma", sigma);
        if (!side.equals("both")) {
            draft.with("side", side);
        }
        return by.isEmpty() ? draft : draft.with("partition_by", Column.names(by));
    }

    /** (value - mean)² > sigma² · variance, without a division. */
    private static long far(List<BigDecimal> values, BigDecimal sigma, String side) {
        if (values.size() < 2) {
            return 0;
        }
        BigDecimal count = BigDecimal.valueOf(values.size());
        BigDecimal total = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal squares = values.stream()
                .map(value -> count.multiply(value).subtract(total).pow(2))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal limit = sigma.pow(2).multiply(squares).divide(count.subtract(BigDecimal.ONE), new MathContext(60));
        return values.stream()
                .map(value -> count.multiply(value).subtract(total))
                .filter(off -> off.pow(2).compareTo(limit) > 0)
                .filter(off -> side.equals("both") || off.signum() == (side.equals("above") ? 1 : -1))
                .count();
    }
}
