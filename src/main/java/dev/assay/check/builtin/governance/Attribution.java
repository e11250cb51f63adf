package dev.assay.check.builtin.governance;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.CheckType;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.Parameter;
import dev.assay.check.Reference;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.ExaminedCount;
import dev.assay.plan.ask.Measure;
import dev.assay.plan.ask.Measures;
import dev.assay.plan.ask.OrphanCounts;
import dev.assay.plan.ask.UnlinkedCounts;
import dev.assay.result.FailureCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code attribution}: every row names its creator and its organisation, and both exist. If one of the two columns is missing, the check
 * fails as a broken contract before any row is read.
 */
public final class Attribution implements CheckType {

    private static final Spec SPEC = Spec.table(
                    "attribution", "Every row names its creator and its organisation, and both exist.")
            .nulls("A null creator or organisation fails.")
            .dimension(Dimension.COMPLETENESS)
            .parameter(Parameter.of("created_by", Kind.TEXT, "The column that names the creator.")
                    .otherwise("created_by"))
            .parameter(Parameter.of("organisation", Kind.TEXT, "The column that names the organisation.")
                    .otherwise("organisation_id"))
            .parameter(
                    Parameter.of("principals", Kind.REFERENCE, "Where creators are declared, as schema.table(column).")
                            .suchAs("users(id)"))
            .parameter(Parameter.of(
                            "organisations",
                            Kind.REFERENCE,
                            "Where organisations are declared, as schema.table(column).")
                    .suchAs("organisations(id)"))
            .example("attribution: {table: orders, principals: users(id), organisations: organisations(id)}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public List<String> faults(Arguments arguments) {
        List<String> faults = new ArrayList<>();
        for (String name : List.of("principals", "organisations")) {
            Reference reference = arguments.reference(name);
            if (reference != null && reference.columns().size() != 1) {
                faults.add(name + " names " + reference.columns().size()
                        + " columns: it takes one, as schema.table(column)");
            }
        }
        return faults;
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        List<String> names = List.of(arguments.text("created_by"), arguments.text("organisation"));
        List<String> missing =
                names.stream().filter(name -> ask.findColumn(name).isEmpty()).toList();
        if (!missing.isEmpty()) {
            return measures -> missing(ask.table(), missing);
        }
        List<Column> both = ask.columns(names);
        List<Part> parts = List.of(
                part(ask, names.get(0), arguments.reference("principals"), both),
                part(ask, names.get(1), arguments.reference("organisations"), both));
        Measure<UnlinkedCounts> unattributed = ask.unlinked(
                parts.stream().map(Part::column).toList(),
                parts.stream().flatMap(part -> part.link().stream()).toList());
        return measures -> judge(parts, measures.get(unattributed), measures);
    }

    private static CheckOutcome missing(String table, List<String> columns) {
        String named = String.join("' and no '", columns);
        return new CheckOutcome.Verdict(
                CheckOutcome.Level.FAILED,
                FailureCode.CONTRACT_BROKEN,
                "The table " + table + " has no column '" + named
                        + "', so nobody can tell who made its rows or for which organisation.",
                List.of(),
                Map.of("missing_columns", String.join(", ", columns)),
                Map.of());
    }

    private static Part part(Ask ask, String name, @Nullable Reference declared, List<Column> shown) {
        Column column = ask.column(name);
        Measure<Long> nulls = ask.countWhere(ask.isNull(column), shown);
        if (declared == null) {
            return new Part(column, nulls, List.of(), null, "");
        }
        Ask.Link link = new Ask.Link(List.of(column), declared.table(), declared.columns());
        return new Part(column, nulls, List.of(link), ask.orphans(link, shown), declared.toString());
    }

    private static CheckOutcome judge(List<Part> parts, UnlinkedCounts counts, Measures measures) {
        Map<String, Object> measured = new LinkedHashMap<>();
        List<Measure<?>> evidence = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (Part part : parts) {
            String column = part.column().name();
            long nulls = measures.get(part.nulls());
            measured.put(column + "_missing", nulls);
            if (nulls > 0) {
                evidence.add(part.nulls());
                faults.add(Text.number(nulls) + " without " + column);
            }
            if (part.orphans() != null) {
                long unknown = measures.get(part.orphans()).rows();
                measured.put(column + "_unknown", unknown);
                if (unknown > 0) {
                    evidence.add(part.orphans());
                    faults.add(Text.number(unknown) + " with " + Text.a(column) + " that is not in " + part.target());
                }
            }
        }
        long failing = counts.unlinked();
        String rule = Text.with(failing, "does", "do") + " not say who made " + Text.with(failing, "it", "them")
                + " and for whom (" + String.join(", ", faults) + ")";
        return new CheckOutcome.Rows(failing, ExaminedCount.of(counts.rows()), rule, evidence, measured);
    }

    /**
     * One of the two columns.
     *
     * @param link to the table that declares its values; empty if none does
     * @param orphans null if there is no link
     */
    private record Part(
            Column column,
            Measure<Long> nulls,
            List<Ask.Link> link,
            @Nullable Measure<OrphanCounts> orphans,
            String target) {}
}
