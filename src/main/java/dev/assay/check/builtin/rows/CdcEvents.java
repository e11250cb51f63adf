package dev.assay.check.builtin.rows;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.Arguments;
import dev.assay.check.CheckType;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.Parameter;
import dev.assay.check.Parameter.Variance;
import dev.assay.check.Spec;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.KeyCounts;
import dev.assay.plan.ask.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** {@code cdc_events}: a changelog has every event once and in order (Debezium: change events and transaction metadata). */
public final class CdcEvents implements CheckType {

    private static final Spec SPEC = Spec.table(
                    "cdc_events",
                    "A changelog has every event of its source once, in order, and all of each transaction.")
            .nulls(
                    "Events without a key, such as truncations, are left out. One with a key that lacks a position, an operation or an arrival"
                            + " fails, since nothing can be told of it.")
            .dimension(Dimension.CONSISTENCY)
            .judged(Spec.VerdictBasis.VALUE)
            .statistic("duplicates")
            .parameter(Parameter.of("key", Kind.COLUMNS, "The columns that tell the source's rows apart.")
                    .suchAs("[id]")
                    .needed())
            .parameter(Parameter.of("position", Kind.COLUMN, "The position of an event in the source's log.")
                    .suchAs("_lsn")
                    .needed())
            .parameter(Parameter.of(
                            "operation",
                            Kind.COLUMN,
                            "The kind of an event: a change of the key tells a deletion and a new row at one position.")
                    .suchAs("_op"))
            .parameter(Parameter.of(
                            "arrival",
                            Kind.COLUMNS,
                            "The columns that tell the order in which events arrived. With them, the position of a key's events must not go"
                                    + " back; that of different keys may, since transactions overlap.")
                    .suchAs("[_applied_at]"))
            .parameter(Parameter.of("max_duplicates", Kind.COUNT, "How many events may be there once more.")
                    .otherwise("0")
                    .varies(Variance.UPPER_BOUND))
            .parameter(Parameter.of("transaction", Kind.COLUMN, "The id of an event's transaction.")
                    .suchAs("_txid"))
            .parameter(Parameter.parts(
                    "transactions",
                    "Where the pipeline tells how many events of the table each transaction had. One that is not told yet is not judged. All"
                            + " rows of both tables count, whatever the filter of the check, which might cut a transaction apart.",
                    "{table: raw.transactions, id: txid, events: event_count}",
                    Parameter.of("table", Kind.TABLE, "The table, on the same connection.")
                            .suchAs("raw.transactions")
                            .needed(),
                    Parameter.of("id", Kind.COLUMN, "The id of a transaction, as the events have it.")
                            .suchAs("txid")
                            .needed(),
                    Parameter.of("events", Kind.COLUMN, "The number of its events.")
                            .suchAs("event_count")
                            .needed(),
                    Parameter.of("filter", Kind.CONDITION, "Which of its rows count.")
                            .suchAs("status = 'END'")))
            .example(
                    "cdc_events: {table: orders_log, key: [id], position: _lsn, operation: _op, arrival: [_applied_at]}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public List<String> faults(Arguments arguments) {
        return arguments.has("transaction") == arguments.has("transactions")
                ? List.of()
                : List.of(
                        "transaction and transactions belong together: the column with an event's transaction, and the table that tells"
                                + " how many events each had");
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        List<Column> key = ask.columns(arguments.texts("key"));
        Column position = ask.column(arguments.text("position"));
        List<Column> event = new ArrayList<>(key);
        event.add(position);
        if (arguments.has("operation")) {
            event.add(ask.column(arguments.text("operation")));
        }
        Ask keyed = ask.where(ask.areFilled(key));
        Measure<Long> all = keyed.count();
        Measure<Long> untold = keyed.countWhere(keyed.anyOf(event.stream()
                .filter(one -> !key.contains(one))
                .map(keyed::isNull)
                .toList()));
        Measure<KeyCounts> keys = ask.keys(event, false);
        Order order = arguments.has("arrival") ? Order.of(arguments, keyed, key, position) : null;
        Transactions transactions = arguments.has("transactions") ? Transactions.of(arguments, ask) : null;
        long most = Objects.requireNonNull(arguments.count("max_duplicates")).longValue();
        return measures -> {
            EventFaults found = new EventFaults(measures.get(all), most);
            found.untold(measures.get(untold), untold, "no position or no operation");
            found.duplicates(measures.get(keys).surplus(), keys);
            if (order != null) {
                order.judge(measures, found);
            }
            if (transactions != null) {
                transactions.judge(measures, found);
            }
            return found.verdict();
        };
    }
}
