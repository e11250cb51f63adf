package dev.assay.sql;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * How far a value may be from the expected one.
 *
 * @param amount not negative
 * @param percent whether it is a percentage of the expected value's size, or a number
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Tolerance(BigDecimal amount, boolean percent) {

    /** Two values are the same, or they are not. */
    public static final Tolerance NONE = new Tolerance(BigDecimal.ZERO, false);

    private static final Pattern FORM = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s?(%?)");

    /**
     * Reads {@code 0.01} or {@code 0.5%}.
     *
     * @throws IllegalArgumentException where the text is something else; the message says what is expected
     */
    public static Tolerance parse(String text) {
        var found = FORM.matcher(text.strip());
        if (!found.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no tolerance: write a number such as 0.01, or a percentage such as 0.5%");
        }
        return new Tolerance(new BigDecimal(found.group(1)), !found.group(2).isEmpty());
    }

    /** Whether a value is as near to the expected one as that; exact, without rounding. */
    public boolean accepts(BigDecimal value, BigDecimal expected) {
        BigDecimal allowed = percent ? amount.multiply(expected.abs()).movePointLeft(2) : amount;
        return value.subtract(expected).abs().compareTo(allowed) <= 0;
    }

    /** As authors write it. */
    @Override
    public String toString() {
        return amount.stripTrailingZeros().toPlainString() + (percent ? "%" : "");
    }
}
