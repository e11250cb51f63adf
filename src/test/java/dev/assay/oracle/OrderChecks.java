package dev.assay.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Types that put rows into an order. */
final class OrderChecks {

    private final World world;
    private final Draw draw;

    OrderChecks(World world) {
        this.world = world;
        this.draw = world.draw();
    }

    private List<Column> partition(Table table) {
        return switch (draw.below(4)) {
            case 0 -> List.of(table.role("member"));
            case 1 -> List.of(table.role("grp"));
            default -> List.of();
        };
    }

    private static Collection<List<Row>> parts(List<Row> rows, List<Column> by) {
        return Keys.grouped(rows, by).values();
    }

    /** Of columns without nulls, and of which no two rows have the same values: else the order is nobody's. */
    private static boolean isOrder(Table table, List<Column> order) {
        return table.rows().stream().noneMatch(row -> row.lacksAny(order))
                && Keys.grouped(table.rows(), order).size() == table.rows().size();
    }

    @Nullable
    Draft increasing() {
        Table table = world.any();
        List<Column> order = new ArrayList<>();
        if (draw.oneIn(3)) {
            order.add(draw.of(table.columns(column -> column.kind().family() != Family.NONE)));
        }
        order.add(table.role(draw.any("id", "id", "repeated")));
        if (!isOrder(table, order) || order.size() > order.stream().distinct().count()) {
            return null;
        }
        List<Column> by = partition(table);
        BigDecimal step = draw.oneIn(3) ? new BigDecimal(draw.any("1", "1", "2", "0.5")) : null;
        Column column = draw.oneIn(2)
                ? table.role("step")
                : draw.of(table.columns(one ->
                        one.kind().family() == Family.NUMBER || one.kind().family() == Family.TIME));
        if (step != null
                && (!column.kind().isExact() || Values.of(table.rows(), column).anyMatch(one -> !one.isFinite()))) {
            column = table.role("id");
        }
        return increasing(table, column, order, by, step);
    }

    private Draft increasing(
            Table table, Column column, List<Column> order, List<Column> by, @Nullable BigDecimal step) {
        boolean strictly = step == null && draw.oneIn(3);
        boolean descending = draw.oneIn(step == null ? 3 : 2);
        Draft draft = Draft.of("increasing", table, Shape.TOGETHER, scope -> {
                    long failing = 0;
                    for (List<Row> part : parts(scope.rows(), by)) {
                        List<Row> ordered = new ArrayList<>(part);
                        ordered.sort((one, two) -> Cell.BY_VALUES.compare(one.get(order), two.get(order)));
                        for (int i = 1; i < ordered.size(); i++) {
                            Cell before = ordered.get(i - 1).get(column);
                            Cell after = ordered.get(i).get(column);
                            if (before != null && after != null) {
                                boolean goesOn = descending
                                        ? goesOn(after, before, strictly, step)
                                        : goesOn(before, after, strictly, step);
                                failing += goesOn ? 0 : 1;
                            }
                        }
                    }
                    return new Finding.Counts(
                            failing,
                            scope.rows().size(),
                            Values.of(scope.rows(), column).count());
                })
                .with("column", column.name())
                .with("order_by", Column.names(order));
        if (strictly) {
            draft.with("strictly", true);
        }
        if (step != null) {
            draft.with("step", step);
        }
        return declare(descending ? draft.with("descending", true) : draft, by);
    }

    private static boolean goesOn(Cell low, Cell high, boolean strictly, @Nullable BigDecimal step) {
        return step == null
                ? Cell.compare(high, low) >= (strictly ? 1 : 0)
                : high.number().exact().subtract(low.number().exact()).compareTo(step) == 0;
    }

    private static Draft declare(Draft draft, List<Column> by) {
        return by.isEmpty() ? draft : draft.with("partition_by", Column.names(by));
    }

    @Nullable
    Draft sequential() {
        return steps("sequential", true);
    }

    @Nullable
    Draft noGaps() {
        return steps("no_gaps", false);
    }

    private @Nullable Draft steps(String type, boolean exactly) {
        Table table = world.any();
        Column column = draw.chance(0.7)
                ? table.role("step")
                : draw.of(table.columns(one -> one.kind().isWhole() || one.kind() == Kind.MONEY));
        List<Column> by = partition(table);
        boolean number = column.kind().family() == Family.NUMBER;
        BigDecimal step = new BigDecimal(draw.any("1", "1", "2", "0.5"));
        String every = draw.any("1d", "1d", "24h", "7d");
        BigDecimal wanted = number ? step : BigDecimal.valueOf(Times.micros(Times.age(every)));
        Draft draft = Draft.of(type, table, Shape.TOGETHER, scope -> {
                    long failing = 0;
                    long examined = 0;
                    for (List<Row> part : parts(scope.rows(), by)) {
                        List<BigDecimal> ordered = Values.of(part, column)
                                .map(cell -> number ? cell.number().exact() : BigDecimal.valueOf(cell.micros()))
                                .sorted()
                                .toList();
                        examined += ordered.size();
                        for (int i = 1; i < ordered.size(); i++) {
                            int order =
                                    ordered.get(i).subtract(ordered.get(i - 1)).compareTo(wanted);
                            failing += (exactly ? order != 0 : order > 0) ? 1 : 0;
                        }
                    }
                    return new Finding.Counts(failing, examined);
                })
                .with("column", column.name());
        if (!number) {
            draft.with("every", every);
        } else if (step.compareTo(BigDecimal.ONE) != 0 || draw.oneIn(2)) {
            draft.with("step", step);
        }
        return declare(draft, by);
    }
}
