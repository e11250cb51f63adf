package dev.assay.plan.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;

/**
 * Groups that show what is wrong. They show their key under the names of the checked table's columns, and the values
 * that the condition uses under their own names.
 *
 * @param values the named values of the condition
 */
public record GroupEvidence(RowSet groups, List<RexNode> values) {

    /**
     * The evidence for groups that meet a condition; empty if none of their values may be read.
     *
     * @param only the columns that may be read, of each table by its own names; values computed from them may be read,
     *     too. Empty: every column
     */
    public static Optional<Evidence> of(RowSet groups, RexNode condition, List<String> only) {
        GroupEvidence evidence =
                new GroupEvidence(groups, Calls.named(List.of(condition)).all());
        List<String> names = evidence.names();
        List<Integer> shown = IntStream.range(0, names.size())
                .filter(place -> only.isEmpty() || evidence.readsOnly(only, place))
                .boxed()
                .toList();
        if (!only.isEmpty() && shown.stream().allMatch(place -> evidence.readsOnly(List.of(), place))) {
            return Optional.empty();
        }
        RelNode meeting = groups.meeting(
                condition,
                builder -> shown.stream().<RexNode>map(builder::field).toList());
        return Optional.of(
                new Evidence.Related(meeting, shown.stream().map(names::get).toList()));
    }

    /** The names of the shown columns, the key first. */
    private List<String> names() {
        List<String> names = new ArrayList<>(groups.key());
        values.forEach(value -> names.add(free(Calls.name(value), names)));
        return names;
    }

    /** The name, with a suffix if it is already taken; case is ignored. */
    private static String free(String name, List<String> taken) {
        String free = name;
        for (int i = 2; taken.stream().anyMatch(free::equalsIgnoreCase); i++) {
            free = name + " (" + i + ")";
        }
        return free;
    }

    /** Whether a shown column is computed only from these columns. A key side by side comes from both tables. */
    private boolean readsOnly(List<String> columns, int place) {
        RowSet other = groups.other();
        if (place < groups.key().size()) {
            return isKeyOf(groups, columns, place) && (other == null || isKeyOf(other, columns, place));
        }
        RexNode value = values.get(place - groups.key().size());
        RowSet own = other == null || SideValues.isLeft(value) ? groups : other;
        return own.source().readsOnly(columns, value);
    }

    private static boolean isKeyOf(RowSet side, List<String> columns, int place) {
        TableSource source = side.source();
        return source.readsOnly(columns, source.field(side.key().get(place)));
    }
}
