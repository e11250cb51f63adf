package dev.assay.reconcile;

import dev.assay.check.AcrossConnections.Side;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.plan.ask.Value;
import dev.assay.result.FailureCode;
import dev.assay.sql.ValueType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The forms in which values of two sides are compared: numbers by value and not by scale, texts letter by letter, times as moments. What
 * has no common form is refused.
 */
final class Forms {

    /** How a column's texts are made comparable. */
    private enum TextForm {
        AS_IT_IS,
        UNPADDED,
        LOWER
    }

    private final boolean alike;
    private final List<TextForm> texts = new ArrayList<>();

    /** @param alike whether both databases are of one kind */
    private Forms(boolean alike) {
        this.alike = alike;
    }

    /**
     * The forms of the columns of two sides.
     *
     * @throws UnanswerableException if two columns have none
     */
    static Forms of(Side here, Side there, boolean alike) {
        Forms forms = new Forms(alike);
        for (int i = 0; i < here.equal().size(); i++) {
            forms.add(here.equal().get(i), there.equal().get(i));
        }
        for (int i = 0; i < here.near().size(); i++) {
            Value own = here.near().get(i);
            Value other = there.near().get(i);
            if (!own.type().isNumber() || !other.type().isNumber()) {
                throw refused(own, other, "a tolerance needs numbers on both sides");
            }
        }
        return forms;
    }

    private void add(Value own, Value other) {
        ValueType type = own.type();
        ValueType there = other.type();
        boolean same = alike && own.databaseType().equals(other.databaseType());
        if (type.isText() && there.isText()) {
            texts.add(type == ValueType.CHAR || there == ValueType.CHAR ? TextForm.UNPADDED : TextForm.AS_IT_IS);
        } else if (isUuidOrText(own) && isUuidOrText(other)) {
            texts.add(TextForm.LOWER);
        } else if (same || (type.isNumber() && there.isNumber() && !isFloat(own, other)) || isSimple(type, there)) {
            texts.add(TextForm.AS_IT_IS);
        } else if (isFloat(own, other)) {
            throw refused(
                    own,
                    other,
                    "floating-point numbers are compared with a tolerance, or in databases of one kind and of one type");
        } else {
            throw refused(
                    own, other, "they have no form in common: leave them out, or give both sides one type, in a view");
        }
    }

    private static boolean isFloat(Value own, Value other) {
        return own.type() == ValueType.FLOAT || other.type() == ValueType.FLOAT;
    }

    /** Whether both types are the same one that every database writes alike. */
    private static boolean isSimple(ValueType type, ValueType there) {
        return type == there
                && switch (type) {
                    case BOOLEAN, DATE, TIMESTAMP, TIMESTAMP_TZ -> true;
                    default -> false;
                };
    }

    private static boolean isUuidOrText(Value value) {
        return isUuid(value) || value.type().isText();
    }

    private static boolean isUuid(Value value) {
        return value.databaseType().equals("uuid");
    }

    private static UnanswerableException refused(Value own, Value other, String why) {
        return new UnanswerableException(
                FailureCode.QUERY_REFUSED,
                "'" + own.name() + "' is of type " + own.databaseType() + ", and '" + other.name()
                        + "' of the other connection of type " + other.databaseType() + ": " + why + ".");
    }

    /** The rows of a side in these forms. */
    List<List<@Nullable Object>> of(List<List<@Nullable Object>> rows) {
        List<List<@Nullable Object>> formed = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            List<@Nullable Object> values = new ArrayList<>();
            for (@Nullable Object value : row) {
                TextForm form = values.size() < texts.size() ? texts.get(values.size()) : TextForm.AS_IT_IS;
                values.add(value == null ? null : formed(value, form));
            }
            formed.add(values);
        }
        return formed;
    }

    private static Object formed(Object value, TextForm form) {
        if (value instanceof String text) {
            return switch (form) {
                case AS_IT_IS -> text;
                case UNPADDED -> text.replaceFirst(" +$", "");
                case LOWER -> text.toLowerCase(Locale.ROOT);
            };
        }
        if ((value instanceof Double || value instanceof Float) && !Double.isFinite(((Number) value).doubleValue())) {
            return ((Number) value).doubleValue();
        }
        return value instanceof Number number ? stripped(new BigDecimal(String.valueOf(number))) : value;
    }

    private static BigDecimal stripped(BigDecimal number) {
        BigDecimal bare = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }

    /**
     * Refuses answers whose types are known only now, and have no form in common.
     *
     * @param here the rows as the database returned them
     */
    void demandOneKind(List<List<@Nullable Object>> here, List<List<@Nullable Object>> there) {
        if (here.isEmpty() || there.isEmpty()) {
            return;
        }
        if (here.get(0).size() != there.get(0).size()) {
            throw new UnanswerableException(
                    FailureCode.QUERY_REFUSED,
                    "The query here returns " + here.get(0).size() + " columns, and that of the other connection "
                            + there.get(0).size() + ": write queries with as many columns.");
        }
        for (int i = 0; i < here.get(0).size(); i++) {
            Set<String> own = kinds(here, i);
            Set<String> other = kinds(there, i);
            Set<String> both = new HashSet<>(own);
            both.addAll(other);
            boolean mixed = !own.isEmpty() && !other.isEmpty() && both.size() > 1;
            if (mixed || (!alike && both.contains("floating-point number"))) {
                throw new UnanswerableException(
                        FailureCode.QUERY_REFUSED,
                        "Column " + (i + 1) + " is a "
                                + String.join(" or ", own.stream().sorted().toList())
                                + " here and a "
                                + String.join(" or ", other.stream().sorted().toList())
                                + " on the other connection, which have no form in common: cast it in one of the queries.");
            }
        }
    }

    private static Set<String> kinds(List<List<@Nullable Object>> rows, int column) {
        Set<String> kinds = new HashSet<>();
        for (List<@Nullable Object> row : rows) {
            Object value = row.get(column);
            if (value != null) {
                kinds.add(kind(value));
            }
        }
        return kinds;
    }

    private static String kind(Object value) {
        if (value instanceof Double number && !Double.isFinite(number)) {
            return "number";
        }
        if (value instanceof Double || value instanceof Float) {
            return "floating-point number";
        }
        return value instanceof Number
                ? "number"
                : switch (value.getClass().getSimpleName()) {
                    case "String" -> "text";
                    case "Boolean" -> "boolean";
                    case "LocalDate" -> "date";
                    case "LocalDateTime" -> "time without a zone";
                    case "Instant" -> "moment";
                    default -> "value of another kind";
                };
    }
}
