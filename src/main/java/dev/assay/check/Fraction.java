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
 * An exact quotient of two numbers. Verdicts compare the exact value. It is rounded only for display, to as many digits
 * as are needed to keep it on the same side of each limit.
 *
 * @param part the dividend
 * @param whole the divisor, above 0
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public record Fraction(BigDecimal part, BigDecimal whole) {

    /** The number of significant digits that messages show. */
    private static final int SHOWN = 7;

    private static final int DECIMALS_OF_PERCENT = 2;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * {@return the quotient of two counts}
     *
     * @param part the dividend
     * @param whole the divisor, above 0
     */
    public static Fraction of(long part, long whole) {
        return new Fraction(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
    }

    /**
     * {@return the exact value of a finite number}
     *
     * @param number an integer, a decimal, or a floating-point number that is neither infinite nor NaN
     */
    public static Fraction of(Number number) {
        return new Fraction(
                number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString()), BigDecimal.ONE);
    }

    /**
     * Compares the exact value with a number, with the sign that {@link Comparable} uses.
     *
     * @param number the number to compare with
     * @return below 0, 0 or above 0
     */
    public int compareTo(BigDecimal number) {
        return part.compareTo(number.multiply(whole));
    }

    /** {@return the value for messages: rounded, but with all integer digits} */
    BigDecimal shown(Collection<BigDecimal> others) {
        BigDecimal wholes = part.divideToIntegralValue(whole);
        return significant(Math.max(SHOWN, wholes.precision() - wholes.scale()), others);
    }

    /**
     * {@return the value for results: all digits of an exact number, and the precision of a double for a quotient}
     *
     * @param others the numbers against which the rounded value must compare as the exact value does
     */
    public BigDecimal stored(Collection<BigDecimal> others) {
        return significant(Math.max(MathContext.DECIMAL64.getPrecision(), part.precision()), others);
    }

    /**
     * {@return the value rounded to significant digits}
     *
     * @param digits the minimum number of digits
     * @param others the numbers against which the rounded value must compare as the exact value does
     */
    public BigDecimal significant(int digits, Collection<BigDecimal> others) {
        return apart(number -> part.divide(whole, new MathContext(number)), digits, others);
    }

    /**
     * {@return the value in percent, with two decimals, or with more if it would otherwise read as 0, 100 or one of the
     * limits}
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

    /**
     * {@return whether a number is finite: neither infinite nor NaN}
     *
     * @param number the number, of any Java type
     */
    public static boolean isFinite(Number number) {
        return !(number instanceof Double || number instanceof Float) || Double.isFinite(number.doubleValue());
    }
}
