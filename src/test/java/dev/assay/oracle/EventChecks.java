package dev.assay.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The events of changelogs: how often they are there, and in which order. */
final class EventChecks {

    private final World world;
    private final Draw draw;

    EventChecks(World world) {
        this.world = world;
        this.draw = world.draw();
    }

    Draft cdcEvents() {
        Table table = world.any();
        List<Column> key = List.of(table.role(draw.any("member", "repeated", "id")));
        Column position = table.role(draw.any("step", "step", "net"));
        List<Column> told = new ArrayList<>(List.of(position));
        if (draw.oneIn(2)) {
            told.add(table.role("flag"));
        }
        List<Column> arrival = draw.oneIn(2) ? List.of() : List.of(table.role(draw.any("id", "from", "placed")));
        int most = draw.oneIn(3) ? draw.between(1, 5) : 0;
        List<Column> event = new ArrayList<>(key);
        event.addAll(told);
        Draft draft = Draft.of("cdc_events", table, Shape.HOLDS_ALONE, scope -> {
                    List<Row> keyed = scope.rows().stream()
                            .filter(row -> !row.lacksAny(key))
                            .toList();
                    return keyed.isEmpty()
                            ? Finding.NOTHING
                            : Finding.holds(Keys.surplus(scope, event, false) <= most
                                    && keyed.stream().noneMatch(row -> row.lacksAny(told) || row.lacksAny(arrival))
                                    && (arrival.isEmpty() || inOrder(keyed, key, position, arrival)));
                })
                .with("key", Column.names(key))
                .with("position", position.name());
        if (told.size() > 1) {
            draft.with("operation", told.get(1).name());
        }
        if (!arrival.isEmpty()) {
            draft.with("arrival", Column.names(arrival));
        }
        return most == 0 ? draft : draft.with("max_duplicates", most);
    }

    /** Whether no row of a key has a lower position than one that arrived before it. */
    private static boolean inOrder(List<Row> keyed, List<Column> key, Column position, List<Column> arrival) {
        return Keys.grouped(keyed, key).values().stream()
                .allMatch(rows -> rows.stream()
                        .allMatch(later -> rows.stream()
                                .noneMatch(before -> Cell.BY_VALUES.compare(before.get(arrival), later.get(arrival)) < 0
                                        && Cell.compare(
                                                        Objects.requireNonNull(before.get(position)),
                                                        Objects.requireNonNull(later.get(position)))
                                                > 0)));
    }
}
