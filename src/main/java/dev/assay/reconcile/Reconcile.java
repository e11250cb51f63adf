package dev.assay.reconcile;

import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.Dimension;
import dev.assay.check.Parameter;
import dev.assay.check.Parameter.Kind;
import dev.assay.check.Parameter.Variance;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.database.DatabaseException;
import dev.assay.database.Rows;
import dev.assay.plan.ask.ExaminedCount;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.result.FailureCode;
import dev.assay.sql.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code reconcile}: the table is a true copy of one on another connection, which may go on changing (data-diff, reladiff). */
public final class Reconcile implements TwoSided {

    private static final int SHOWN = 100;

    private static final Parameter SOURCE = Parameter.parts(
                    "source",
                    "The table that is copied. Each database reads its own rows; only checksums and keys meet.",
                    "{connection: shop, table: app.orders}",
                    Parameter.of("connection", Kind.CONNECTION, "Its connection.")
                            .needed(),
                    Parameter.of("table", Kind.TEXT, "Its name.").needed().suchAs("app.orders"))
            .needed();

    private static final Parameter HEARTBEAT = Parameter.parts(
            "heartbeat",
            "Where the copy says how far it is: a table of the copy's connection whose highest position is that of the newest"
                    + " change that was applied. Without it, both sides are taken to be at rest.",
            "{table: cdc.heartbeat, position: _lsn}",
            Parameter.of("table", Kind.TEXT, "The table.").needed().suchAs("cdc.heartbeat"),
            Parameter.of("position", Kind.TEXT, "Its column with the position in the source's log.")
                    .needed()
                    .suchAs("_lsn"));

    private static final Spec SPEC = Spec.table("reconcile", "The table is a true copy of one on another connection.")
            .nulls(
                    "Null, an empty text and every other value differ from each other. A row whose key is null is compared by its other"
                            + " values.")
            .dimension(Dimension.CONSISTENCY)
            .counts("row")
            .whole()
            .main(SOURCE)
            .parameter(Parameter.of(
                            "key",
                            Kind.TEXT,
                            "The column that tells rows apart, as the source calls it: a number, text or a UUID.")
                    .needed()
                    .suchAs("id"))
            .parameter(Parameter.choice(
                            "copy",
                            "What the copy keeps: the current state of each row, or every change.",
                            "current_state",
                            "changelog")
                    .otherwise("current_state"))
            .parameter(Parameter.of(
                            "columns", Kind.TYPES, "What the copy calls columns of the source, where that differs.")
                    .suchAs("{id: ID, note: NOTE_TEXT}"))
            .parameter(Parameter.of("except", Kind.TEXTS, "Columns of the source that are not compared.")
                    .suchAs("[search_vector]")
                    .varies(Variance.ACCEPTED))
            .parameter(HEARTBEAT)
            .parameter(Parameter.of(
                            "wait_up_to",
                            Kind.DURATION,
                            "How long the copy is waited for; then the check could not be made.")
                    .otherwise("1m"))
            .parameter(Parameter.parts(
                    "change",
                    "The columns of a changelog.",
                    "{transaction: _txid, position: _lsn, operation: _op}",
                    Parameter.of("transaction", Kind.TEXT, "The id of the transaction of a change.")
                            .needed()
                            .suchAs("_txid"),
                    Parameter.of("position", Kind.TEXT, "The position of a change in the source's log.")
                            .needed()
                            .suchAs("_lsn"),
                    Parameter.of("operation", Kind.TEXT, "The kind of a change: d deletes the row.")
                            .needed()
                            .suchAs("_op")))
            .parameter(Parameter.of(
                            "max_left_out",
                            Kind.NUMBER,
                            "The check warns if more than this part of the rows changed while they were compared.")
                    .otherwise("0.05"))
            .example("reconcile: {table: orders, source: {connection: shop, table: orders}, key: id}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public List<String> faults(Arguments arguments) {
        List<String> faults = new ArrayList<>();
        faults.addAll(
                tableFault(Objects.requireNonNull(arguments.parts("source")).text("table")));
        boolean changelog = arguments.text("copy").equals("changelog");
        if (changelog && !arguments.has("change")) {
            faults.add(
                    "a changelog has the columns of each change: name them in change, such as change: {transaction: _txid, position: _lsn,"
                            + " operation: _op}");
        }
        if (changelog && !arguments.has("heartbeat")) {
            faults.add(
                    "a changelog is compared once it has reached the source's position: say in heartbeat where that stands, such as"
                            + " heartbeat: {table: cdc.heartbeat, position: _lsn}");
        }
        if (!changelog && arguments.has("change")) {
            faults.add("change is for a changelog: say copy: changelog, or leave it out");
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

    @Override
    public String elsewhere(Arguments arguments) {
        return Objects.requireNonNull(arguments.parts("source")).text("connection");
    }

    @Override
    public Compared compare(Arguments arguments, Sides sides) throws DatabaseException {
        Reader fromSource = new Reader(sides.elsewhere(), sides.purpose());
        Reader fromCopy = new Reader(sides.here(), sides.purpose());
        Comparison comparison = new Comparison(arguments, sides, fromSource, fromCopy);
        try {
            Drill.Compared compared = comparison.compare();
            List<String> sql = new ArrayList<>(fromSource.sent());
            sql.addAll(fromCopy.sent());
            return new Compared(
                    outcome(arguments, compared, comparison.words(), fromSource, fromCopy),
                    rows(arguments, compared.found().differences()),
                    List.of(arguments.text("key")),
                    sql);
        } catch (NotReachedException e) {
            throw new UnanswerableException(FailureCode.TIMED_OUT, String.valueOf(e.getMessage()));
        }
    }

    private static CheckOutcome outcome(
            Arguments arguments, Drill.Compared compared, String words, Reader fromSource, Reader fromCopy) {
        List<Difference> differences = compared.found().differences();
        long leftOut = compared.found().undetermined().size();
        long rows = Math.max(compared.source(), compared.copy());
        Map<String, Object> measured = new LinkedHashMap<>();
        measured.put("source_rows", compared.source());
        measured.put("copy_rows", compared.copy());
        measured.put("left_out", leftOut);
        measured.put("source_statements", (long) fromSource.statements());
        measured.put("copy_statements", (long) fromCopy.statements());
        for (Difference.Kind kind : Difference.Kind.values()) {
            measured.put(kind.name().toLowerCase(Locale.ROOT), count(differences, kind));
        }
        String left = leftOut == 0
                ? ""
                : "; " + Text.count(leftOut, "row") + " changed meanwhile and" + Text.with(leftOut, " was", " were")
                        + " left out";
        double most = Objects.requireNonNull(arguments.number("max_left_out")).doubleValue();
        if (differences.isEmpty() && leftOut > most * Math.max(1, rows)) {
            return new CheckOutcome.Verdict(
                    CheckOutcome.Level.WARNED,
                    FailureCode.RULE_VIOLATED,
                    "No row differs, but " + Text.number(leftOut) + " of " + Text.count(rows, "row")
                            + " changed while they were compared, more than max_left_out allows (" + words + left
                            + ").",
                    List.of(),
                    measured,
                    Map.of());
        }
        return new CheckOutcome.Rows(
                differences.size(),
                new ExaminedCount(rows > 0, rows),
                Text.with(differences.size(), "differs", "differ") + " from " + named(arguments) + parts(differences)
                        + " (" + words + left + ")",
                List.of(),
                measured,
                null,
                "No row differs from " + named(arguments) + ": " + Text.count(compared.source(), "row") + " there and "
                        + Text.number(compared.copy()) + " here were compared" + left + ". " + sentence(words));
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }

    /** The first keys that differ, each with how. */
    private static Rows rows(Arguments arguments, List<Difference> differences) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        differences.stream()
                .limit(SHOWN)
                .forEach(one -> rows.add(List.of(one.key(), one.kind().words())));
        return new Rows(List.of(arguments.text("key"), "difference"), rows);
    }

    private static String named(Arguments arguments) {
        Arguments source = Objects.requireNonNull(arguments.parts("source"));
        return source.text("table") + " on " + source.text("connection");
    }

    /** {@code : 3 missing in the copy, 1 different}. */
    private static String parts(List<Difference> differences) {
        List<String> parts = new ArrayList<>();
        for (Difference.Kind kind : Difference.Kind.values()) {
            long count = count(differences, kind);
            if (count > 0) {
                parts.add(Text.number(count) + " " + kind.words());
            }
        }
        return parts.isEmpty() ? "" : ": " + String.join(", ", parts);
    }

    private static long count(List<Difference> differences, Difference.Kind kind) {
        return differences.stream().filter(one -> one.kind() == kind).count();
    }
}
