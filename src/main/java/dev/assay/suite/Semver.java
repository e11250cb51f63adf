package dev.assay.suite;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version as semver.org 2.0.0 has it.
 *
 * @param suffix what stands behind the three numbers, such as {@code -rc.1}; empty where nothing does
 */
public record Semver(BigInteger major, BigInteger minor, BigInteger patch, String suffix) {

    private static final String NUMBER = "(0|[1-9]\\d{0,8})";
    private static final Pattern SYNTAX =
            Pattern.compile(NUMBER + "\\." + NUMBER + "\\." + NUMBER + "((?:-[0-9A-Za-z.-]+)?(?:\\+[0-9A-Za-z.-]+)?)");

    private static final Comparator<Semver> BY_NUMBERS =
            Comparator.comparing(Semver::major).thenComparing(Semver::minor).thenComparing(Semver::patch);

    /** What must be told of a change: the number of the version that it moves, the least first. */
    public enum Step {
        NONE("no step"),
        PATCH("a patch step"),
        MINOR("a minor step"),
        MAJOR("a major step");

        private final String words;

        Step(String words) {
            this.words = words;
        }

        /** {@code a minor step}. */
        @Override
        public String toString() {
            return words;
        }
    }

    /**
     * Reads {@code 2.1.0}.
     *
     * @throws IllegalArgumentException where the text is no version; the message says what is expected
     */
    public static Semver parse(String text) {
        Matcher matcher = SYNTAX.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no semantic version: write three numbers, such as 2.1.0");
        }
        return new Semver(
                new BigInteger(matcher.group(1)),
                new BigInteger(matcher.group(2)),
                new BigInteger(matcher.group(3)),
                matcher.group(4));
    }

    /** Whether it comes after another; what stands behind the numbers does not count. */
    public boolean isAfter(Semver other) {
        return BY_NUMBERS.compare(this, other) > 0;
    }

    /** The step from another version to this one; none where it is not a later one. */
    public Step since(Semver other) {
        if (!isAfter(other)) {
            return Step.NONE;
        }
        return !major.equals(other.major) ? Step.MAJOR : !minor.equals(other.minor) ? Step.MINOR : Step.PATCH;
    }

    /** The version that a step leads to. */
    public Semver next(Step step) {
        return switch (step) {
            case MAJOR -> new Semver(major.add(BigInteger.ONE), BigInteger.ZERO, BigInteger.ZERO, "");
            case MINOR -> new Semver(major, minor.add(BigInteger.ONE), BigInteger.ZERO, "");
            case PATCH -> new Semver(major, minor, patch.add(BigInteger.ONE), "");
            case NONE -> this;
        };
    }

    /** {@code 2.1.0}. */
    @Override
    public String toString() {
        return major + "." + minor + "." + patch + suffix;
    }
}
