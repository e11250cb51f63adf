package dev.assay.run;

import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.expression.Scope;
import dev.assay.sql.InfiniteTime;
import dev.assay.sql.ValueType;
import dev.assay.suite.Window;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the windows of a connection's checks begin.
 *
 * @param place where the connection leads
 * @param memory the marks of earlier runs
 * @param asOf the run's one clock
 */
record Windows(String place, RunState memory, Instant asOf) {

    /**
     * Where a window begins.
     *
     * @param whole why all rows are examined where it should begin at a mark; null where it begins somewhere
     */
    record Begin(Scope.From from, @Nullable String whole) {}

    /**
     * Where a check's window begins. A mark that lies in the future would hide what comes until then, and one that cannot be read says
     * nothing: then all rows are examined.
     *
     * @param ids the check's identity, then its former ones, the latest first
     * @param table the check's table
     * @throws dev.assay.plan.ask.UnanswerableException where the table lacks the window's column
     */
    Begin of(Window window, List<String> ids, Ask table) {
        if (window.since() instanceof Window.Since.Age age) {
            return new Begin(new Scope.From(window.column(), asOf.minus(age.age()), false), null);
        }
        if (window.since() instanceof Window.Since.Value value) {
            return new Begin(new Scope.From(window.column(), value.value(), false), null);
        }
        String mark = ids.stream()
                .flatMap(id -> memory.mark(place, name(window, id, table)).stream())
                .findFirst()
                .orElse(null);
        String whole = mark == null
                ? "no earlier run has left a mark"
                : fault(table.column(window.column()).type(), mark)
                        .map(fault -> "the mark that an earlier run left, " + mark + ", " + fault)
                        .orElse(null);
        return new Begin(new Scope.From(window.column(), whole == null ? mark : null, true), whole);
    }

    /** What is wrong with a mark; empty where rows can be held against it. */
    private Optional<String> fault(ValueType type, String mark) {
        try {
            boolean future = switch (type) {
                case TIMESTAMP_TZ -> Instant.parse(mark).isAfter(asOf);
                case TIMESTAMP, DATE -> written(mark).isAfter(LocalDateTime.ofInstant(asOf, ZoneOffset.UTC));
                case INTEGER, DECIMAL, FLOAT -> new BigDecimal(mark).signum() > 1;
                default -> false;
            };
            return future ? Optional.of("lies in the future") : Optional.empty();
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.of("cannot be read");
        }
    }

    /** A mark of a column without a zone: a date, a time, or the clock of the run that left it. */
    private static LocalDateTime written(String mark) {
        return mark.endsWith("Z")
                ? LocalDateTime.ofInstant(Instant.parse(mark), ZoneOffset.UTC)
                : mark.contains("T")
                        ? LocalDateTime.parse(mark)
                        : LocalDate.parse(mark).atStartOfDay();
    }

    /**
     * Remembers the highest value that a check saw. A moment after the run's clock, as a slip of the pen makes it, is no mark:
     * all rows to come would lie before it; nor is what is no number. Marks of former identities go: they will grow old, and another
     * check may be called so one day.
     *
     * @param ids the check's identity, then its former ones
     */
    void remember(Window window, List<String> ids, Ask table, Object highest) {
        Object mark = highest;
        if (highest instanceof Instant moment) {
            mark = earlier(moment, asOf);
        } else if (highest instanceof LocalDateTime time) {
            mark = earlier(time, LocalDateTime.ofInstant(asOf, ZoneOffset.UTC));
        } else if (highest instanceof LocalDate day) {
            mark = earlier(day, LocalDate.ofInstant(asOf, ZoneOffset.UTC));
        } else if (highest == InfiniteTime.LATEST) {
            mark = asOf;
        } else if ((highest instanceof Double || highest instanceof Float)
                && !Double.isFinite(((Number) highest).doubleValue())) {
            return;
        }
        memory.learnMark(place, name(window, ids.get(0), table), mark.toString());
        ids.stream().skip(1).forEach(old -> memory.forgetMark(place, name(window, old, table)));
    }

    private static <T extends Comparable<? super T>> T earlier(T one, T other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Whose mark it is: the check's, and the column's as the catalogue has it, so that it is taken for no other's. */
    private static String name(Window window, String id, Ask table) {
        Column column = table.column(window.column());
        return id + " " + table.table() + "." + column.name() + " " + column.databaseType();
    }
}
