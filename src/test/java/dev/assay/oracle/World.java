package dev.assay.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a seed: one of many rows, one that is nearly the same, of other types here and there and in another order, a small
 * one that is full of nulls, and one that is empty.
 *
 * @param blocks what the blocks of tables say of their checks, by the tables' names
 */
record World(Draw draw, Facts facts, Table main, Table twin, Table sparse, Table empty, Map<String, Reach> blocks) {

    private static final List<String> NAMES = List.of(
            "orders",
            "Orders",
            "t1",
            "Odd table",
            "quo\"te",
            "order",
            "dot.ted",
            "rows",
            "expected",
            "Ünï",
            "a, b",
            "x[y]");

    static World of(long seed, Facts facts) {
        Draw draw = new Draw(seed);
        List<String> names = draw.shuffled(NAMES);
        TableMaker maker = new TableMaker(draw, facts);
        Table main = maker.table(names.get(0), draw.any(12, 20, 30, 40), draw.chance(0.6), 0.15);
        Table twin = twin(names.get(1), main, draw, facts);
        Table sparse = maker.table(names.get(2), draw.between(1, 6), draw.chance(0.7), draw.any(0.3, 0.9));
        Table empty = maker.table(names.get(3), 0, true, 0);
        Reaches reaches = new Reaches(draw, facts);
        Map<String, Reach> blocks = Map.of(main.name(), reaches.block(main), sparse.name(), reaches.block(sparse));
        return new World(draw, facts, main, twin, sparse, empty, blocks);
    }

    private static Table twin(String name, Table main, Draw draw, Facts facts) {
        List<Column> columns = new ArrayList<>();
        for (Column column : main.columns()) {
            columns.add(new Column(column.name(), kind(column, draw), column.role(), column.index(), column.pool()));
        }
        List<Row> rows = new ArrayList<>();
        double changes = draw.any(0.0, 0.0, 0.01, 0.1);
        for (Row row : draw.shuffled(main.rows())) {
            for (int copies = draw.chance(changes) ? draw.any(0, 2) : 1; copies > 0; copies--) {
                rows.add(twin(row, columns, main, draw.chance(changes) ? 0.1 : 0, draw, facts));
            }
        }
        return new TableScript(draw).of(name, columns, rows);
    }

    private static Row twin(Row row, List<Column> columns, Table main, double changes, Draw draw, Facts facts) {
        List<@Nullable Cell> cells = new ArrayList<>();
        for (Column column : columns) {
            Cell cell = (draw.chance(changes) ? draw.of(main.rows()) : row).get(column);
            cells.add(cell == null ? null : facts.cell(column.kind(), cell.text()));
        }
        return new Row(cells);
    }

    private static Kind kind(Column column, Draw draw) {
        return column.role().equals("digits")
                ? column.kind() == Kind.DOUBLE ? Kind.NUMERIC : Kind.DOUBLE
                : draw.oneIn(4) ? wider(column.kind()) : column.kind();
    }

    /** A type that holds the values of that one and compares with it. */
    private static Kind wider(Kind kind) {
        return switch (kind) {
            case SMALL -> Kind.INT;
            case INT, QUANTITY -> Kind.BIG;
            case BIG, MONEY -> Kind.NUMERIC;
            case REAL -> Kind.DOUBLE;
            case DOUBLE -> Kind.NUMERIC;
            case VARCHAR, CODE, PADDED -> Kind.TEXT;
            case DATE -> Kind.TIMESTAMP;
            case TIMESTAMP -> Kind.MOMENT;
            default -> kind;
        };
    }

    List<Table> tables() {
        return List.of(main, twin, sparse, empty);
    }

    String script() {
        return tables().stream().map(Table::script).collect(Collectors.joining());
    }

    /** Any table, most often one with rows. */
    Table any() {
        return draw.chance(0.55) ? main : draw.chance(0.5) ? twin : draw.chance(0.75) ? sparse : empty;
    }
}
