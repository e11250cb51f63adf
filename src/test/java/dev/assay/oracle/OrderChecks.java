package dev.assay.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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

    /** Of tables whose id is a key: else the order is nobody's. */
    @Nullable
    Draft increasing() {
        Table table = world.any();
        Column id = table.role("id");
        if (Values.of(table.rows(), id).map(Cell::number).distinct().count()
                < table.rows().size()) {
            return null;
        }
        List<Column> by = partition(table);
        Column column = draw.oneIn(2)
                ? table.role("step")
                : draw.of(table.columns(one ->
                        one.kind().family() == Family.NUMBER || one.kind().family() == Family.TIME));
        boolean strictly = draw.oneIn(3);
        boolean descending = draw.oneIn(3);
        Draft draft = Draft.of("increasing", table, Shape.TOGETHER, scope -> {
                    long failing = 0;
                    for (List<Row> part : parts(scope.rows(), by)) {
                        List<Row> ordered = new ArrayList<>(part);
                        ordered.sort(Comparator.comparing(row -> row.get(id), Cell::compare));
                        for (int i = 1; i < ordered.size(); i++) {
                            Cell before = ordered.get(i - 1).get(column);
                            Cell after = ordered.get(i).get(column);
                            if (before != null && after != null) {
                                int order = descending ? Cell.compare(before, after) : Cell.compare(after, before);
                                failing += order < (strictly ? 1 : 0) ? 1 : 0;
                            }
                        }
                    }
                    return new Finding.Counts(
                            failing,
                            scope.rows().size(),
                            Values.of(scope.rows(), column).count());
                })
                .with("column", column.name())
                .with("order_by", List.of(id.name()));
        if (strictly) {
            draft.with("strictly", true);
        }
        return declare(descending ? draft.with("descending", true) : draft, by);
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
