package dev.assay.sql;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * The allowed difference between a value and the expected value.
 *
 * @param amount not negative
 * @param percent whether the amount is a percentage of the expected value's magnitude, rather than a number
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Tolerance(BigDecimal amount, boolean percent) {

    /** No tolerance: the values must be equal. */
    public static final Tolerance NONE = new Tolerance(BigDecimal.ZERO, false);

    private static final Pattern FORM = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s?(%?)");

    /**
     * Parses {@code 0.01} or {@code 0.5%}.
     *
     * @param text the text; blanks around it do not count
     * @return the tolerance
     * @throws IllegalArgumentException if the text has another form; the message says what is expected
     */
    public static Tolerance parse(String text) {
        var found = FORM.matcher(text.strip());
        if (!found.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no tolerance: write a number such as 0.01, or a percentage such as 0.5%");
        }
        return new Tolerance(new BigDecimal(found.group(1)), !found.group(2).isEmpty());
    }

    /**
     * {@return whether a value lies within the tolerance of the expected value} The comparison is exact.
     *
     * @param value the value
     * @param expected the expected value, of which a percentage is taken
     */
    public boolean accepts(BigDecimal value, BigDecimal expected) {
        BigDecimal allowed = percent ? amount.multiply(expected.abs()).movePointLeft(2) : amount;
        return value.subtract(expected).abs().compareTo(allowed) <= 0;
    }

    /** {@return the tolerance as authors write it} */
    @Override
    public String toString() {
        return amount.stripTrailingZeros().toPlainString() + (percent ? "%" : "");
    }
}
