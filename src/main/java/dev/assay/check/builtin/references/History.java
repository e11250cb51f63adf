package dev.assay.check.builtin.references;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.CheckType;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Parameter;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.check.builtin.Spans;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.Comparison;
import dev.assay.plan.ask.Condition;
import dev.assay.plan.ask.ExaminedCount;
import dev.assay.plan.ask.Measure;
import dev.assay.plan.ask.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code history}: a table keeps every version of a row with its validity interval (Kimball: slowly changing dimension, type 2). */
public final class History implements CheckType {

    private static final Spec SPEC = Spec.table(
                    "history",
                    "The versions of every key have spans without overlaps and gaps, and one of them is current.")
            .nulls(
                    "A null end is an open end, and so are the values of open_end. A version without a start fails. In the key,"
                            + " nulls are equal. A version that breaks several rules counts once. If a key has no current version, its last"
                            + " version fails; if it has several, all but the first fail.")
            .dimension(Dimension.CONSISTENCY)
            .counts("version")
            .parameter(Parameter.of("key", Kind.COLUMNS, "The columns that identify a row across its versions.")
                    .suchAs("[customer_id]")
                    .needed())
            .parameter(Parameter.of("from", Kind.COLUMN, "The start of a version, inclusive.")
                    .suchAs("valid_from")
                    .needed())
            .parameter(Parameter.of("to", Kind.COLUMN, "The end, exclusive.")
                    .suchAs("valid_to")
                    .needed())
            .parameter(Parameter.of("open_end", Kind.SCALARS, "Values that mean an open end, in addition to null.")
                    .suchAs("[9999-12-31]"))
            .parameter(Parameter.choice("overlaps", "Whether versions of a key may overlap.", "forbidden", "allowed")
                    .otherwise("forbidden"))
            .parameter(Parameter.choice(
                            "gaps", "Whether there may be gaps between the versions of a key.", "forbidden", "allowed")
                    .otherwise("forbidden"))
            .parameter(Parameter.of(
                            "current_flag",
                            Kind.COLUMN,
                            "A column that is true for the current version, which is the one with an open end, and false for all others. A"
                                    + " null fails.")
                    .suchAs("is_current"))
            .parameter(Parameter.choice(
                            "current",
                            "one: every key has exactly one version with an open end. at_most_one: a key may also have none.",
                            "one",
                            "at_most_one")
                    .otherwise("one"))
            .known(OtherTool.DBT, "dbt_utils.mutually_exclusive_ranges")
            .known(OtherTool.SODA, "failed_rows")
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

    private static final String KEYS = "keys_without_one_current";

    /**
     * A way to break the history.
     *
     * @param name the fault's key in {@code measured}
     * @param counted holds for the rows to count in the message, such as one row per faulty key
     * @param breaking holds for the versions that break the rule
     * @param one the words after the number 1
     * @param many the words after any other number
     */
    private record Fault(String name, Condition counted, Condition breaking, String one, String many) {

        static Fault of(String name, Condition breaking, String one, String many) {
            return new Fault(name, breaking, breaking, one, many);
        }
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        List<Column> key = ask.columns(arguments.texts("key"));
        Column from = ask.column(arguments.text("from"));
        Column to = ask.column(arguments.text("to"));
        List<Condition> open = new ArrayList<>(List.of(ask.isNull(to)));
        if (arguments.has("open_end")) {
            open.add(ask.isIn(to, arguments.scalars("open_end")));
        }
        Condition isOpen = ask.anyOf(open);
        Value end = arguments.has("open_end") ? ask.only(ask.not(isOpen), to) : to;
        List<Fault> faults = faults(arguments, ask, key, from, end, isOpen);
        List<Measure<Long>> counts =
                faults.stream().map(fault -> ask.countWhere(fault.counted())).toList();
        List<Column> shown = new ArrayList<>(key);
        shown.addAll(List.of(from, to));
        if (arguments.has("current_flag")) {
            shown.add(ask.column(arguments.text("current_flag")));
        }
        Measure<Long> bad =
                ask.countWhere(ask.anyOf(faults.stream().map(Fault::breaking).toList()), shown);
        Measure<Long> all = ask.count();
        return measures -> {
            Map<String, Object> measured = new LinkedHashMap<>();
            List<String> found = new ArrayList<>();
            for (int i = 0; i < faults.size(); i++) {
                Fault fault = faults.get(i);
                long count = measures.get(counts.get(i));
                measured.put(fault.name(), count);
                if (count > 0) {
                    found.add(Text.number(count) + " " + Text.with(count, fault.one(), fault.many()));
                }
            }
            long failing = measures.get(bad);
            String rule = Text.with(failing, "breaks", "break") + " the history (" + Text.list(found, "and") + ")";
            return new CheckOutcome.Rows(failing, ExaminedCount.of(measures.get(all)), rule, List.of(bad), measured);
        };
    }

    private static List<Fault> faults(
            Arguments arguments, Ask ask, List<Column> key, Column from, Value to, Condition isOpen) {
        List<Fault> faults = new ArrayList<>();
        faults.add(Fault.of(
                "ending_before_they_begin",
                ask.anyOf(List.of(ask.isNull(from), ask.compare(to, Comparison.AT_MOST, from))),
                "has no beginning or ends before it",
                "have no beginning or end before it"));
        if (arguments.text("overlaps").equals("forbidden")) {
            Condition overlapping = Spans.overlaps(ask, key, from, to, false);
            faults.add(Fault.of("overlapping", overlapping, "overlaps an earlier one", "overlap earlier ones"));
        }
        if (arguments.text("gaps").equals("forbidden")) {
            Condition late = Spans.afterGap(ask, key, from, to);
            faults.add(Fault.of("after_a_gap", late, "follows a gap", "follow a gap"));
        }
        if (arguments.has("current_flag")) {
            Column flag = ask.column(arguments.text("current_flag"));
            Condition flagged = ask.compare(flag, Comparison.EQUAL, true);
            Condition wrongly = ask.anyOf(List.of(
                    ask.allOf(List.of(isOpen, ask.not(flagged))),
                    ask.allOf(List.of(flagged, ask.not(isOpen))),
                    ask.isNull(flag)));
            faults.add(Fault.of("flagged_wrongly", wrongly, "is flagged wrongly", "are flagged wrongly"));
        }
        faults.add(current(ask, isOpen, ask.ordered(key, List.of(from, to)), arguments.text("current")));
        return faults;
    }

    /**
     * Keys without exactly one current version. Each is counted once: at its last version if none is current, at its second current version
     * if several are.
     */
    private static Fault current(Ask ask, Condition isOpen, Ask.Ordered ordered, String wanted) {
        Value before = ordered.rowsBefore(isOpen);
        Condition second = ask.allOf(List.of(isOpen, ask.compare(before, Comparison.EQUAL, BigDecimal.ONE)));
        Condition late = ask.allOf(List.of(isOpen, ask.compare(before, Comparison.AT_LEAST, BigDecimal.ONE)));
        if (!wanted.equals("one")) {
            return new Fault(
                    KEYS, second, late, "key has several current versions", "keys have several current versions");
        }
        Condition ended = ask.allOf(List.of(
                ask.not(isOpen),
                ask.compare(before, Comparison.EQUAL, BigDecimal.ZERO),
                ask.isNull(ordered.next(ask.number(BigDecimal.ONE)))));
        return new Fault(
                KEYS,
                ask.anyOf(List.of(ended, second)),
                ask.anyOf(List.of(ended, late)),
                "key has no single current version",
                "keys have no single current version");
    }
}
