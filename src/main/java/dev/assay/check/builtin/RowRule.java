package dev.assay.check.builtin;

import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.Evaluator;
import dev.assay.check.Parameter;
import dev.assay.check.Text;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.Condition;
import dev.assay.plan.ask.ExaminedCount;
import dev.assay.plan.ask.Measure;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.result.FailureCode;
import dev.assay.sql.ValueType;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The evaluator of most types: no row may meet a condition. */
public final class RowRule {

    /** The sentence on nulls of most types. */
    public static final String NULLS_PASS = "A null passes. If all values are null, nothing is examined.";

    /** The sentence on nulls of types with the parameter {@link #NULLS}. */
    public static final String NULLS_CHOSEN =
            "A null passes, and if all values are null, nothing is examined. With nulls: fail, a null fails.";

    public static final Parameter NULLS = Parameter.choice("nulls", "Whether nulls pass or fail.", "pass", "fail")
            .otherwise("pass");

    private RowRule() {}

    /**
     * Returns all columns except the named ones, each of which must exist.
     *
     * @throws UnanswerableException if the values of a remaining column cannot be compared
     */
    public static List<Column> allBut(List<String> except, Ask ask) {
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
                    FailureCode.QUERY_REFUSED,
                    "The values of " + Text.list(lacking, "and")
                            + " cannot be compared, so they cannot distinguish rows: leave "
                            + Text.with(lacking.size(), "it", "them") + " out with except.");
        }
        return columns;
    }

    /** True for values that break a rule. A null breaks none, even where the rule itself is false or unknown for null. */
    public static Condition breaking(Ask ask, Column column, Condition rule) {
        return ask.allOf(List.of(ask.not(ask.isNull(column)), ask.not(rule)));
    }

    /**
     * Counts the rows that meet a condition on one column. The rule applies to rows with a value in that column.
     *
     * @param fault what failing rows have; follows "412 of 12,480 rows have "
     */
    public static Evaluator ofValues(Ask ask, Condition failing, Column column, String fault) {
        return ofValues(ask, failing, column, List.of(column), fault);
    }

    /** Like {@link #ofValues(Ask, Condition, Column, String)}, for a type with the parameter {@link #NULLS}. */
    public static Evaluator ofValues(Arguments arguments, Ask ask, Condition failing, Column column, String fault) {
        return arguments.text(NULLS.name()).equals("pass")
                ? ofValues(ask, failing, column, fault)
                : of(
                        ask,
                        ask.anyOf(List.of(ask.isNull(column), failing)),
                        List.of(column),
                        found -> Text.with(found, "has ", "have ") + fault + ", or no " + column.name());
    }

    /**
     * Like {@link #ofValues(Ask, Condition, Column, String)}.
     *
     * @param shown the columns to show in samples of failing rows, next to the table's key
     */
    public static Evaluator ofValues(Ask ask, Condition failing, Column column, List<Column> shown, String fault) {
        return ofFilled(ask, failing, List.of(column), shown, found -> Text.with(found, "has ", "have ") + fault);
    }

    /** Like {@link #of(Ask, Condition, List, LongFunction)}, but the rule applies only to rows without a null in some columns. */
    public static Evaluator ofFilled(
            Ask ask, Condition failing, List<Column> filled, List<Column> shown, LongFunction<String> rule) {
        Spoken spoken = Spoken.filled(ask.inPassOf(failing), filled);
        return of(ask, failing, spoken, shown, rule);
    }

    /**
     * Like {@link #of(Ask, Condition, List, LongFunction)}, but the rule applies only to rows that meet a condition.
     *
     * @param condition the condition as messages show it
     */
    public static Evaluator ofMeeting(
            Ask ask,
            Condition failing,
            Condition met,
            String condition,
            List<Column> shown,
            LongFunction<String> rule) {
        Ask pass = ask.inPassOf(failing);
        return of(ask, failing, new Spoken(pass.examined(met), pass.examined(), condition, true), shown, rule);
    }

    /**
     * Counts the rows that meet the condition.
     *
     * @param shown the columns to show in samples of failing rows, next to the table's key
     * @param rule makes the broken rule from the number of failing rows, in the form of {@link CheckOutcome.Rows}
     */
    public static Evaluator of(Ask ask, Condition failing, List<Column> shown, LongFunction<String> rule) {
        return of(ask, failing, null, shown, rule);
    }

    /**
     * Like {@link #of(Ask, Condition, List, LongFunction)}.
     *
     * @param spoken the rows that the rule applies to; null for all
     */
    public static Evaluator of(
            Ask ask, Condition failing, @Nullable Spoken spoken, List<Column> shown, LongFunction<String> rule) {
        Measure<Long> bad = ask.countWhere(failing, shown);
        Measure<ExaminedCount> all = ask.inPassOf(failing).examined();
        return measures -> {
            long found = measures.get(bad);
            return new CheckOutcome.Rows(
                    found,
                    measures.get(all),
                    rule.apply(found),
                    List.of(bad),
                    Map.of(),
                    spoken == null ? null : spoken.of(measures));
        };
    }
}
