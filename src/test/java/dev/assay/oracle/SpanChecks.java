package dev.assay.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Types that look at spans from one column to another. */
final class SpanChecks {

    private static final String FORBIDDEN = "forbidden";
    private static final String ALLOWED = "allowed";

    private final World world;
    private final Draw draw;

    SpanChecks(World world) {
        this.world = world;
        this.draw = world.draw();
    }

    /** What is between a span and the latest end before it: below 0 an overlap, above 0 a gap; null where there is none before. */
    private static @Nullable Integer room(List<Row> before, Row row, Column from, Column to, Predicate<Row> open) {
        Row latest = before.stream()
                .max((one, two) -> open.test(one) || open.test(two)
                        ? Boolean.compare(open.test(one), open.test(two))
                        : Cell.compare(one.get(to), two.get(to)))
                .orElse(null);
        return latest == null
                ? null
                : open.test(latest) ? Integer.valueOf(-1) : Cell.compare(row.get(from), latest.get(to));
    }

    private static List<Row> ordered(List<Row> rows, Column from, Column to) {
        List<Row> ordered = new ArrayList<>(rows);
        ordered.sort(Comparator.<Row, @Nullable Cell>comparing(row -> row.get(from), Cell::compare)
                .thenComparing(row -> row.get(to), Cell::compare));
        return ordered;
    }

    Draft mutuallyExclusiveRanges() {
        Table table = world.any();
        Column from = table.role("from");
        Column to = table.role("to");
        List<Column> by = draw.oneIn(3) ? List.of() : List.of(table.role("member"));
        String gaps = draw.any(ALLOWED, ALLOWED, FORBIDDEN, "required");
        String empty = draw.any(FORBIDDEN, FORBIDDEN, ALLOWED);
        Predicate<Row> open = row -> row.lacks(to);
        Draft draft = Draft.of("mutually_exclusive_ranges", table, Shape.TOGETHER, scope -> {
                    long failing = 0;
                    long examined = 0;
                    for (List<Row> part : Keys.grouped(scope.rows(), by).values()) {
                        List<Row> ordered = ordered(part, from, to);
                        ordered.removeIf(row -> row.lacks(from));
                        examined += ordered.size();
                        for (int i = 0; i < ordered.size(); i++) {
                            Row row = ordered.get(i);
                            int length = row.lacks(to) ? 1 : Cell.compare(row.get(to), row.get(from));
                            Integer room = room(ordered.subList(0, i), row, from, to, open);
                            boolean bad = length < (empty.equals(FORBIDDEN) ? 1 : 0)
                                    || (room != null
                                            && (room < 0
                                                    || (room > 0 && gaps.equals(FORBIDDEN))
                                                    || (room == 0 && gaps.equals("required"))));
                            failing += bad ? 1 : 0;
                        }
                    }
                    return new Finding.Counts(failing, examined);
                })
                .with("from", from.name())
                .with("to", to.name());
        if (!by.isEmpty()) {
            draft.with("by", Column.names(by));
        }
        if (!gaps.equals(ALLOWED)) {
            draft.with("gaps", gaps);
        }
        return empty.equals(ALLOWED) ? draft.with("empty_spans", ALLOWED) : draft;
    }

    @Nullable
    Draft history() {
        Table table = world.any();
        Column from = table.role("from");
        Column to = table.role("to");
        Column flag = draw.oneIn(4) ? table.role("flag") : null;
        List<Column> key = List.of(table.role(draw.any("member", "member", "grp")));
        List<Column> start = List.of(key.get(0), from);
        if (Keys.grouped(table.rows(), start).size() < table.rows().size()) {
            return null; // which of two that begin together is the later one, nobody can say
        }
        boolean overlaps = draw.oneIn(3);
        boolean gaps = draw.oneIn(3);
        boolean atMostOne = draw.oneIn(2);
        Cell far = draw.oneIn(2) ? null : end(table, to);
        Predicate<Row> open = row -> row.lacks(to) || (far != null && far.same(row.get(to)));
        Draft draft = Draft.of("history", table, Shape.TOGETHER, scope -> {
                    long failing = 0;
                    for (List<Row> part : Keys.grouped(scope.rows(), key).values()) {
                        List<Row> ordered = ordered(part, from, to);
                        List<Row> current = ordered.stream().filter(open).toList();
                        for (int i = 0; i < ordered.size(); i++) {
                            Row row = ordered.get(i);
                            boolean isOpen = open.test(row);
                            Integer room = row.lacks(from) ? null : room(ordered.subList(0, i), row, from, to, open);
                            boolean bad = row.lacks(from)
                                    || (!isOpen && Cell.compare(row.get(to), row.get(from)) <= 0)
                                    || (room != null && room < 0 && !overlaps)
                                    || (room != null && room > 0 && !gaps)
                                    || (current.isEmpty() && !atMostOne && i == ordered.size() - 1)
                                    || (isOpen && !row.equals(current.get(0)))
                                    || (flag != null && (row.lacks(flag) || isOpen != isTrue(row, flag)));
                            failing += bad ? 1 : 0;
                        }
                    }
                    return new Finding.Counts(failing, scope.rows().size());
                })
                .with("key", Column.names(key))
                .with("from", from.name())
                .with("to", to.name());
        if (overlaps) {
            draft.with("overlaps", ALLOWED);
        }
        if (gaps) {
            draft.with("gaps", ALLOWED);
        }
        if (far != null) {
            draft.with("open_end", List.of(far.yaml()));
        }
        if (atMostOne) {
            draft.with("current", "at_most_one");
        }
        return flag == null ? draft : draft.with("current_flag", flag.name());
    }

    /** An end that means none: one that is later than all, or any that is there. */
    private Cell end(Table table, Column to) {
        List<Cell> there = Values.of(table.rows(), to).toList();
        return there.isEmpty() || draw.chance(0.7)
                ? world.facts().cell(to.kind(), TableMaker.far(to.kind()))
                : draw.of(there);
    }

    private static boolean isTrue(Row row, Column flag) {
        Cell cell = row.get(flag);
        return cell != null && cell.key().equals(true);
    }
}
