package dev.assay.check.builtin.references;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.CheckType;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.OtherTool;
import dev.assay.check.Parameter;
import dev.assay.check.Reference;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.check.builtin.OtherTable;
import dev.assay.check.builtin.Referring;
import dev.assay.check.builtin.Spoken;
import dev.assay.check.builtin.Zones;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.Comparison;
import dev.assay.plan.ask.Condition;
import dev.assay.plan.ask.ExaminedCount;
import dev.assay.plan.ask.Measure;
import dev.assay.plan.ask.OrphanCounts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code references}: every value of a column, or combination of several columns, exists in another table (dbt: relationships; SQL: a
 * foreign key with MATCH SIMPLE). With {@code valid_at} it must exist in the version that was valid at the row's time (Kimball: slowly
 * changing dimension, type 2).
 */
public final class References implements CheckType {

    private static final Spec SPEC = Spec.key("references", "Every row refers to an existing row.")
            .nulls(
                    "A row with a null in the reference passes. If no row has a reference to look up that is not pending, nothing"
                            + " is examined. A time in the future is never within the grace period.")
            .dimension(Dimension.CONSISTENCY)
            .main(Parameter.of(
                            "to",
                            Kind.REFERENCE,
                            "The referenced table and columns, as table(column) or schema.table(a, b).")
                    .needed())
            .parameter(OtherTable.FILTER)
            .parameter(Parameter.parts(
                    "valid_at",
                    "Which version of the referenced row counts: the one that was valid at the row's own time. from is inclusive,"
                            + " to is exclusive; a version with a null in to never ends.",
                    "{at: ordered_at, from: valid_from, to: valid_to}",
                    Parameter.of("at", Kind.COLUMN, "The row's own time.")
                            .suchAs("ordered_at")
                            .needed(),
                    Parameter.of("from", Kind.COLUMN, "The other table's column with the start of validity.")
                            .suchAs("valid_from")
                            .needed(),
                    Parameter.of("to", Kind.COLUMN, "The other table's column with the end of validity.")
                            .suchAs("valid_to")
                            .needed()))
            .parameter(Parameter.of(
                            "unknown_members",
                            Kind.SCALARS,
                            "Values that mean no reference, such as the key of a dimension's unknown member. They pass without a lookup.")
                    .suchAs("[-1]"))
            .parameter(Parameter.parts(
                    "grace",
                    "Younger rows may refer to a row that has not arrived yet. They pass, and are counted as pending.",
                    "{column: loaded_at, for: 48h}",
                    Parameter.of("column", Kind.COLUMN, "When the row arrived.")
                            .suchAs("loaded_at")
                            .needed(),
                    Parameter.of(
                                    "for",
                                    Kind.DURATION,
                                    "How long the referenced row may take to arrive, by the run's clock.")
                            .suchAs("48h")
                            .needed(),
                    Zones.PARAMETER))
            .known(OtherTool.DBT, "relationships", "dbt_utils.relationships_where", "dbt_constraints.foreign_key")
            .known(OtherTool.SODA, "reference check", "values in (…) must exist in")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_column_values_to_be_in_set")
            .known(OtherTool.DEEQU, "ReferentialIntegrity")
            .known(OtherTool.ODCS, "relationships")
            .example("references: {table: orders, columns: [customer_id], to: customers(id)}")
            .example("""
                    references:
                      table: orders
                      columns: [customer_id]
                      to: dim_customer(customer_id)
                      valid_at: {at: placed_at, from: valid_from, to: valid_to}
                      unknown_members: [-1]
                      grace: {column: placed_at, for: 48h}
                    id: customer-as-of-order""")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public List<String> faults(Arguments arguments) {
        List<String> faults = new ArrayList<>(Referring.faults(arguments));
        if (arguments.has("unknown_members") && arguments.texts("columns").size() > 1) {
            faults.add("unknown_members are values of one column: write a separate check for it");
        }
        return faults;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        List<Column> columns = ask.columns(arguments.texts("columns"));
        Reference to = Objects.requireNonNull(arguments.reference("to"));
        Ask.Link link = Referring.link(columns, to, arguments, ask, validity(arguments, ask));
        Ask referring = arguments.has("unknown_members")
                ? ask.where(ask.not(ask.isIn(columns.get(0), arguments.scalars("unknown_members"))))
                : ask;
        Arguments grace = arguments.parts("grace");
        Ask due = grace == null ? referring : referring.where(isDue(grace, ask));
        Measure<OrphanCounts> orphans = due.orphans(link);
        Measure<OrphanCounts> allOrphans = referring.orphans(link);
        Measure<ExaminedCount> all = ask.examined();
        Measure<ExaminedCount> filled = referring.examined(ask.areFilled(columns));
        String named = Referring.named(columns);
        return measures -> {
            OrphanCounts counts = measures.get(orphans);
            long pending = measures.get(allOrphans).rows() - counts.rows();
            Map<String, Object> measured = new LinkedHashMap<>();
            measured.put("distinct_orphans", counts.keys());
            if (grace != null) {
                measured.put("pending", pending);
            }
            String rule = Text.with(counts.rows(), "has ", "have ") + named + " that is not in "
                    + OtherTable.named(to, arguments)
                    + (link.validity() == null
                            ? ""
                            : " at its " + link.validity().at().name())
                    + " (" + Text.count(counts.keys(), "distinct value")
                    + (pending == 0 ? "" : ", " + Text.number(pending) + " more pending") + ")";
            ExaminedCount looked = measures.get(filled);
            Long known = looked.counted();
            return new CheckOutcome.Rows(
                    counts.rows(),
                    measures.get(all),
                    rule,
                    List.of(orphans),
                    measured,
                    CheckOutcome.Spoken.having(
                            known == null ? looked : ExaminedCount.of(Math.max(0, known - pending)),
                            measures.get(all),
                            Spoken.needed(columns)
                                    + (arguments.has("unknown_members") || grace != null ? " to look up" : "")));
        };
    }

    private static Ask.@Nullable Validity validity(Arguments arguments, Ask ask) {
        Arguments parts = arguments.parts("valid_at");
        return parts == null
                ? null
                : new Ask.Validity(ask.column(parts.text("at")), parts.text("from"), parts.text("to"));
    }

    /**
     * A row is due if it is older than the grace period. A row without a time is due as well, and so is one with a time in the future,
     * which would stay pending for ever.
     */
    private static Condition isDue(Arguments grace, Ask ask) {
        Column column = ask.column(grace.text("column"));
        @Nullable ZoneId zone = Zones.of(column, grace.zone("time_zone"));
        Instant limit = ask.asOf().minus(Objects.requireNonNull(grace.duration("for")));
        return ask.anyOf(List.of(
                ask.isNull(column),
                ask.compare(column, Comparison.AT_MOST, Zones.written(limit, column, zone)),
                ask.compare(column, Comparison.ABOVE, Zones.written(ask.asOf(), column, zone))));
    }
}
