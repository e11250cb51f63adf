package dev.assay.run;

import dev.assay.plan.Ask;
import dev.assay.plan.Column;
import dev.assay.plan.Scope;
import dev.assay.sql.InfiniteTime;
import dev.assay.suite.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Where the windows of a connection's checks begin.
 *
 * @param place where the connection leads
 * @param memory the marks of earlier runs
 * @param asOf the run's one clock
 */
record Windows(String place, Memory memory, Instant asOf) {

    /**
     * Where a check's window begins.
     *
     * @param ids the check's identity, then its former ones, the latest first
     * @param table the check's table
     * @throws dev.assay.plan.UnanswerableException where the table lacks the window's column
     */
    Scope.From of(Window window, List<String> ids, Ask table) {
        if (window.since() instanceof Window.Since.Age age) {
            return new Scope.From(window.column(), asOf.minus(age.age()), false);
        }
        if (window.since() instanceof Window.Since.Value value) {
            return new Scope.From(window.column(), value.value(), false);
        }
        return new Scope.From(
                window.column(),
                ids.stream()
                        .flatMap(id -> memory.mark(place, name(window, id, table)).stream())
                        .findFirst()
                        .orElse(null),
                true);
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
