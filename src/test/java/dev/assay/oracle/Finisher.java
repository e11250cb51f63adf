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
    private final Reaches reaches;

    Finisher(World world) {
        this.world = world;
        this.draw = world.draw();
        this.reaches = new Reaches(draw, world.facts());
    }

    Check finish(Draft draft, String id) {
        Reach block = draft.shape().isOfTable() && draw.oneIn(2)
                ? world.blocks().get(draft.table().name())
                : null;
        Common common = common(draft, block);
        Scope typical = typical(draft, common);
        Rule rule = draft.completion().complete(typical, draft.arguments());
        if (draft.shape().isCounting() && rule.of(typical) instanceof Finding.Counts near) {
            common = Limits.chosen(common, near, draft.shape(), draw);
        } else if (draft.shape().isEither() && draw.oneIn(4)) {
            common = common.limited("never", draw.oneIn(4) ? null : Integer.valueOf(0));
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        if (draft.shape().isOfTable() && block == null) {
            arguments.put("table", draft.table().written());
        }
        arguments.putAll(draft.arguments());
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", id);
        item.put(draft.type(), arguments);
        item.putAll(common.yaml());
        Verdict verdict = Verdict.of(rule, draft.shape(), common, draft.table().rows());
        return new Check(id, draft.type(), draft.table(), block, item, common.groupBy(), verdict);
    }

    private Common common(Draft draft, @Nullable Reach block) {
        Table table = draft.table();
        Shape shape = draft.shape();
        Reach own = reaches.own(table, shape, block != null);
        Reach reach = block == null || !shape.isFiltered() ? own : own.within(block, shape.isWindowed());
        List<Column> groups = shape.isGrouped() && draw.oneIn(4) ? groups(table) : List.of();
        String onEmpty = shape != Shape.METRIC && draw.oneIn(3) ? draw.any("fail", "warn", "pass") : null;
        return new Common(own, reach, groups, onEmpty, null, null);
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
