package dev.assay.check;

import dev.assay.plan.Ask;
import dev.assay.plan.Column;
import dev.assay.plan.Condition;
import dev.assay.plan.Examined;
import dev.assay.plan.Measure;
import dev.assay.plan.UnanswerableException;
import dev.assay.sql.ValueType;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The rule of most types: no row may meet a condition. */
final class RowRule {

    /** What most types say of nulls. */
    static final String NULLS_PASS = "A null is no bad value and passes.";

    private RowRule() {}

    /**
     * All columns but those of some names, each of which must be there.
     *
     * @throws UnanswerableException where the values of one of them do not compare
     */
    static List<Column> allBut(List<String> except, Ask ask) {
        List<String> left = ask.columns(except).stream().map(Column::name).toList();
        List<Column> columns = ask.allColumns().stream()
                .filter(column -> !left.contains(column.name()))
                .toList();
        List<String> lacking = columns.stream()
                .filter(column -> column.type() == ValueType.COMPLEX)
                .map(column -> column.name() + " (" + column.databaseType() + ")")
                .toList();
        if (!lacking.isEmpty()) {
            throw new UnanswerableException(
                    "QUERY_REFUSED",
                    "The values of " + Text.list(lacking, "and")
                            + " do not compare, so no rows can be told apart by them: leave "
                            + Text.with(lacking.size(), "it", "them") + " out with except.");
        }
        return columns;
    }

    /**
     * Counts the rows that meet a condition on one column, of all; where all of them are null, the check says so.
     *
     * @param fault what failing rows have, to stand behind "412 of 12,480 rows have "
     */
    static Rule ofValues(Ask ask, Condition failing, Column column, String fault) {
        return ofValues(ask, failing, column, List.of(column), fault);
    }

    /**
     * As {@link #ofValues(Ask, Condition, Column, String)}.
     *
     * @param shown the columns that failing rows are shown with, beside the table's key
     */
    static Rule ofValues(Ask ask, Condition failing, Column column, List<Column> shown, String fault) {
        Measure<Long> bad = ask.countWhere(failing, shown);
        Measure<Examined> all = ask.examined();
        Measure<Examined> filled = ask.filled(column);
        return measures -> {
            long found = measures.get(bad);
            Examined examined = measures.get(all);
            return new Finding.Rows(
                    found,
                    examined,
                    Text.with(found, "has ", "have ") + fault,
                    List.of(bad),
                    Map.of(),
                    unjudged(examined, measures.get(filled), column));
        };
    }

    private static @Nullable String unjudged(Examined all, Examined filled, Column column) {
        return filled.some() ? null : unjudged(all, column);
    }

    /** A sentence for rows none of which has a value in the column; null where there are no rows. */
    static @Nullable String unjudged(Examined all, Column column) {
        Long rows = all.counted();
        return rows == null || rows == 0
                ? null
                : Text.noneOf(rows) + " a value in " + column.name() + ", so there was no value to judge.";
    }

    /**
     * Counts the rows that meet the condition, of all.
     *
     * @param shown the columns that failing rows are shown with, beside the table's key
     * @param rule by the number of failing rows, the rule broken, as {@link Finding.Rows} has it
     */
    static Rule of(Ask ask, Condition failing, List<Column> shown, LongFunction<String> rule) {
        Measure<Long> bad = ask.countWhere(failing, shown);
        Measure<Examined> all = ask.examined();
        return measures -> {
            long found = measures.get(bad);
            return new Finding.Rows(found, measures.get(all), rule.apply(found), List.of(bad), Map.of());
        };
    }
}
