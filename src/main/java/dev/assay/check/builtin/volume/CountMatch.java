package dev.assay.check.builtin.volume;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.Parameter;
import dev.assay.check.Text;
import dev.assay.result.FailureCode;
import dev.assay.sql.Tolerance;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compares the number of rows or values with that of another table.
 *
 * @param noun what is counted, in the singular
 * @param there where the others are, for the middle of a sentence
 * @param name the number's key in {@code measured}
 */
record CountMatch(String noun, String there, String name) {

    static final Parameter TOLERANCE = Parameter.of(
                    "tolerance", Kind.TOLERANCE, "The accepted difference. A percentage refers to the expected number.")
            .suchAs("1%");

    static final Parameter FACTOR = Parameter.of(
                    "factor", Kind.NUMBER, "The expected multiple of the other table's number; 1 by default.")
            .suchAs("2");

    static List<String> faults(Arguments arguments) {
        BigDecimal factor = arguments.number(FACTOR.name());
        return factor != null && factor.signum() <= 0
                ? List.of("'factor' must be above 0: write 2 for twice as many")
                : List.of();
    }

    /** Whether the numbers match. */
    boolean holds(long own, long other, Arguments arguments) {
        @Nullable BigDecimal factor = arguments.number(FACTOR.name());
        BigDecimal expected = BigDecimal.valueOf(other).multiply(Objects.requireNonNullElse(factor, BigDecimal.ONE));
        return arguments.tolerance(TOLERANCE.name()).accepts(BigDecimal.valueOf(own), expected);
    }

    /** Judges the two numbers. If they match and one of them is 0, nothing was compared. */
    CheckOutcome judge(long own, long other, Arguments arguments) {
        Tolerance tolerance = arguments.tolerance(TOLERANCE.name());
        @Nullable BigDecimal factor = arguments.number(FACTOR.name());
        boolean holds = holds(own, other, arguments);
        boolean nothing = holds && (own == 0 || other == 0);
        String many = factor == null ? "the same number" : Text.amount(factor) + " times as many";
        String wanted = !arguments.has(TOLERANCE.name())
                ? many
                : (factor == null ? "" : many + " with ") + "a difference of at most " + tolerance;
        String message = "There " + Text.with(own, "is ", "are ") + Text.count(own, noun) + " here and "
                + Text.count(other, noun) + " in " + there + "; " + wanted + " expected"
                + (nothing ? ", but without " + noun + "s nothing was compared." : ".");
        return new CheckOutcome.Verdict(
                holds && !nothing ? CheckOutcome.Level.PASSED : CheckOutcome.Level.FAILED,
                nothing ? FailureCode.NO_ROWS : FailureCode.RULE_VIOLATED,
                message,
                List.of(),
                Map.of(name, own, "other_" + name, other),
                arguments.has(TOLERANCE.name()) ? Map.of("tolerance", tolerance) : Map.of(),
                nothing);
    }
}
