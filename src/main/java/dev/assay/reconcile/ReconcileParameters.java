package dev.assay.reconcile;

import dev.assay.check.Arguments;
import dev.assay.check.Dimension;
import dev.assay.check.Parameter;
import dev.assay.check.Parameter.Kind;
import dev.assay.check.Parameter.Variance;
import dev.assay.check.Spec;
import dev.assay.sql.Fragment;
import dev.assay.sql.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The parameters of {@link Reconcile}. */
final class ReconcileParameters {

    private static final Parameter SOURCE = Parameter.parts(
                    "source",
                    "The table that is copied. Each database reads its own rows; only checksums and keys meet.",
                    "{connection: shop, table: app.orders}",
                    Parameter.of("connection", Kind.CONNECTION, "Its connection.")
                            .needed(),
                    Parameter.of("table", Kind.TEXT, "Its name.").needed().suchAs("app.orders"),
                    Parameter.of(
                                    "filter",
                                    Kind.CONDITION,
                                    "Which of its rows are compared, in the SQL of its connection.")
                            .suchAs("status <> 'draft'"),
                    Parameter.of(
                                    "expressions",
                                    Kind.EXPRESSIONS,
                                    "What is compared in place of some of its columns, as the text that its database shows.")
                            .suchAs("{email: lower(email)}"))
            .needed();

    private static final Parameter HEARTBEAT = Parameter.parts(
            "heartbeat",
            "Where the copy says how far it is: a table of the copy's connection whose highest position, or newest time, is that of the"
                    + " last change that was applied. Without it, both sides are taken to be at rest.",
            "{table: cdc.heartbeat, position: _lsn}",
            Parameter.of("table", Kind.TEXT, "The table.").needed().suchAs("cdc.heartbeat"),
            Parameter.of("position", Kind.TEXT, "Its column with the position in the source's log.")
                    .suchAs("_lsn"),
            Parameter.of(
                            "at",
                            Kind.TEXT,
                            "Its column with the time that the source gave the heartbeat, where there is no position. A time"
                                    + " without a zone is taken as UTC.")
                    .suchAs("ts"));

    private static final Parameter BUDGET = Parameter.parts(
            "budget",
            "What a run may look at; the next run goes on where it ended, after the parts that differed. Without it, a run compares all"
                    + " rows.",
            "{rows: 200000, time: 5m}",
            Parameter.of("rows", Kind.COUNT, "So many rows of the source at most.")
                    .suchAs("200000"),
            Parameter.of("time", Kind.DURATION, "After this time no further part is begun.")
                    .suchAs("5m"));

    static final Spec SPEC = Spec.table("reconcile", "The table is a true copy of one on another connection.")
            .nulls(
                    "Null, an empty text and every other value differ from each other. A row whose key has a null is compared by its other"
                            + " values.")
            .dimension(Dimension.CONSISTENCY)
            .counts("row")
            .whole()
            .main(SOURCE)
            .parameter(Parameter.of(
                            "key",
                            Kind.TEXTS,
                            "The columns that tell rows apart, as the source calls them: numbers, texts or UUIDs.")
                    .needed()
                    .suchAs("id"))
            .parameter(Parameter.choice(
                            "copy",
                            "What the copy keeps: the current state of each row, or every change.",
                            "current_state",
                            "changelog")
                    .otherwise("current_state"))
            .parameter(Parameter.choice(
                    "pipeline",
                    "What writes the copy, whose columns are known then: debezium has __txId (changed_by), __lsn (position) and __deleted"
                            + " (deleted).",
                    "debezium"))
            .parameter(Parameter.of(
                            "changed_by",
                            Kind.TEXT,
                            "The copy's column with the id of the transaction that made the change.")
                    .suchAs("_txid"))
            .parameter(Parameter.of(
                            "position",
                            Kind.TEXT,
                            "The copy's column with the position of the change in the source's log.")
                    .suchAs("_lsn"))
            .parameter(Parameter.of(
                            "deleted",
                            Kind.TEXT,
                            "The copy's column that marks a deleted row: true, not 0, d, delete, or the time of the deletion.")
                    .suchAs("_deleted"))
            .parameter(Parameter.of(
                            "unavailable",
                            Kind.TEXT,
                            "What a changelog has in place of a text that was not sent, since it did not change: the last one that was"
                                    + " sent is compared.")
                    .suchAs("__debezium_unavailable_value"))
            .parameter(Parameter.of(
                            "synced_at",
                            Kind.TEXT,
                            "The copy's column with the time of the change, where it has no changed_by: the clocks of both sides must"
                                    + " agree to a few seconds.")
                    .suchAs("_synced_at"))
            .parameter(Parameter.of(
                            "columns", Kind.TYPES, "What the copy calls columns of the source, where that differs.")
                    .suchAs("{id: ID, note: NOTE_TEXT}"))
            .parameter(Parameter.of("except", Kind.TEXTS, "Columns of the source that are not compared.")
                    .suchAs("[search_vector]")
                    .varies(Variance.ACCEPTED))
            .parameter(Parameter.of("copy_filter", Kind.CONDITION, "Which rows of the copy are compared.")
                    .suchAs("status <> 'draft'"))
            .parameter(Parameter.of(
                            "copy_expressions",
                            Kind.EXPRESSIONS,
                            "What is compared in place of some of the copy's columns, by the names of the source's, as the text that its"
                                    + " database shows.")
                    .suchAs("{email: lower(EMAIL)}"))
            .parameter(Parameter.of(
                            "tolerance",
                            Kind.NUMBER,
                            "Floating-point numbers may differ by this much. Without it, they are compared digit by digit.")
                    .suchAs("0.001")
                    .varies(Variance.ACCEPTED))
            .parameter(HEARTBEAT)
            .parameter(Parameter.of(
                            "wait_up_to",
                            Kind.DURATION,
                            "How long the copy is waited for; then the check could not be made.")
                    .otherwise("1m"))
            .parameter(Parameter.of(
                            "hold_up_to",
                            Kind.DURATION,
                            "How long a snapshot of the source may be held open, where the copy says who changed a row or when.")
                    .otherwise("30s"))
            .parameter(BUDGET)
            .parameter(Parameter.of(
                            "max_left_out",
                            Kind.NUMBER,
                            "The check warns if more than this part of the rows changed while they were compared.")
                    .otherwise("0.05"))
            .example("reconcile: {table: orders, source: {connection: shop, table: orders}, key: id}")
            .build();

    private ReconcileParameters() {}

    /** What is wrong with parameters together. */
    static List<String> faults(Arguments arguments) {
        List<String> faults = new ArrayList<>();
        faults.addAll(
                tableFault(Objects.requireNonNull(arguments.parts("source")).text("table")));
        PipelineColumns pipeline = PipelineColumns.of(arguments);
        if (arguments.text("copy").equals("changelog")) {
            if (!pipeline.missingInChangelog().isEmpty()) {
                faults.add("a changelog has columns for each change: name "
                        + String.join(", ", pipeline.missingInChangelog())
                        + ", such as changed_by: _txid, position: _lsn, deleted: _op");
            }
            if (!arguments.has("heartbeat")) {
                faults.add(
                        "a changelog is compared once it has reached the source's position: say in heartbeat where that stands, such as"
                                + " heartbeat: {table: cdc.heartbeat, position: _lsn}");
            }
        }
        List<Fragment> expressions =
                new ArrayList<>(arguments.expressions("copy_expressions").values());
        expressions.addAll(Objects.requireNonNull(arguments.parts("source"))
                .expressions("expressions")
                .values());
        if (expressions.stream()
                .flatMap(one -> one.pieces().stream())
                .anyMatch(Fragment.Piece.Value.class::isInstance)) {
            faults.add("expressions take no variables: write their values");
        }
        if (arguments.has("tolerance")
                && Objects.requireNonNull(arguments.number("tolerance")).signum() <= 0) {
            faults.add("tolerance is above 0: leave it out to compare digit by digit");
        }
        Arguments budget = arguments.parts("budget");
        if (budget != null && !budget.has("rows") && !budget.has("time")) {
            faults.add("budget has no limit: give rows, time or both");
        }
        if (budget != null
                && budget.has("rows")
                && Objects.requireNonNull(budget.count("rows")).signum() == 0) {
            faults.add("budget of 0 rows would see none: give at least 1");
        }
        Arguments heartbeat = arguments.parts("heartbeat");
        if (heartbeat != null && heartbeat.has("position") == heartbeat.has("at")) {
            faults.add("heartbeat has either the position in the source's log or the time (at)");
        }
        if (arguments.has("heartbeat")) {
            faults.addAll(tableFault(
                    Objects.requireNonNull(arguments.parts("heartbeat")).text("table")));
        }
        return faults;
    }

    private static List<String> tableFault(String written) {
        try {
            TableName.parse(written);
            return List.of();
        } catch (IllegalArgumentException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }
}
