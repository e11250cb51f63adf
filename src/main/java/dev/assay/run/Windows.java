package dev.assay.run;

import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.expression.Scope;
import dev.assay.sql.InfiniteTime;
import dev.assay.sql.ValueType;
import dev.assay.suite.Window;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the windows of a connection's checks start.
 *
 * @param place identifies the database
 * @param memory the marks of earlier runs
 * @param asOf the run's clock
 */
record Windows(String place, RunState memory, Instant asOf) {

    /** Clocks of machines that share a folder of reports may differ, but not by that. */
    private static final Duration AHEAD = Duration.ofDays(1);

    /**
     * The start of a window.
     *
     * @param whole why all rows are examined although the window should start at a mark; null if they are not
     */
    record Begin(Scope.From from, @Nullable String whole) {}

    /**
     * Returns the start of a check's window. All rows are examined if the mark lies in the future, which would hide rows until then, or
     * cannot be read.
     *
     * @param ids the check's id, then its former ones, the latest first
     * @param table the check's table
     * @param shown whether values of the column may be shown
     * @throws dev.assay.plan.ask.UnanswerableException if the table lacks the window's column
     */
    Begin of(Window window, List<String> ids, Ask table, boolean shown) {
        if (window.since() instanceof Window.Since.Age age) {
            return new Begin(new Scope.From(window.column(), asOf.minus(age.age()), false), null);
        }
        if (window.since() instanceof Window.Since.Value value) {
            return new Begin(new Scope.From(window.column(), value.value(), false), null);
        }
        String mark = mark(window, ids, table).orElse(null);
        String whole = mark == null
                ? memory.lost()
                        .map(why -> "what earlier runs left is damaged and set aside: " + why)
                        .orElse("no earlier run has left a mark")
                : fault(table.column(window.column()).type(), mark, asOf)
                        .map(fault -> "the mark that an earlier run left" + (shown ? ", " + mark + ", " : " ") + fault)
                        .orElse(null);
        return new Begin(new Scope.From(window.column(), whole == null ? mark : null, true), whole);
    }

    private Optional<String> mark(Window window, List<String> ids, Ask table) {
        return ids.stream()
                .flatMap(id -> memory.mark(place, name(window, id, table)).stream())
                .findFirst();
    }

    /**
     * Sets aside what earlier runs left if the mark of a check is one that no run can have left: one that cannot be read, or a time that
     * is more than a day ahead both of the run's clock and of today.
     */
    void review(Window window, List<String> ids, Ask table) {
        Instant now = Instant.now();
        Instant latest = (now.isAfter(asOf) ? now : asOf).plus(AHEAD);
        mark(window, ids, table)
                .flatMap(mark -> fault(table.column(window.column()).type(), mark, latest))
                .ifPresent(fault -> memory.setAside("the mark of " + ids.get(0) + " " + fault));
    }

    /** What is wrong with a mark; empty if rows can be compared with it. */
    private static Optional<String> fault(ValueType type, String mark, Instant asOf) {
        try {
            boolean future = switch (type) {
                case TIMESTAMP_TZ -> Instant.parse(mark).isAfter(asOf);
                case TIMESTAMP, DATE -> written(mark).isAfter(LocalDateTime.ofInstant(asOf, ZoneOffset.UTC));
                case INTEGER, DECIMAL, FLOAT -> {
                    BigDecimal unused = new BigDecimal(mark); // throws if it is no number
                    yield false;
                }
                default -> false;
            };
            return future ? Optional.of("lies in the future") : Optional.empty();
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.of("cannot be read");
        }
    }

    /** Parses the mark of a column without a time zone: a date, a time, or the clock of the run that set it. */
    private static LocalDateTime written(String mark) {
        return mark.endsWith("Z")
                ? LocalDateTime.ofInstant(Instant.parse(mark), ZoneOffset.UTC)
                : mark.contains("T")
                        ? LocalDateTime.parse(mark)
                        : LocalDate.parse(mark).atStartOfDay();
    }

    /**
     * Remembers the highest value that a check saw. A time after the run's clock, as a data error may produce, is limited to the clock:
     * otherwise all future rows would be before the mark. Infinity and NaN are not remembered. Marks under former ids are deleted, because
     * another check might get such an id one day.
     *
     * @param ids the check's id, then its former ones
     * @param shown whether values of the column may be shown. If not, only a number or a time is remembered, which is a position;
     *     a text may say something of a row.
     * @param kept whether even a position may be remembered
     */
    void remember(Window window, List<String> ids, Ask table, Object highest, boolean shown, boolean kept) {
        if (!kept || (!shown && !isPosition(highest))) {
            ids.forEach(id -> memory.forgetMark(place, name(window, id, table)));
            return;
        }
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

    private static boolean isPosition(Object highest) {
        return highest instanceof Number || highest instanceof Temporal || highest == InfiniteTime.LATEST;
    }

    private static <T extends Comparable<? super T>> T earlier(T one, T other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** The name of a mark, which includes the check, the column and its type, so that marks are not mixed up. */
    private static String name(Window window, String id, Ask table) {
        Column column = table.column(window.column());
        return id + " " + table.table() + "." + column.name() + " " + column.databaseType();
    }
}
