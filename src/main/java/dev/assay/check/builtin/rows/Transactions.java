package dev.assay.check.builtin.rows;

import dev.assay.check.Arguments;
import dev.assay.plan.ask.Aggregate;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.Comparison;
import dev.assay.plan.ask.Measure;
import dev.assay.plan.ask.Measures;
import dev.assay.plan.ask.Value;
import dev.assay.sql.TableName;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * The events of each transaction beside the number that the pipeline tells. A transaction may be told twice, since pipelines deliver at
 * least once.
 *
 * @param compared the number of transactions that are told
 * @param differing those of another number of events
 * @param open those with events that are not told
 */
record Transactions(Measure<Long> compared, Measure<Long> differing, Measure<Long> open) {

    static Transactions of(Arguments arguments, Ask ask) {
        Arguments told = Objects.requireNonNull(arguments.parts("transactions"));
        Ask all = ask.other(TableName.parse(ask.table()));
        Column transaction = all.column(arguments.text("transaction"));
        Ask.Groups here = all.where(all.isFilled(transaction)).groups(List.of(transaction));
        Ask whole = ask.other(told.table("table"));
        Ask counted = told.has("filter") ? whole.where(whole.holds(told.sql("filter"))) : whole;
        Column id = counted.column(told.text("id"));
        Ask.Groups there = counted.where(counted.isFilled(id)).groups(List.of(id));
        Ask.Beside both = here.beside(there);
        Value events = both.left(here.rows());
        Value sent = both.right(there.aggregate(Aggregate.MAX, there.column(told.text("events"))));
        return new Transactions(
                both.countWhere(both.isFilled(sent)),
                both.countWhere(both.anyOf(List.of(
                        both.compare(events, Comparison.NOT_EQUAL, sent),
                        both.allOf(
                                List.of(both.isNull(events), both.compare(sent, Comparison.ABOVE, BigDecimal.ZERO)))))),
                both.countWhere(both.isNull(sent)));
    }

    void judge(Measures measures, EventFaults found) {
        found.transactions(measures.get(compared), measures.get(differing), measures.get(open), differing);
    }
}
