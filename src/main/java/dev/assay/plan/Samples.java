package dev.assay.plan;

import dev.assay.database.Rows;
import dev.assay.plan.expression.Evidence;
import dev.assay.plan.expression.Evidence.Matching;
import dev.assay.plan.expression.RowSet;
import dev.assay.sql.Origin;
import dev.assay.sql.Relations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Plans how failing rows are read. A few failing rows may be at the end of the table, so those of all checks are read in one pass. If there
 * are many, a separate statement finds the first ones quickly.
 *
 * @param answers what the scans found
 * @param shared whether few rows are read in one pass
 */
record Samples(Answers answers, boolean shared) {

    /** The maximum number of failing rows shown per check. */
    static final int MOST = 10;

    private static final long FEW = 1_000;
    private static final long MOST_OF_A_PASS = 10_000;

    /** A request, and where its rows are. */
    private record Item(Sample.Wanted wanted, Matching rows) {}

    /** The statements that read the requested rows. Rows that the scans have listed need none. */
    List<Sample> plan(List<Sample.Wanted> wanted) {
        List<Sample> samples = new ArrayList<>();
        Map<String, List<Item>> passes = new LinkedHashMap<>();
        for (Sample.Wanted one : wanted) {
            Evidence evidence = evidence(one).orElse(null);
            if (shared && evidence instanceof Matching few && few.expected() <= FEW) {
                passes.computeIfAbsent(few.subject().origin(), origin -> new ArrayList<>())
                        .add(new Item(one, few));
            } else if (evidence instanceof Matching many) {
                samples.add(alone(one, new Evidence.Related(many.relation())));
            } else if (evidence instanceof Evidence.Related related) {
                samples.add(alone(one, related));
            }
        }
        passes.values().forEach(items -> samples.addAll(passes(items)));
        return samples;
    }

    /** The rows that a scan has listed; empty if they must still be read. */
    Optional<Rows> listed(Sample.Wanted wanted) {
        return evidence(wanted)
                .filter(Evidence.Listed.class::isInstance)
                .map(evidence -> ((Evidence.Listed) evidence).rows());
    }

    private Optional<Evidence> evidence(Sample.Wanted wanted) {
        Measurement<?> measure = measurement(wanted);
        boolean some = wanted.only().isEmpty()
                || measure.sources().isEmpty()
                || wanted.only().stream()
                        .anyMatch(column ->
                                measure.sources().get(0).column(column).isPresent());
        return some ? measure.evidence(answers, wanted) : Optional.empty();
    }

    private static Measurement<?> measurement(Sample.Wanted wanted) {
        return wanted.measure() instanceof KeysOfGroups keys ? keys.rows() : (Measurement<?>) wanted.measure();
    }

    private static Sample alone(Sample.Wanted wanted, Evidence.Related evidence) {
        Measurement<?> measure = measurement(wanted);
        Relations relations = measure.relations();
        RelNode some =
                relations.builder().push(evidence.relation()).limit(0, MOST).build();
        boolean ofQuery = measure.sources().isEmpty() && !wanted.only().isEmpty();
        return new Sample(
                relations.sql(some),
                MOST,
                List.of(wanted),
                rows -> Map.of(wanted, ofQuery ? only(rows, wanted.only(), relations) : evidence.named(rows)),
                Origin.of(some),
                measure instanceof ScanMeasurement.Queried queried ? queried.query() : null);
    }

    /** The permitted columns of the rows that an author's query returned. */
    private static Rows only(Rows rows, List<String> columns, Relations relations) {
        List<String> kept = columns.stream()
                .flatMap(column -> relations.dialect().called(column, rows.columns(), name -> name).stream())
                .distinct()
                .toList();
        return new Rows(
                kept,
                kept.isEmpty()
                        ? List.of()
                        : rows.rows().stream()
                                .map(row -> picked(row, rows.columns(), kept))
                                .toList());
    }

    private static List<Sample> passes(List<Item> items) {
        List<Sample> passes = new ArrayList<>();
        List<Item> one = new ArrayList<>();
        long expected = 0;
        for (Item item : items) {
            if (expected + item.rows().expected() > MOST_OF_A_PASS) {
                passes.add(pass(List.copyOf(one), expected));
                one.clear();
                expected = 0;
            }
            one.add(item);
            expected += item.rows().expected();
        }
        passes.add(pass(one, expected));
        return passes;
    }

    /** One pass: all requested columns, then one flag per item that tells whether the row belongs to it. */
    private static Sample pass(List<Item> items, long expected) {
        RowSet subject = items.get(0).rows().subject();
        List<String> columns = items.stream()
                .flatMap(item -> subject.source().shown(item.rows().columns()).stream())
                .distinct()
                .toList();
        List<RexNode> conditions = new ArrayList<>();
        items.forEach(item -> conditions.add(item.rows().within()));
        RelBuilder builder = subject.source().builder().push(subject.scan());
        builder.filter(builder.or(conditions));
        List<RexNode> shown = new ArrayList<>(builder.fields(columns));
        for (RexNode condition : conditions) {
            shown.add(builder.alias(condition, "failed" + (shown.size() - columns.size() + 1)));
        }
        int most = Math.toIntExact(expected);
        RelNode relation = builder.project(shown).limit(0, most).build();
        List<Item> own = List.copyOf(items);
        return new Sample(
                subject.source().relations().sql(relation),
                most,
                own.stream().map(Item::wanted).toList(),
                rows -> dealt(rows, columns, own),
                origins(Origin.of(relation), columns.size()),
                null);
    }

    /** The origins of the first columns; the flags behind them tell of rows only that they fail. */
    private static List<Set<Origin>> origins(List<Set<Origin>> all, int columns) {
        List<Set<Origin>> origins = new ArrayList<>(all.subList(0, columns));
        all.subList(columns, all.size()).forEach(flag -> origins.add(Set.of()));
        return origins;
    }

    private static Map<Sample.Wanted, Rows> dealt(Rows rows, List<String> columns, List<Item> items) {
        Map<Sample.Wanted, Rows> dealt = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            int flag = columns.size() + i;
            List<String> own = items.get(i)
                    .rows()
                    .subject()
                    .source()
                    .shown(items.get(i).rows().columns());
            List<List<@Nullable Object>> mine = rows.rows().stream()
                    .filter(row -> Boolean.TRUE.equals(row.get(flag)))
                    .limit(MOST)
                    .map(row -> picked(row, columns, own))
                    .toList();
            dealt.put(items.get(i).wanted(), new Rows(own, mine));
        }
        return dealt;
    }

    private static List<@Nullable Object> picked(List<@Nullable Object> row, List<String> columns, List<String> own) {
        List<@Nullable Object> picked = new ArrayList<>();
        own.forEach(column -> picked.add(row.get(columns.indexOf(column))));
        return picked;
    }

    /** The first columns of the rows, including the count that follows the keys. */
    static Rows firstColumns(Rows rows, int keys) {
        List<List<@Nullable Object>> shortened =
                rows.rows().stream().map(row -> row.subList(0, keys + 1)).toList();
        return new Rows(rows.columns().subList(0, keys + 1), shortened);
    }
}
