package dev.assay.check;

import static dev.assay.check.Parameter.Kind;

import dev.assay.plan.Ask;
import dev.assay.plan.Column;
import dev.assay.plan.Comparison;
import dev.assay.plan.Condition;
import dev.assay.plan.Examined;
import dev.assay.plan.Measure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code history}: a table keeps every version of a row with its span (Kimball: a slowly changing dimension of type 2). */
public final class History implements CheckType {

    private static final Spec SPEC = Spec.table(
                    "history",
                    "Every version of a key has its span: none overlaps another, none is missing between two, and one of them is the current one.")
            .nulls(
                    "A null at the end is an open end, unless open_end names others. A version without a beginning fails. A null in the key is like any other. A version that breaks several rules counts for each, and so does a key without one current version.")
            .dimension(Dimension.CONSISTENCY)
            .counts("version")
            .parameter(Parameter.of("key", Kind.COLUMNS, "The columns that versions of one row share.")
                    .suchAs("[customer_id]")
                    .needed())
            .parameter(Parameter.of("from", Kind.COLUMN, "Where a version begins, inclusive.")
                    .suchAs("valid_from")
                    .needed())
            .parameter(Parameter.of("to", Kind.COLUMN, "Where it ends, exclusive.")
                    .suchAs("valid_to")
                    .needed())
            .parameter(Parameter.of("open_end", Kind.SCALARS, "Ends that mean none, beside null.")
                    .suchAs("[9999-12-31]"))
            .parameter(Parameter.choice("overlaps", "Whether versions of a key may overlap.", "forbidden", "allowed")
                    .otherwise("forbidden"))
            .parameter(Parameter.choice(
                            "gaps", "Whether there may be room between two versions of a key.", "forbidden", "allowed")
                    .otherwise("forbidden"))
            .parameter(Parameter.of(
                            "current_flag",
                            Kind.COLUMN,
                            "The column that is true for the current version, the one with the open end, and for no other.")
                    .suchAs("is_current"))
            .parameter(Parameter.choice(
                            "current",
                            "one: every key has exactly one version with an open end; at_most_one: some may have ended.",
                            "one",
                            "at_most_one")
                    .otherwise("one"))
            .known(Peer.DBT, "dbt_utils.mutually_exclusive_ranges")
            .known(Peer.SODA, "failed_rows")
            .example(
                    "history: {table: dim_customer, key: [customer_id], from: valid_from, to: valid_to, current_flag: is_current}")
            .example("""
                    history:
                      table: dim_customer
                      key: [customer_id]
                      from: valid_from
                      to: valid_to
                      open_end: [9999-12-31]
                      gaps: allowed
                      current: at_most_one
                    id: customers-whose-history-may-end""")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Rule ask(Arguments arguments, Ask ask) {
        List<Column> key = ask.columns(arguments.texts("key"));
        Column from = ask.column(arguments.text("from"));
        Column to = ask.column(arguments.text("to"));
        List<Condition> open = new ArrayList<>(List.of(ask.isNull(to)));
        if (arguments.has("open_end")) {
            open.add(ask.isIn(to, arguments.scalars("open_end")));
        }
        Condition isOpen = ask.anyOf(open);
        List<Column> shown = new ArrayList<>(key);
        shown.addAll(List.of(from, to));
        if (arguments.has("current_flag")) {
            shown.add(ask.column(arguments.text("current_flag")));
        }
        Map<String, Measure<Long>> faults = new LinkedHashMap<>();
        faults.put(
                "ending_before_they_begin",
                ask.countWhere(ask.anyOf(List.of(ask.isNull(from), ask.compare(to, Comparison.AT_MOST, from))), shown));
        if (arguments.text("overlaps").equals("forbidden")) {
            faults.put("overlapping", ask.countWhere(Spans.overlaps(ask, key, from, to, false), shown));
        }
        if (arguments.text("gaps").equals("forbidden")) {
            faults.put("after_a_gap", ask.countWhere(Spans.afterGap(ask, key, from, to), shown));
        }
        if (arguments.has("current_flag")) {
            Condition flagged = ask.compare(ask.column(arguments.text("current_flag")), Comparison.EQUAL, true);
            faults.put(
                    "flagged_wrongly",
                    ask.countWhere(
                            ask.anyOf(List.of(
                                    ask.allOf(List.of(isOpen, ask.not(flagged))),
                                    ask.allOf(List.of(flagged, ask.not(isOpen))),
                                    ask.isNull(ask.column(arguments.text("current_flag"))))),
                            shown));
        }
        Ask.Groups versions = ask.groups(key);
        Comparison wrong = arguments.text("current").equals("one") ? Comparison.NOT_EQUAL : Comparison.ABOVE;
        faults.put(
                "keys_without_one_current",
                versions.countWhere(versions.compare(versions.rows("current rows", isOpen), wrong, BigDecimal.ONE)));
        Measure<Long> rows = ask.count();
        return measures -> {
            Map<String, Object> measured = new LinkedHashMap<>();
            List<String> found = new ArrayList<>();
            List<Measure<?>> evidence = new ArrayList<>();
            long failing = 0;
            for (Map.Entry<String, Measure<Long>> fault : faults.entrySet()) {
                long count = measures.get(fault.getValue());
                measured.put(fault.getKey(), count);
                failing += count;
                if (count > 0) {
                    found.add(Text.number(count) + " " + fault.getKey().replace('_', ' '));
                    evidence.add(fault.getValue());
                }
            }
            long all = measures.get(rows);
            String rule = Text.with(failing, "breaks", "break") + " the history (" + Text.list(found, "and") + ")";
            return new Finding.Rows(Math.min(failing, all), Examined.of(all), rule, evidence, measured);
        };
    }
}
