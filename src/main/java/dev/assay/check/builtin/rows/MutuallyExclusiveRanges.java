package dev.assay.check.builtin.rows;

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
import dev.assay.check.builtin.Spoken;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.Condition;
import dev.assay.plan.ask.ExaminedCount;
import dev.assay.plan.ask.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code mutually_exclusive_ranges}: the spans of two rows with the same key never overlap (dbt_utils). */
public final class MutuallyExclusiveRanges implements CheckType {

    private static final Spec SPEC = Spec.table(
                    "mutually_exclusive_ranges",
                    "Spans of rows with the same key do not overlap; with gaps: forbidden, they follow each other without gaps.")
            .nulls(
                    "A null end is an open end, so every later span overlaps it. A row with a null start is left out. In the key,"
                            + " nulls are equal.")
            .dimension(Dimension.CONSISTENCY)
            .parameter(Parameter.of("from", Kind.COLUMN, "The start of a span, inclusive.")
                    .suchAs("valid_from")
                    .needed())
            .parameter(Parameter.of("to", Kind.COLUMN, "The end, exclusive.")
                    .suchAs("valid_to")
                    .needed())
            .parameter(Parameter.of("by", Kind.COLUMNS, "The key. Without it, all rows form one group.")
                    .suchAs("[product]"))
            .parameter(Parameter.choice(
                            "gaps",
                            "Whether there may be gaps between spans; with required, spans must not even touch.",
                            "allowed",
                            "forbidden",
                            "required")
                    .otherwise("allowed"))
            .parameter(
                    Parameter.choice("empty_spans", "Whether a span may end where it starts.", "forbidden", "allowed")
                            .otherwise("forbidden"))
            .known(OtherTool.DBT, "dbt_utils.mutually_exclusive_ranges")
            .known(OtherTool.SODA, "failed_rows")
            .example("mutually_exclusive_ranges: {table: prices, from: valid_from, to: valid_to, by: [product]}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Column from = ask.column(arguments.text("from"));
        Column to = ask.column(arguments.text("to"));
        List<Column> by = ask.columns(arguments.texts("by"));
        Ask spans = ask.where(ask.not(ask.isNull(from)));
        Condition failing = Spans.failing(
                spans,
                by,
                from,
                to,
                arguments.text("gaps"),
                arguments.text("empty_spans").equals("allowed"));
        List<Column> shown = new ArrayList<>(by);
        shown.addAll(List.of(from, to));
        Measure<Long> bad = spans.countWhere(failing, shown);
        Measure<ExaminedCount> begun = spans.inPassOf(failing).examined();
        Spoken spoken = new Spoken(begun, ask.examined(), Spoken.needed(List.of(from)), false);
        String fault = switch (arguments.text("gaps")) {
            case "forbidden" -> " that does not begin where the one before ends, or ends before it begins";
            case "required" -> " that begins before or where another one ends, or ends before it begins";
            default -> " that begins before another one ends, or ends before it begins";
        };
        return measures -> {
            long found = measures.get(bad);
            String rule =
                    Text.with(found, "has a span (", "have a span (") + from.name() + " to " + to.name() + ")" + fault;
            return new CheckOutcome.Rows(found, measures.get(begun), rule, List.of(bad), Map.of(), spoken.of(measures));
        };
    }
}
