package dev.assay.suite.contract;

import static dev.assay.suite.contract.Change.Effect;

import dev.assay.check.Parameter;
import dev.assay.check.Parameter.Variance;
import dev.assay.check.Text;
import dev.assay.sql.DatabaseType;
import dev.assay.sql.Fragment;
import java.math.BigDecimal;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares two values of a check's parameter.
 *
 * @param parameter what its type says of it
 * @param table the check's table
 * @param told columns as {@code table.column} that are there in one version only, of which nothing more is said
 */
record ParameterDiff(Parameter parameter, String table, Set<String> told) {

    /** A difference in the form of {@link Change}, to follow the check's identity. */
    record Found(Effect effect, String what, String reason) {

        Found(Effect effect, String what) {
            this(effect, what, effect.reason());
        }
    }

    /** Compares the old value with the new one; null means that the parameter is absent. */
    List<Found> between(@Nullable Object before, @Nullable Object after) {
        Object old = plain(before);
        Object fresh = plain(after);
        if (old == null ? fresh == null : old.equals(fresh)) {
            return List.of();
        }
        return switch (parameter.variance()) {
            case WARNING -> List.of(new Found(Effect.COMPATIBLE, "warns at a different " + parameter.name()));
            case LOWER_BOUND, UPPER_BOUND -> List.of(bound(old, fresh));
            case NULLS -> List.of(nullable(Boolean.TRUE.equals(fresh)));
            case UNKNOWN, ACCEPTED, REFUSED, ACCEPTED_TYPES, ALL_COLUMNS -> several(old, fresh);
        };
    }

    private List<Found> several(@Nullable Object old, @Nullable Object fresh) {
        Variance variance = parameter.variance();
        if (old instanceof List<?> left && fresh instanceof List<?> right) {
            return variance == Variance.ACCEPTED_TYPES ? types(left, right) : lists(left, right);
        }
        if (old instanceof Map<?, ?> left && fresh instanceof Map<?, ?> right && variance == Variance.ALL_COLUMNS) {
            return exact(left, right);
        }
        return List.of(another(old, fresh));
    }

    private Found another(@Nullable Object old, @Nullable Object fresh) {
        return new Found(
                Effect.UNCLEAR,
                "has a different " + parameter.name() + ": " + shown(old) + " before, " + shown(fresh) + " now");
    }

    /** Normalises values, so that those with the same meaning are equal. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros();
        }
        if (value instanceof Fragment sql) {
            return Text.line(sql.source());
        }
        return value instanceof List<?> list
                ? list.stream().map(ParameterDiff::plain).toList()
                : value;
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "none" : value instanceof TemporalAmount age ? Text.age(age) : Text.value(value);
    }

    private Found bound(@Nullable Object old, @Nullable Object fresh) {
        String what = "has a different " + parameter.name() + ": " + shown(old) + " before, " + shown(fresh) + " now";
        if (old == null || fresh == null) {
            return new Found(old == null ? Effect.TIGHTENED : Effect.LOOSENED, what);
        }
        if (!(old instanceof Comparable<?>) || old.getClass() != fresh.getClass()) {
            return new Found(Effect.UNCLEAR, what);
        }
        @SuppressWarnings("unchecked") // both are of one class
        boolean higher = ((Comparable<Object>) fresh).compareTo(old) > 0;
        boolean lower = parameter.variance() == Variance.LOWER_BOUND;
        return new Found(higher == lower ? Effect.TIGHTENED : Effect.LOOSENED, what);
    }

    private static Found nullable(boolean now) {
        return now
                ? new Found(Effect.LOOSENED, "allows nulls now", "consumers may meet nulls")
                : new Found(Effect.TIGHTENED, "refuses nulls now", "producers who deliver nulls fail");
    }

    private List<Found> lists(List<?> old, List<?> fresh) {
        boolean forbids = parameter.variance() == Variance.REFUSED;
        if (parameter.variance() == Variance.UNKNOWN) {
            boolean one = old.size() == 1 && fresh.size() == 1;
            return List.of(
                    one
                            ? another(old.get(0), fresh.get(0))
                            : new Found(Effect.UNCLEAR, "has other " + parameter.name()));
        }
        List<Found> found = new ArrayList<>();
        List<Object> more = less(fresh, old);
        List<Object> fewer = less(old, fresh);
        if (!more.isEmpty()) {
            found.add(new Found(
                    forbids ? Effect.TIGHTENED : Effect.LOOSENED,
                    (forbids ? "forbids " : "accepts ") + values(more) + " as well"));
        }
        if (!fewer.isEmpty()) {
            found.add(new Found(
                    forbids ? Effect.LOOSENED : Effect.TIGHTENED,
                    "no longer " + (forbids ? "forbids " : "accepts ") + values(fewer)));
        }
        return found.isEmpty()
                ? List.of(new Found(Effect.REWORDED, "lists its " + parameter.name() + " in another order"))
                : found;
    }

    private static List<Object> less(List<?> some, List<?> others) {
        return some.stream()
                .<Object>map(one -> one)
                .filter(one -> !others.contains(one))
                .toList();
    }

    private static String values(List<Object> values) {
        return Text.list(values.stream().map(Text::value).toList(), "and");
    }

    private List<Found> types(List<?> old, List<?> fresh) {
        if (old.size() != 1 || fresh.size() != 1) {
            return lists(old, fresh);
        }
        return List.of(retyped("is", String.valueOf(old.get(0)), String.valueOf(fresh.get(0))));
    }

    private static Found retyped(String subject, String old, String fresh) {
        DatabaseType left = DatabaseType.parse(old);
        DatabaseType right = DatabaseType.parse(fresh);
        String change = old + " before, " + fresh + " now";
        if (left.equals(right)) {
            return new Found(Effect.REWORDED, subject + " the same type by another name: " + change);
        }
        if (right.holds(left)) {
            return new Found(
                    Effect.LOOSENED,
                    subject + " of a wider type: " + change,
                    "consumers may meet values that do not fit");
        }
        return left.holds(right)
                ? new Found(
                        Effect.TIGHTENED,
                        subject + " of a narrower type: " + change,
                        "values that producers could deliver may not fit")
                : new Found(
                        Effect.UNCLEAR,
                        subject + " of another type: " + change,
                        "neither side's values fit the other's type");
    }

    private List<Found> exact(Map<?, ?> old, Map<?, ?> fresh) {
        List<Found> found = new ArrayList<>();
        Map<Object, Object> all = new LinkedHashMap<>(old);
        fresh.forEach(all::putIfAbsent);
        for (Object column : all.keySet()) {
            if (told.contains(table + "." + column)) {
                continue;
            }
            Object was = old.get(column);
            Object is = fresh.get(column);
            if (was == null || is == null) {
                found.add(
                        was == null
                                ? new Found(Effect.LOOSENED, "names the column " + column + " as well")
                                : new Found(Effect.LOOSENED, "no longer names the column " + column));
            } else if (!was.equals(is)) {
                boolean typed = !was.equals("") && !is.equals("");
                found.add(
                        typed
                                ? retyped("says that " + column + " is", was.toString(), is.toString())
                                : new Found(
                                        is.equals("") ? Effect.LOOSENED : Effect.TIGHTENED,
                                        (is.equals("") ? "no longer states the type of " : "states a type for ")
                                                + column));
            }
        }
        return found;
    }
}
