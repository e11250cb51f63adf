package dev.assay.check.builtin;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.Parameter;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Comparison;
import dev.assay.plan.ask.Condition;
import dev.assay.plan.ask.Measure;
import dev.assay.plan.ask.Measures;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.plan.ask.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Bounds of a measured value. The check fails outside {@code min}, {@code max}, {@code above} or {@code below}, and warns outside
 * {@code warn_min} or {@code warn_max}. {@code above} and {@code below} are exclusive, the others inclusive.
 *
 * @param given the bounds by parameter name, as the author wrote them: BigDecimal, or String for dates and times
 */
public record Bounds(Map<String, Object> given) {

    private static final Map<String, Comparison> ACCEPTED = accepted();
    private static final List<String> WARNING = List.of("warn_min", "warn_max");

    private static Map<String, Comparison> accepted() {
        Map<String, Comparison> accepted = new LinkedHashMap<>();
        accepted.put("equals", Comparison.EQUAL);
        accepted.put("min", Comparison.AT_LEAST);
        accepted.put("above", Comparison.ABOVE);
        accepted.put("max", Comparison.AT_MOST);
        accepted.put("below", Comparison.BELOW);
        accepted.put("warn_min", Comparison.AT_LEAST);
        accepted.put("warn_max", Comparison.AT_MOST);
        return accepted;
    }

    /**
     * Returns the parameters of a type with bounds.
     *
     * @param kind the kind of its values: COUNT, NUMBER or SCALAR
     */
    public static List<Parameter> parameters(Kind kind) {
        return List.of(
                Parameter.of("min", kind, "The lowest accepted value; below it the check fails.")
                        .varies(Parameter.Variance.LOWER_BOUND),
                Parameter.of("max", kind, "The highest accepted value; above it the check fails.")
                        .varies(Parameter.Variance.UPPER_BOUND),
                Parameter.of("above", kind, "An exclusive lower bound.").varies(Parameter.Variance.LOWER_BOUND),
                Parameter.of("below", kind, "An exclusive upper bound.").varies(Parameter.Variance.UPPER_BOUND),
                Parameter.of("equals", kind, "The only accepted value."),
                Parameter.of("warn_min", kind, "Below this value the check warns.")
                        .varies(Parameter.Variance.WARNING),
                Parameter.of("warn_max", kind, "Above this value the check warns.")
                        .varies(Parameter.Variance.WARNING));
    }

    public static Bounds of(Arguments arguments) {
        Map<String, Object> given = new LinkedHashMap<>();
        for (String name : ACCEPTED.keySet()) {
            Object bound = arguments.values().get(name);
            if (bound != null) {
                given.put(name, bound instanceof Long whole ? BigDecimal.valueOf(whole) : bound);
            }
        }
        return new Bounds(given);
    }

    /**
     * Returns what is wrong with this combination of bounds.
     *
     * @param spec the spec of the check type; it may offer only some of the bounds
     */
    public List<String> faults(Spec spec) {
        List<String> faults = new ArrayList<>();
        if (given.isEmpty()) {
            List<String> names = spec.parameters().stream()
                    .map(Parameter::name)
                    .filter(ACCEPTED::containsKey)
                    .toList();
            faults.add("it has no bound: give " + Text.list(names, "or"));
        }
        if (given.containsKey("equals") && given.size() > 1) {
            faults.add("equals cannot be combined with other bounds: remove them");
        }
        if ((given.containsKey("min") && given.containsKey("above"))
                || (given.containsKey("max") && given.containsKey("below"))) {
            faults.add("min cannot be combined with above, nor max with below: keep one of the two");
        }
        BigDecimal low = number("min", "above");
        BigDecimal high = number("max", "below");
        boolean open = given.containsKey("above") || given.containsKey("below");
        if (low != null && high != null && low.compareTo(high) > (open ? -1 : 0)) {
            faults.add(name("min", "above") + " is " + (low.compareTo(high) == 0 ? "" : "above ") + name("max", "below")
                    + ": no value could pass; swap them");
        }
        BigDecimal warnLow = number("warn_min");
        BigDecimal warnHigh = number("warn_max");
        if (warnLow != null && warnHigh != null && warnLow.compareTo(warnHigh) > 0) {
            faults.add("warn_min is above warn_max: every value would warn; swap them");
        }
        if (low != null && warnLow != null && warnLow.compareTo(low) <= 0) {
            faults.add("warn_min must be above " + name("min", "above") + ": the check fails before it could warn");
        }
        if (high != null && warnHigh != null && warnHigh.compareTo(high) >= 0) {
            faults.add("warn_max must be below " + name("max", "below") + ": the check fails before it could warn");
        }
        return faults;
    }

    List<BigDecimal> numbers() {
        return given.values().stream()
                .filter(BigDecimal.class::isInstance)
                .map(BigDecimal.class::cast)
                .toList();
    }

    private String name(String... names) {
        for (String name : names) {
            if (given.containsKey(name)) {
                return name;
            }
        }
        return names[0];
    }

    private @Nullable BigDecimal number(String... names) {
        return given.get(name(names)) instanceof BigDecimal number ? number : null;
    }

    /**
     * Checks that every bound can be compared with the value.
     *
     * @throws UnanswerableException if one cannot
     */
    void compareWith(Value value, Ask ask) {
        given.values().forEach(bound -> ask.compare(value, Comparison.AT_LEAST, bound));
    }

    /** True for rows whose value is outside the bounds that fail; {@code warn_min} and {@code warn_max} do not count. */
    public Condition outside(Value value, Ask ask) {
        List<Condition> outside = new ArrayList<>();
        given.forEach((name, bound) -> {
            if (!WARNING.contains(name)) {
                outside.add(ask.compare(value, accepted(name).opposite(), bound));
            }
        });
        return ask.anyOf(outside);
    }

    /**
     * Compares the value with all bounds.
     *
     * @throws UnanswerableException if it cannot be compared with one of them
     */
    public CheckOutcome.Level judge(Object value) {
        return level(name -> Order.holds(value, accepted(name), Objects.requireNonNull(given.get(name))));
    }

    /**
     * Compares the highest or lowest value of a column with all bounds. It counts the rows beyond each bound in the database, because only
     * the database knows the order of texts and of most other types.
     *
     * @throws UnanswerableException if the column cannot be compared with one of the bounds
     */
    Function<Measures, CheckOutcome.Level> judgeExtreme(Value column, boolean highest, Ask ask) {
        Map<String, Predicate<Measures>> holding = new LinkedHashMap<>();
        given.forEach((name, bound) -> {
            Comparison accepted = accepted(name);
            holding.put(
                    name,
                    accepted == Comparison.EQUAL
                            ? extreme(column, highest, Comparison.AT_LEAST, bound, ask)
                                    .and(extreme(column, highest, Comparison.AT_MOST, bound, ask))
                            : extreme(column, highest, accepted, bound, ask));
        });
        return measures ->
                level(name -> Objects.requireNonNull(holding.get(name)).test(measures));
    }

    /** The highest value is at most a bound if no row is above it, and at least a bound if some row is. The lowest value mirrors this. */
    private static Predicate<Measures> extreme(
            Value column, boolean highest, Comparison accepted, Object bound, Ask ask) {
        boolean upper = accepted == Comparison.AT_MOST || accepted == Comparison.BELOW;
        boolean none = upper == highest;
        Measure<Long> rows = ask.countWhere(ask.compare(column, none ? accepted.opposite() : accepted, bound));
        return measures -> (measures.get(rows) == 0) == none;
    }

    /** @param holds tells by a bound's name whether the value satisfies it */
    private CheckOutcome.Level level(Predicate<String> holds) {
        boolean warns = false;
        for (String name : given.keySet()) {
            if (!holds.test(name)) {
                if (!WARNING.contains(name)) {
                    return CheckOutcome.Level.FAILED;
                }
                warns = true;
            }
        }
        return warns ? CheckOutcome.Level.WARNED : CheckOutcome.Level.PASSED;
    }

    private static Comparison accepted(String name) {
        return Objects.requireNonNull(ACCEPTED.get(name));
    }

    /** The given bounds by parameter name. */
    public Map<String, Object> limits() {
        return given;
    }

    /**
     * Names the bounds that decided: those that fail, or those that warn. Example: {@code at least 300,000 and at most 400,000 expected}.
     */
    public String accepted(CheckOutcome.Level level) {
        boolean warns =
                level == CheckOutcome.Level.WARNED || given.keySet().stream().allMatch(WARNING::contains);
        Map<String, Object> decided = new LinkedHashMap<>(given);
        decided.keySet().removeIf(name -> WARNING.contains(name) != warns);
        List<String> parts = new ArrayList<>();
        if (decided.size() == 2 && decided.values().stream().distinct().count() == 1) {
            parts.add("exactly " + Text.amount(decided.values().iterator().next()));
        } else {
            decided.forEach((name, bound) -> parts.add(words(name) + " " + Text.amount(bound)));
        }
        return String.join(" and ", parts) + (warns ? " expected without a warning" : " expected");
    }

    private static String words(String name) {
        return accepted(name) == Comparison.EQUAL ? "exactly" : accepted(name).words();
    }
}
