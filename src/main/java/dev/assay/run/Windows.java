package dev.assay.run;

import dev.assay.plan.Ask;
import dev.assay.plan.Column;
import dev.assay.plan.Scope;
import dev.assay.suite.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

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
     * @param id the check's identity
     * @param table the check's table
     * @throws dev.assay.plan.UnanswerableException where the table lacks the window's column
     */
    Scope.From of(Window window, String id, Ask table) {
        if (window.since() instanceof Window.Since.Age age) {
            return new Scope.From(window.column(), asOf.minus(age.age()), false);
        }
        if (window.since() instanceof Window.Since.Value value) {
            return new Scope.From(window.column(), value.value(), false);
        }
        return new Scope.From(
                window.column(), memory.mark(place, name(window, id, table)).orElse(null), true);
    }

    /**
     * Remembers the highest value that a check saw. A moment after the run's clock, as a slip of the pen makes it, is no mark:
     * all rows to come would lie before it; nor is what is no number.
     */
    void remember(Window window, String id, Ask table, Object highest) {
        Object mark = highest;
        if (highest instanceof Instant moment) {
            mark = earlier(moment, asOf);
        } else if (highest instanceof LocalDateTime time) {
            mark = earlier(time, LocalDateTime.ofInstant(asOf, ZoneOffset.UTC));
        } else if (highest instanceof LocalDate day) {
            mark = earlier(day, LocalDate.ofInstant(asOf, ZoneOffset.UTC));
        } else if (highest instanceof Double number && !Double.isFinite(number)) {
            return;
        }
        memory.learnMark(place, name(window, id, table), mark.toString());
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
