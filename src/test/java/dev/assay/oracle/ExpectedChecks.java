package dev.assay.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.NullNode;

/** The type that names whole rows. */
final class ExpectedChecks {

    private final World world;
    private final Draw draw;

    ExpectedChecks(World world) {
        this.world = world;
        this.draw = world.draw();
    }

    Draft containsRows() {
        Table table = world.any();
        List<Column> columns = draw.some(table.columns(Values::isWritten), 3);
        boolean keyed = columns.size() > 1 && draw.oneIn(2);
        List<Column> key = keyed ? columns.subList(0, 1) : columns;
        List<Column> compared = keyed && draw.oneIn(3) ? columns.subList(1, 2) : columns;
        Tolerance tolerance = keyed
                ? Tolerance.some(
                        columns.stream().anyMatch(column -> column.kind().isFloating()), draw)
                : new Tolerance(null);
        boolean once = draw.oneIn(4);
        List<Row> wanted = new ArrayList<>();
        for (int i = draw.between(1, 5); i > 0; i--) {
            wanted.add(wanted(table, columns));
        }
        Draft draft = Draft.of("contains_rows", table, Shape.TOGETHER, scope -> {
                    long failing = wanted.stream()
                            .filter(row -> {
                                List<Row> found = scope.rows().stream()
                                        .filter(one -> Cell.BY_VALUES.compare(one.get(key), row.get(key)) == 0)
                                        .toList();
                                return found.stream()
                                                .noneMatch(one -> compared.stream()
                                                        .allMatch(column -> agree(
                                                                one.get(column),
                                                                row.get(column),
                                                                key.contains(column)
                                                                        ? new Tolerance(null)
                                                                        : tolerance)))
                                        || (once && found.size() > 1);
                            })
                            .count();
                    return new Finding.Counts(failing, wanted.size());
                })
                .with("rows", wanted.stream().map(row -> yaml(row, columns)).toList());
        if (keyed) {
            draft.with("key", Column.names(key));
        }
        if (compared != columns) {
            draft.with("columns", Column.names(compared));
        }
        return tolerance.declare(once ? draft.with("duplicates", "forbidden") : draft);
    }

    /** A row of the table, or nearly one; only what a suite can say. */
    private Row wanted(Table table, List<Column> columns) {
        Row row = table.rows().isEmpty() ? null : draw.of(table.rows());
        List<@Nullable Cell> cells = new ArrayList<>();
        for (Column column : table.columns()) {
            Cell cell = !columns.contains(column)
                    ? null
                    : row == null || draw.oneIn(8)
                            ? draw.of(Values.some(column, draw, world.facts()))
                            : row.get(column);
            cells.add(cell == null || !isWritable(cell) ? null : cell);
        }
        return new Row(cells);
    }

    /** Whether an empty text is a null in a list, the documents do not say. */
    private static boolean isWritable(Cell cell) {
        return (!cell.kind().isText() || !cell.text().isEmpty())
                && (cell.kind().family() != Family.NUMBER || cell.text().matches("[-0-9.]+"));
    }

    private static boolean agree(@Nullable Cell there, @Nullable Cell expected, Tolerance tolerance) {
        if (there == null || expected == null || there.kind().family() != Family.NUMBER) {
            return Cell.compare(there, expected) == 0;
        }
        return tolerance.isNear(there.number(), expected.number());
    }

    private static Map<String, Object> yaml(Row row, List<Column> columns) {
        Map<String, Object> item = new LinkedHashMap<>();
        for (Column column : columns) {
            Cell cell = row.get(column);
            item.put(column.name(), cell == null ? NullNode.getInstance() : cell.yaml());
        }
        return item;
    }
}
