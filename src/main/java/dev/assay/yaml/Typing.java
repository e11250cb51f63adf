package dev.assay.yaml;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Types an unquoted scalar as YAML 1.2's core schema does, without the forms that surprise: {@code 010} is ten, and
 * {@code yes}, {@code 0x1F}, {@code 1_000} and {@code .inf} are text.
 */
public final class Typing {

    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?");
    private static final int DIGITS = 1000;

    private Typing() {}

    /**
     * The value of a scalar.
     *
     * @param scalar the scalar
     * @return a String, BigDecimal or Boolean; null for an empty one, {@code null} and {@code ~}
     */
    public static @Nullable Object of(Node.Scalar scalar) {
        if (!scalar.plain()) {
            return scalar.text();
        }
        return switch (scalar.text()) {
            case "", "~", "null", "Null", "NULL" -> null;
            default -> of(scalar.text());
        };
    }

    /**
     * The value of a text in a CSV file: a BigDecimal or Boolean only where it is written exactly so. {@code 007} and
     * {@code 1e3} stay text, so that they equal the text of a column.
     *
     * @param text the text
     * @return a String, BigDecimal or Boolean
     */
    public static Object exact(String text) {
        Object typed = of(text);
        String written = typed instanceof BigDecimal number ? number.toPlainString() : typed.toString();
        return written.equals(text) ? typed : text;
    }

    /**
     * The value of a text, such as that of a variable.
     *
     * @param text the text
     * @return a String, BigDecimal or Boolean
     */
    public static Object of(String text) {
        return switch (text) {
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            default -> text.length() <= DIGITS && NUMBER.matcher(text).matches() ? new BigDecimal(text) : text;
        };
    }
}
