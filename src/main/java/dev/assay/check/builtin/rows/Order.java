package dev.assay.check.builtin.rows;

import dev.assay.check.Arguments;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.Comparison;
import dev.assay.plan.ask.Measure;
import dev.assay.plan.ask.Measures;
import java.util.ArrayList;
import java.util.List;

/**
 * Events that arrived after a newer one of the same key. Those that arrived at once have no order among them.
 *
 * @param late the number of them
 * @param untold events whose arrival is not told
 */
record Order(Measure<Long> late, Measure<Long> untold) {

    /** @param keyed asks about events with a key */
    static Order of(Arguments arguments, Ask keyed, List<Column> key, Column position) {
        List<Column> arrival = keyed.columns(arguments.texts("arrival"));
        List<Column> shown = new ArrayList<>(key);
        shown.add(position);
        shown.addAll(arrival);
        return new Order(
                keyed.countWhere(
                        keyed.compare(
                                position,
                                Comparison.BELOW,
                                keyed.ordered(key, arrival)
                                        .then(position, false)
                                        .highestBefore(position)),
                        shown),
                keyed.countWhere(keyed.anyOf(arrival.stream().map(keyed::isNull).toList())));
    }

    void judge(Measures measures, EventFaults found) {
        found.untold(measures.get(untold), untold, "no arrival");
        found.late(measures.get(late), late);
    }
}
