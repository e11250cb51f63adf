package dev.assay.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes checks of drafts: chooses filter, window, groups, on_empty and thresholds, and says how each must end. */
final class Finisher {

    private final World world;
    private final Draw draw;

    Finisher(World world) {
        this.world = world;
        this.draw = world.draw();
    }

    Check finish(Draft draft, String id) {
        Common common = common(draft);
        Scope typical = typical(draft, common);
        Rule rule = draft.completion().complete(typical, draft.arguments());
        if (draft.shape().isCounting() && rule.of(typical) instanceof Finding.Counts near) {
            common = Limits.chosen(common, near, draft.shape(), draw);
        } else if (draft.shape().isEither() && draw.oneIn(4)) {
            common = common.limited("never", draw.oneIn(4) ? null : Integer.valueOf(0));
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        if (draft.shape().isOfRows()) {
            arguments.put("table", draft.table().written());
        }
        arguments.putAll(draft.arguments());
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", id);
        item.put(draft.type(), arguments);
        item.putAll(common.yaml());
        Verdict verdict = Verdict.of(rule, draft.shape(), common, draft.table().rows());
        return new Check(id, draft.type(), draft.table(), item, common.groupBy(), verdict);
    }

    private Common common(Draft draft) {
        Table table = draft.table();
        Shape shape = draft.shape();
        Condition filter = shape.isFiltered() && draw.oneIn(4) ? new Conditions(world).on(table) : null;
        Column window = shape.isWindowed() && draw.oneIn(5) ? window(table) : null;
        Cell since = window == null ? null : since(window);
        List<Column> groups = shape.isGrouped() && draw.oneIn(4) ? groups(table) : List.of();
        String onEmpty = shape != Shape.METRIC && draw.oneIn(3) ? draw.any("fail", "warn", "pass") : null;
        return new Common(filter, window, since, groups, onEmpty, null, null);
    }

    private @Nullable Column window(Table table) {
        List<Column> possible = table.columns(column -> !begins(column).isEmpty());
        return draw.oneIn(2) ? table.role("placed") : draw.of(possible);
    }

    /** A value, or an age. */
    private Cell since(Column window) {
        if (window.kind().family() != Family.TIME || draw.oneIn(2)) {
            return world.facts().cell(window.kind(), draw.of(begins(window)));
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

    private List<Column> groups(Table table) {
        List<Column> possible = table.columns(column -> column.kind().family() != Family.NONE);
        List<Column> groups = new ArrayList<>(List.of(draw.chance(0.7) ? table.role("grp") : draw.of(possible)));
        Column other = draw.of(possible);
        if (draw.oneIn(3) && !groups.contains(other)) {
            groups.add(draw.below(2), other);
        }
        return groups;
    }

    private Scope typical(Draft draft, Common common) {
        if (!draft.shape().isOfRows()) {
            return Scope.of(draft.table().rows());
        }
        Scope scope = common.scope(draft.table().rows());
        return common.groupBy().isEmpty() || scope.rows().isEmpty()
                ? scope
                : draw.of(List.copyOf(common.groups(scope).values()));
    }
}
