package dev.assay.oracle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chooses which rows are examined. */
final class Reaches {

    private final Draw draw;
    private final Facts facts;
    private final Conditions conditions;

    Reaches(Draw draw, Facts facts) {
        this.draw = draw;
        this.facts = facts;
        this.conditions = new Conditions(draw, facts);
    }

    /** What a check says itself. */
    Reach own(Table table, Shape shape, boolean inBlock) {
        if (!shape.isFiltered()) {
            return Reach.ALL;
        }
        Column window = shape.isWindowed() && draw.oneIn(5) ? window(table) : null;
        Column latest = draw.oneIn(8) ? latest(table) : null;
        return new Reach(
                draw.oneIn(4) ? conditions.filter(table) : null,
                window,
                window == null ? null : since(window),
                latest,
                inBlock && shape.isWindowed() && window == null && draw.oneIn(3),
                inBlock && latest == null && draw.oneIn(3));
    }

    /** What a table's block says of its checks. */
    Reach block(Table table) {
        Column window = draw.oneIn(3) ? window(table) : null;
        return new Reach(
                draw.oneIn(3) ? conditions.filter(table) : null,
                window,
                window == null ? null : since(window),
                draw.oneIn(2) ? latest(table) : null,
                false,
                false);
    }

    /** A column that puts rows into few partitions, most often. */
    private Column latest(Table table) {
        return draw.chance(0.6)
                ? table.role(draw.any("batch", "batch", "member"))
                : draw.of(table.columns(column -> column.kind().isOrdered()));
    }

    private Column window(Table table) {
        List<Column> possible = table.columns(column -> !begins(column).isEmpty());
        return draw.oneIn(2) ? table.role("placed") : draw.of(possible);
    }

    /** A value, or an age. */
    private @Nullable Cell since(Column window) {
        if (window.kind().family() != Family.TIME || draw.oneIn(2)) {
            return facts.cell(window.kind(), draw.of(begins(window)));
        }
        String age = draw.any("1s", "24h", "7d", "1w", "400d");
        long moment = Clock.NOW - Times.micros(Times.age(age));
        return new Cell(window.kind(), age, window.kind() == Kind.DATE ? Times.dayIn(moment, "UTC") : moment);
    }

    /** The values at which a window on the column may begin. */
    private static List<String> begins(Column column) {
        return switch (column.kind().family()) {
            case NUMBER -> Values.writable(column);
            case TIME ->
                Values.writable(column).stream()
                        .filter(text -> text.matches("\\d{4}-.*") && !text.endsWith("BC"))
                        .toList();
            default -> List.of();
        };
    }
}
