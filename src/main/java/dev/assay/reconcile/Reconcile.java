package dev.assay.reconcile;

import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.database.DatabaseException;
import dev.assay.database.Plane;
import dev.assay.database.Rows;
import dev.assay.plan.ask.ExaminedCount;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.result.FailureCode;
import dev.assay.sql.CanonicalForm;
import dev.assay.sql.TableName;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
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

    private static final int SHOWN_RANGES = 5;

    /** So many rows of an operational table are read by a statement. */
    private static final long FEW_ROWS = 10_000;

    private static final long MANY_ROWS = 500_000;

    @Override
    public Spec spec() {
        return ReconcileParameters.SPEC;
    }

    @Override
    public List<String> faults(Arguments arguments) {
        return ReconcileParameters.faults(arguments);
    }

    @Override
    public String elsewhere(Arguments arguments) {
        return Objects.requireNonNull(arguments.parts("source")).text("connection");
    }

    @Override
    public List<String> identifying(Arguments arguments) {
        return arguments.texts("key");
    }

    @Override
    public List<Statement> lookUp(Arguments arguments, Sides sides) throws DatabaseException {
        sides.elsewhere()
                .table(TableName.parse(
                        Objects.requireNonNull(arguments.parts("source")).text("table")));
        return List.of();
    }

    @Override
    public Compared compare(Arguments arguments, Sides sides) throws DatabaseException {
        Reader fromSource = new Reader(sides.elsewhere(), sides.purpose());
        Reader fromCopy = new Reader(sides.here(), sides.purpose());
        try (Comparison comparison = Comparison.of(arguments, sides, fromSource, fromCopy)) {
            Seen seen = seen(arguments, sides, comparison, fromSource, fromCopy);
            ChangedColumns changed = new ChangedColumns(comparison, fromSource, fromCopy);
            List<Difference> shown =
                    seen.compared().found().differences().stream().limit(SHOWN).toList();
            comparison.scheme().release();
            Rows rows = changed.rows(arguments.texts("key"), shown);
            CheckOutcome outcome = outcome(
                    arguments,
                    seen,
                    comparison,
                    fromSource,
                    fromCopy,
                    sides.shown() || (sides.kept() && isPosition(comparison)));
            if (seen.memo() != null) {
                sides.memo().keep(seen.memo());
            }
            List<String> sql = new ArrayList<>(fromSource.sent());
            sql.addAll(fromCopy.sent());
            return new Compared(outcome, rows, arguments.texts("key"), sql);
        } catch (NotReachedException e) {
            throw new UnanswerableException(FailureCode.TIMED_OUT, String.valueOf(e.getMessage()));
        }
    }

    /**
     * What was compared.
     *
     * @param words of how it was, and how far
     * @param memo for the next run; null if it needs none
     */
    private record Seen(
            Drill.Compared compared, String words, @Nullable String memo) {}

    private static Seen seen(
            Arguments arguments, Sides sides, Comparison comparison, Reader fromSource, Reader fromCopy)
            throws DatabaseException, NotReachedException {
        Side source = comparison.paired().source();
        Drill drill = new Drill(comparison.scheme(), comparison.paired(), fromSource, fromCopy);
        Arguments budget = arguments.parts("budget");
        if (budget == null) {
            Drill.Compared compared = drill.compare();
            return new Seen(compared, comparison.scheme().words(), null);
        }
        BigDecimal rows = budget.count("rows");
        Passes.Budget limits = new Passes.Budget(
                rows == null ? null : rows.longValue(),
                budget.duration("time"),
                sides.elsewhere().plane() == Plane.OPERATIONAL ? FEW_ROWS : MANY_ROWS);
        Instant now = Instant.now();
        String signature = sides.elsewhere().place() + " "
                + Integer.toHexString(source.relation().hashCode()) + " " + arguments.texts("key") + " "
                + source.keyForms();
        Progress last = Progress.read(sides.memo().last().orElse(null), signature, source.keyForms(), now);
        Passes.Passed passed = new Passes(drill, source, limits, last, now).pass(comparison.estimate());
        return new Seen(
                passed.compared(),
                passed.words() + "; " + comparison.scheme().words(),
                passed.next().written(signature, sides.shown() || (sides.kept() && isPosition(comparison))));
    }

    private static CheckOutcome outcome(
            Arguments arguments, Seen seen, Comparison comparison, Reader fromSource, Reader fromCopy, boolean shown) {
        Drill.Compared compared = seen.compared();
        String words = seen.words();
        List<Difference> differences = compared.found().differences();
        long leftOut = compared.found().undetermined().size();
        long rows = Math.max(compared.source(), compared.copy());
        long all = rows + comparison.scheme().hidden().size();
        Map<String, Object> measured = new LinkedHashMap<>();
        measured.put("source_rows", compared.source());
        measured.put("copy_rows", compared.copy());
        measured.put("left_out", leftOut);
        measured.put("source_statements", (long) fromSource.statements());
        measured.put("copy_statements", (long) fromCopy.statements());
        if (comparison.scheme() instanceof CurrentState held) {
            words += "; it was held for " + seconds(held.longestHeld());
            measured.put("snapshot_held_milliseconds", held.longestHeld().toMillis());
        }
        for (Difference.Kind kind : Difference.Kind.values()) {
            measured.put(kind.name().toLowerCase(Locale.ROOT), count(differences, kind));
        }
        if (shown && !differences.isEmpty() && !compared.ranges().isEmpty()) {
            measured.put("ranges", ranges(compared.ranges()));
        }
        String left = leftOut == 0
                ? ""
                : "; " + Text.count(leftOut, "row") + " changed meanwhile and" + Text.with(leftOut, " was", " were")
                        + " left out";
        if (differences.isEmpty() && leftOut > 0 && leftOut >= all) {
            throw new UnanswerableException(
                    FailureCode.TIMED_OUT,
                    "Nothing could be compared: all " + Text.count(leftOut, "row") + " changed meanwhile (" + words
                            + "). Compare when less is written, or a part with less of it.");
        }
        double most = Objects.requireNonNull(arguments.number("max_left_out")).doubleValue();
        return new CheckOutcome.Rows(
                differences.size(),
                new ExaminedCount(rows > 0, rows),
                Text.with(differences.size(), "differs", "differ") + " from " + named(arguments) + parts(differences)
                        + " (" + words + left + ")",
                List.of(),
                measured,
                null,
                "No row differs from " + named(arguments) + ": " + Text.count(compared.source(), "row") + " there and "
                        + Text.number(compared.copy()) + " here were compared" + left + ". " + sentence(words),
                leftOut <= most * Math.max(1, all)
                        ? null
                        : Text.number(leftOut) + " of " + Text.count(all, "row")
                                + " changed while they were compared, more than max_left_out allows.");
    }

    /** Whether the key is a number, which says nothing of a row but where it is. */
    private static boolean isPosition(Comparison comparison) {
        return comparison.paired().source().keyForms().stream().noneMatch(CanonicalForm::isFree);
    }

    private static String ranges(List<String> ranges) {
        return String.join(", ", ranges.subList(0, Math.min(SHOWN_RANGES, ranges.size())))
                + (ranges.size() > SHOWN_RANGES ? " and " + Text.number(ranges.size() - SHOWN_RANGES) + " more" : "");
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }

    private static String seconds(Duration span) {
        return Text.amount(BigDecimal.valueOf(span.toMillis(), 3).setScale(1, RoundingMode.UP)) + " s";
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
