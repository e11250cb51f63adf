package dev.assay.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntFunction;
import org.apiguardian.api.API;

/**
 * A number as the quotient of two others. It is judged as it is; rounded it is only to be shown, with as many digits as it takes for it
 * to lie on the same side of others as it does.
 *
 * @param part any number
 * @param whole above 0
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public record Fraction(BigDecimal part, BigDecimal whole) {

    /** How many digits of a number are shown where it has a fraction. */
    private static final int SHOWN = 7;

    private static final int DECIMALS_OF_PERCENT = 2;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** A part by a whole; the whole is above 0. */
    public static Fraction of(long part, long whole) {
        return new Fraction(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
    }

    /** A number as it is, finite. */
    public static Fraction of(Number number) {
        return new Fraction(
                number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString()), BigDecimal.ONE);
    }

    /** Below 0 where it is below a number, 0 where it equals it, above 0 where it is above. */
    public int compareTo(BigDecimal number) {
        return part.compareTo(number.multiply(whole));
    }

    /** As a message has it: a few digits, and no whole one left out. */
    BigDecimal shown(Collection<BigDecimal> others) {
        BigDecimal wholes = part.divideToIntegralValue(whole);
        return significant(Math.max(SHOWN, wholes.precision() - wholes.scale()), others);
    }

    /** As results have it: all digits of a number, those of a double of a quotient. */
    public BigDecimal stored(Collection<BigDecimal> others) {
        return significant(Math.max(MathContext.DECIMAL64.getPrecision(), part.precision()), others);
    }

    /**
     * Rounded to significant digits.
     *
     * @param digits how many at least
     * @param others the numbers that it must not seem to equal, or to be beyond, where it does not
     */
    public BigDecimal significant(int digits, Collection<BigDecimal> others) {
        return apart(number -> part.divide(whole, new MathContext(number)), digits, others);
    }

    /**
     * In percent with two decimals, more where it would seem to be nothing, all or a limit.
     *
     * @param limits in percent
     */
    public BigDecimal percent(Collection<BigDecimal> limits) {
        List<BigDecimal> others = new ArrayList<>(limits);
        others.add(BigDecimal.ZERO);
        others.add(HUNDRED);
        Fraction percent = new Fraction(part.multiply(HUNDRED), whole);
        return percent.apart(
                decimals -> percent.part.divide(whole, decimals, RoundingMode.HALF_UP), DECIMALS_OF_PERCENT, others);
    }

    private BigDecimal apart(IntFunction<BigDecimal> rounded, int digits, Collection<BigDecimal> others) {
        for (int number = digits; ; number++) {
            BigDecimal shown = rounded.apply(number);
            if (others.stream()
                    .allMatch(other -> Integer.signum(shown.compareTo(other)) == Integer.signum(compareTo(other)))) {
                return shown;
            }
        }
    }

    /** Whether it is a number with an end; a floating one may be none, or infinite. */
    public static boolean isFinite(Number number) {
        return !(number instanceof Double || number instanceof Float) || Double.isFinite(number.doubleValue());
    }
}
