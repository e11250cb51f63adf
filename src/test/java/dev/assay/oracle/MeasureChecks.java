package dev.assay.oracle;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Types that hold one value against bounds. */
final class MeasureChecks {

    private final World world;
    private final Draw draw;
    private final Expressions expressions;

    MeasureChecks(World world) {
        this.world = world;
        this.draw = world.draw();
        this.expressions = new Expressions(world);
    }

    /** A quantity of numbers; null where there is none. */
    private Draft numbers(String type, Table table, Column column, Function<List<Num>, @Nullable Quantity> measure) {
        if (draw.oneIn(4)) {
            Expression expression = expressions.number(table);
            return measured(
                            type,
                            table,
                            Shape.VALUE,
                            scope -> measure.apply(Values.of(scope.rows(), expression)
                                    .map(Cell::number)
                                    .toList()),
                            false)
                    .with("expression", expression.sql());
        }
        return measured(
                        type,
                        table,
                        Shape.VALUE,
                        scope -> measure.apply(Values.of(scope.rows(), column)
                                .map(Cell::number)
                                .toList()),
                        false)
                .with("column", column.name());
    }

    private Draft measured(
            String type, Table table, Shape shape, Function<Scope, @Nullable Quantity> measure, boolean whole) {
        return Draft.of(type, table, shape, (typical, arguments) -> {
            Quantity near = measure.apply(typical);
            Quantity by = near == null || near.special() != 0 ? Quantity.exact(draw.below(5)) : near;
            IntFunction<BigDecimal> bound = side -> whole
                    ? by.over()
                            .max(BigDecimal.ZERO)
                            .add(BigDecimal.valueOf(side))
                            .max(BigDecimal.ZERO)
                    : by.near(side);
            Bounds<BigDecimal> bounds = Bounds.around(bound, draw, by.margin() == 0);
            bounds.tidy(BigDecimal::compareTo);
            if (isShare(type)) {
                bounds.declared().values().removeIf(one -> one.signum() < 0 || one.compareTo(BigDecimal.ONE) > 0);
                if (bounds.declared().isEmpty()) {
                    bounds.declared().put("max", by.near(0).min(BigDecimal.ONE).max(BigDecimal.ZERO));
                }
            }
            arguments.putAll(bounds.declared());
            return scope -> {
                Quantity value = measure.apply(scope);
                return value == null
                        ? nothing(shape)
                        : new Finding.Judged(value.isNaN() ? bounds.outside() : bounds.level(value::compareTo));
            };
        });
    }

    /** A query without a value fails, whatever rows there are. */
    private static Finding nothing(Shape shape) {
        return shape == Shape.METRIC ? Finding.holds(false) : Finding.NOTHING;
    }

    private static boolean isShare(String type) {
        return type.equals("uniqueness_ratio") || type.equals("not_null_proportion");
    }

    private Column number(Table table) {
        return draw.of(table.of(Family.NUMBER));
    }

    Draft sum() {
        Table table = world.any();
        return numbers("sum", table, number(table), Numbers::sum);
    }

    Draft avg() {
        Table table = world.any();
        return numbers("avg", table, number(table), Numbers::avg);
    }

    Draft variance() {
        Table table = world.any();
        return numbers("variance", table, spread(table), Numbers::variance);
    }

    Draft stddev() {
        Table table = world.any();
        return numbers("stddev", table, spread(table), Numbers::stddev);
    }

    /** Of doubles that differ in the last digit the database may find no deviation. */
    private Column spread(Table table) {
        return draw.of(table.columns(column -> column.kind().family() == Family.NUMBER
                && !(column.kind().isFloating() && column.pool().contains("0.30000000000000004"))));
    }

    Draft median() {
        Table table = world.any();
        return numbers("median", table, number(table), values -> Numbers.quantile(values, 0.5));
    }

    Draft quantile() {
        Table table = world.any();
        BigDecimal share = new BigDecimal(draw.any("0", "0.25", "0.5", "0.95", "1", "0.333"));
        return numbers("quantile", table, number(table), values -> Numbers.quantile(values, share.doubleValue()))
                .with("share", share);
    }

    Draft rowCount() {
        return measured(
                "row_count",
                world.any(),
                Shape.VALUE,
                scope -> Quantity.exact(scope.rows().size()),
                true);
    }

    Draft distinctCount() {
        Table table = world.any();
        if (draw.oneIn(4)) {
            Expression expression = expressions.number(table);
            return measured(
                            "distinct_count",
                            table,
                            Shape.VALUE,
                            scope -> Quantity.exact(Values.of(scope.rows(), expression)
                                    .map(Cell::number)
                                    .map(one -> one.exact().stripTrailingZeros())
                                    .distinct()
                                    .count()),
                            true)
                    .with("expression", expression.sql());
        }
        Column column = draw.of(table.columns(one -> one.kind().family() != Family.NONE));
        return measured("distinct_count", table, Shape.VALUE, scope -> Quantity.exact(distinct(scope, column)), true)
                .with("column", column.name());
    }

    Draft notConstant() {
        Table table = world.any();
        Column column = draw.of(table.columns(one -> one.kind().family() != Family.NONE));
        return Draft.of("not_constant", table, Shape.HOLDS, scope -> Finding.holds(distinct(scope, column) > 1))
                .with("column", column.name());
    }

    Draft uniquenessRatio() {
        Table table = world.any();
        Column column = draw.of(table.columns(one -> one.kind().family() != Family.NONE));
        return measured(
                        "uniqueness_ratio",
                        table,
                        Shape.VALUE,
                        scope -> {
                            long values = Values.of(scope.rows(), column).count();
                            return values == 0
                                    ? null
                                    : Quantity.exact(BigDecimal.valueOf(distinct(scope, column)), values);
                        },
                        false)
                .with("column", column.name());
    }

    private static long distinct(Scope scope, Column column) {
        return Values.distinct(scope.rows(), column);
    }

    /** From the catalogue: the columns that the table has now. */
    Draft columnCount() {
        Table table = world.any();
        int count = table.columns().size();
        int least = count + draw.between(-2, 1);
        int most = least + draw.between(0, 2);
        return switch (draw.below(4)) {
            case 0 -> columnCount(table, count < least).with("min", least);
            case 1 -> columnCount(table, count > most).with("max", most);
            case 2 -> columnCount(table, count != least).with("equals", least);
            default ->
                columnCount(table, count < least || count > most)
                        .with("min", least)
                        .with("max", most);
        };
    }

    private static Draft columnCount(Table table, boolean bad) {
        return Draft.of(
                "column_count",
                table,
                Shape.CATALOGUE,
                scope -> new Finding.Counts(bad ? 1 : 0, scope.rows().size()));
    }

    Draft notNullProportion() {
        Table table = world.any();
        Column column = draw.of(table.columns());
        return measured(
                        "not_null_proportion",
                        table,
                        Shape.VALUE,
                        scope -> scope.rows().isEmpty()
                                ? null
                                : Quantity.exact(
                                        BigDecimal.valueOf(
                                                Values.of(scope.rows(), column).count()),
                                        scope.rows().size()),
                        false)
                .with("column", column.name());
    }

    Draft metricSql() {
        Table table = world.any();
        Condition condition = new Conditions(world).on(table);
        Column column = table.role(draw.any("id", "member", "ref"));
        String where = " from " + table.quoted() + " where " + condition.sql();
        String name = column.quoted();
        List<Row> rows = table.rows().stream().filter(condition::holds).toList();
        List<Num> values = Values.of(rows, column).map(Cell::number).toList();
        return switch (draw.below(3)) {
            case 0 -> metric(table, "select count(*)" + where, Quantity.exact(rows.size()));
            case 1 -> metric(table, "select sum(" + name + ")" + where, Numbers.sum(values));
            default ->
                metric(
                        table,
                        "select max(" + name + ")" + where,
                        values.stream()
                                .max(Num::compareTo)
                                .map(one -> Quantity.exact(one.exact(), 1))
                                .orElse(null));
        };
    }

    private Draft metric(Table table, String query, @Nullable Quantity value) {
        return measured("metric_sql", table, Shape.METRIC, scope -> value, false)
                .with("query", query);
    }

    Draft extreme(String type) {
        Table table = world.any();
        if (draw.oneIn(4)) {
            boolean highest = type.equals("max");
            return numbers(
                    type,
                    table,
                    table.role("net"),
                    values -> values.stream()
                            .max(
                                    highest
                                            ? Num::compareTo
                                            : Comparator.<Num>naturalOrder().reversed())
                            .map(one -> Quantity.exact(one.exact(), 1))
                            .orElse(null));
        }
        List<Column> possible = table.columns(column -> Values.isWritten(column)
                && column.kind() != Kind.BOOLEAN
                && column.kind() != Kind.UUID
                && column.kind() != Kind.BITS);
        Column column = draw.of(possible);
        return Draft.of(type, table, Shape.VALUE, (typical, arguments) -> {
                    List<Cell> pool = Values.writable(column).stream()
                            .map(text -> world.facts().cell(column.kind(), text))
                            .sorted(Cell::compare)
                            .toList();
                    Cell near = extreme(type, typical, column);
                    int at = near == null
                            ? 0
                            : (int) pool.stream()
                                    .filter(cell -> Cell.compare(cell, near) < 0)
                                    .count();
                    Bounds<Cell> bounds = Bounds.around(
                                    side -> pool.get(Math.min(Math.max(at + side, 0), pool.size() - 1)), draw, true)
                            .tidy(Cell::compare);
                    bounds.declared().forEach((key, bound) -> arguments.put(key, bound.yaml()));
                    return scope -> {
                        Cell value = extreme(type, scope, column);
                        return value == null
                                ? Finding.NOTHING
                                : new Finding.Judged(
                                        value.isNaN()
                                                ? bounds.outside()
                                                : bounds.level(bound -> Cell.compare(value, bound)));
                    };
                })
                .with("column", column.name());
    }

    private static @Nullable Cell extreme(String type, Scope scope, Column column) {
        return (type.equals("max")
                        ? Values.of(scope.rows(), column).max(Cell::compare)
                        : Values.of(scope.rows(), column).min(Cell::compare))
                .orElse(null);
    }
}
