package dev.assay.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Types that compare rows by a key. */
final class KeyChecks {

    private final World world;
    private final Draw draw;

    KeyChecks(World world) {
        this.world = world;
        this.draw = world.draw();
    }

    private List<Column> key(Table table) {
        return switch (draw.below(6)) {
            case 0 -> List.of(table.role("id"));
            case 1, 2 -> List.of(table.role("repeated"));
            case 3 -> draw.shuffled(List.of(table.role("repeated"), table.role("batch")));
            default -> draw.some(table.columns(column -> column.kind().family() != Family.NONE), 3);
        };
    }

    Draft unique() {
        Table table = world.any();
        List<Column> key = key(table);
        boolean equal = draw.oneIn(3);
        Draft draft = Draft.of(
                        "unique",
                        table,
                        Shape.ROWS_ALONE,
                        scope -> new Finding.Counts(
                                Keys.surplus(scope, key, equal),
                                scope.rows().size(),
                                equal ? scope.rows().size() : whole(scope, key)))
                .with("columns", Column.names(key));
        return equal ? draft.with("nulls", "equal") : draft;
    }

    private static long whole(Scope scope, List<Column> key) {
        return scope.rows().stream().filter(row -> !row.lacksAny(key)).count();
    }

    Draft primaryKey() {
        Table table = world.any();
        List<Column> key = key(table);
        return Draft.of(
                        "primary_key",
                        table,
                        Shape.ROWS_ALONE,
                        scope -> new Finding.Counts(
                                Keys.surplus(scope, key, false)
                                        + scope.rows().stream()
                                                .filter(row -> row.lacksAny(key))
                                                .count(),
                                scope.rows().size()))
                .with("columns", Column.names(key));
    }

    Draft uniqueWhere() {
        Table table = world.any();
        List<Column> key = key(table);
        Condition when = draw.oneIn(2)
                ? new Conditions(world).on(table)
                : new Condition(table.role("flag").quoted(), row -> truth(row, table.role("flag")));
        return Draft.of("unique_where", table, Shape.ROWS_ALONE, scope -> {
                    Scope held = new Scope(
                            scope.rows().stream().filter(when::holds).toList(),
                            scope.all().stream().filter(when::holds).toList());
                    return new Finding.Counts(
                            Keys.surplus(held, key, false), scope.rows().size(), whole(held, key));
                })
                .with("columns", Column.names(key))
                .with("when", when.sql());
    }

    private static @Nullable Boolean truth(Row row, Column flag) {
        Cell cell = row.get(flag);
        return cell == null ? null : (Boolean) cell.key();
    }

    Draft duplicateRows() {
        Table table = world.any();
        List<Column> except = new ArrayList<>(table.of(Family.NONE));
        if (draw.oneIn(2)) {
            List<Column> others = draw.some(table.columns(column -> !except.contains(column)), 40);
            except.addAll(
                    others.subList(0, Math.min(others.size(), table.columns().size() - except.size() - 1)));
        }
        List<Column> key = table.columns(column -> !except.contains(column));
        Draft draft = Draft.of(
                "duplicate_rows",
                table,
                Shape.ROWS_ALONE,
                scope -> new Finding.Counts(
                        Keys.surplus(scope, key, true), scope.rows().size()));
        return except.isEmpty() ? draft : draft.with("except", Column.names(except));
    }

    Draft determines() {
        Table table = world.any();
        List<Column> possible = table.columns(column -> column.kind().family() != Family.NONE);
        List<Column> key = draw.some(possible, 2);
        List<Column> dependent = draw.some(
                possible.stream().filter(column -> !key.contains(column)).toList(), 2);
        boolean equal = draw.oneIn(3);
        Draft draft = Draft.of("determines", table, Shape.TOGETHER, scope -> {
                    Map<List<@Nullable Cell>, List<Row>> keys = Keys.grouped(scope.rows(), key);
                    return new Finding.Counts(
                            keys.values().stream()
                                    .filter(rows -> !agree(rows, dependent, equal))
                                    .count(),
                            keys.size(),
                            keys.values().stream()
                                    .filter(rows -> equal || hasValue(rows, dependent))
                                    .count());
                })
                .with("columns", Column.names(key))
                .with("dependent", Column.names(dependent));
        return equal ? draft.with("nulls", "equal") : draft;
    }

    private static boolean hasValue(List<Row> rows, List<Column> columns) {
        return columns.stream()
                .anyMatch(column -> Values.of(rows, column).findAny().isPresent());
    }

    private static boolean agree(List<Row> rows, List<Column> dependent, boolean nullsAreEqual) {
        return dependent.stream().allMatch(column -> {
            TreeSet<Cell> values = new TreeSet<>(Cell::compare);
            Values.of(rows, column).forEach(values::add);
            boolean nulls = rows.stream().anyMatch(row -> row.lacks(column));
            return values.size() + (nulls && nullsAreEqual ? 1 : 0) <= 1;
        });
    }
}
