package dev.assay.oracle;

import java.math.BigDecimal;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes expressions over a table's rows of which Java knows what they are. */
final class Expressions {

    private static final long HOUR = 3_600_000_000L;

    private final Draw draw;
    private final Conditions conditions;

    Expressions(World world) {
        this.draw = world.draw();
        this.conditions = new Conditions(world);
    }

    /** A number, with all its digits. */
    Expression number(Table table) {
        Column net = table.role("net");
        Column tax = table.role("tax");
        String one = net.quoted();
        String two = tax.quoted();
        return switch (draw.below(7)) {
            case 0 -> ofTwo(one + " + " + two, net, tax, BigDecimal::add);
            case 1 -> ofTwo(one + " - " + two, net, tax, BigDecimal::subtract);
            case 2 -> ofOne(one + " * 2", net, value -> value.add(value));
            case 3 -> ofOne("abs(" + one + ")", net, BigDecimal::abs);
            case 4 ->
                new Expression("coalesce(" + one + ", 0)", net.kind(), row -> {
                    Cell cell = row.get(net);
                    return cell == null ? cell(net.kind(), BigDecimal.ZERO) : cell;
                });
            case 5 ->
                new Expression("nullif(" + one + ", 0)", net.kind(), row -> {
                    Cell cell = row.get(net);
                    return cell == null || cell.number().exact().signum() == 0 ? null : cell;
                });
            default -> {
                Condition when = conditions.on(table);
                yield new Expression(
                        "case when " + when.sql() + " then " + one + " else " + two + " end",
                        net.kind(),
                        row -> row.get(when.holds(row) ? net : tax));
            }
        };
    }

    private static Expression ofOne(String sql, Column column, UnaryOperator<BigDecimal> operator) {
        return new Expression(sql, column.kind(), row -> {
            Cell cell = row.get(column);
            return cell == null
                    ? null
                    : cell(column.kind(), operator.apply(cell.number().exact()));
        });
    }

    private static Expression ofTwo(String sql, Column left, Column right, BinaryOperator<BigDecimal> operator) {
        return new Expression(sql, left.kind(), row -> {
            Cell one = row.get(left);
            Cell two = row.get(right);
            return one == null || two == null
                    ? null
                    : cell(
                            left.kind(),
                            operator.apply(one.number().exact(), two.number().exact()));
        });
    }

    private static Cell cell(Kind kind, BigDecimal value) {
        return new Cell(kind, value.toPlainString(), new Num(0, value, kind.isFloating()));
    }

    /** A time; a day and an interval make a time of day. */
    Expression time(Table table) {
        Column placed = table.role("placed");
        Column loaded = table.role("loaded");
        String one = placed.quoted();
        String two = loaded.quoted();
        int hours = draw.any(1, 1, 1, 25, 24 * 31, 24 * 92, 24 * 365);
        return switch (placed.kind() == loaded.kind() ? draw.below(5) : draw.below(3)) {
            case 0, 1 ->
                new Expression(
                        one + " - interval '" + hours + " hours'",
                        placed.kind() == Kind.DATE ? Kind.TIMESTAMP : placed.kind(),
                        row -> earlier(row.get(placed), hours));
            case 2 -> {
                Condition when = conditions.on(table);
                yield new Expression(
                        "case when " + when.sql() + " then " + one + " end",
                        placed.kind(),
                        row -> when.holds(row) ? row.get(placed) : null);
            }
            case 3 ->
                new Expression("coalesce(" + one + ", " + two + ")", placed.kind(), row -> {
                    Cell cell = row.get(placed);
                    return cell == null ? row.get(loaded) : cell;
                });
            default ->
                new Expression("least(" + one + ", " + two + ")", placed.kind(), row -> {
                    Cell first = row.get(placed);
                    Cell second = row.get(loaded);
                    return first == null || (second != null && Cell.compare(second, first) < 0) ? second : first;
                });
        };
    }

    /** The same as a time of the zone's clocks, where it has a zone of its own. */
    static Expression inZone(Expression moment, String zone) {
        return moment.kind() != Kind.MOMENT
                ? moment
                : new Expression("(" + moment.sql() + ") AT TIME ZONE '" + zone + "'", Kind.TIMESTAMP, row -> {
                    Cell cell = moment.value().apply(row);
                    return cell == null
                            ? null
                            : new Cell(Kind.TIMESTAMP, cell.text(), Times.clockIn(cell.micros(), zone));
                });
    }

    private static @Nullable Cell earlier(@Nullable Cell cell, int hours) {
        if (cell == null) {
            return null;
        }
        Kind kind = cell.kind() == Kind.DATE ? Kind.TIMESTAMP : cell.kind();
        return new Cell(kind, cell.text(), cell.isFinite() ? Long.valueOf(cell.micros() - hours * HOUR) : cell.key());
    }
}
