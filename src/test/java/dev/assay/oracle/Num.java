package dev.assay.oracle;

import java.math.BigDecimal;

/**
 * A number as PostgreSQL compares it: infinities and NaN have places of their own, NaN above all, and -0 is 0. Where one of two
 * is a floating one, both are compared as doubles.
 *
 * @param place -1 and 1 for the infinities, 2 for NaN, 0 for all others
 * @param exact the value; 0 where there is none
 * @param floating whether it is a real or a double
 */
record Num(int place, BigDecimal exact, boolean floating) implements Comparable<Num> {

    static Num of(BigDecimal value) {
        return new Num(0, value, false);
    }

    static Num of(String text, Kind kind) {
        boolean floating = kind == Kind.REAL || kind == Kind.DOUBLE;
        return switch (text) {
            case "NaN" -> new Num(2, BigDecimal.ZERO, floating);
            case "Infinity" -> new Num(1, BigDecimal.ZERO, floating);
            case "-Infinity" -> new Num(-1, BigDecimal.ZERO, floating);
            default ->
                switch (kind) {
                    case REAL -> new Num(0, new BigDecimal(Float.parseFloat(text)), true);
                    case DOUBLE -> new Num(0, new BigDecimal(Double.parseDouble(text)), true);
                    default -> of(new BigDecimal(text));
                };
        };
    }

    boolean isFinite() {
        return place == 0;
    }

    boolean isNaN() {
        return place == 2;
    }

    /** What it is beside a decimal of another table: the digits that tell it from all others of its kind. */
    Num asDecimal(Kind kind) {
        String shortest = kind == Kind.REAL ? Float.toString(exact.floatValue()) : Double.toString(exact.doubleValue());
        return new Num(place, floating && place == 0 ? new BigDecimal(shortest) : exact, false);
    }

    /** What it is beside a floating one. */
    Num asDouble() {
        return place == 0 ? new Num(0, new BigDecimal(exact.doubleValue()), true) : this;
    }

    double doubleValue() {
        return switch (place) {
            case 2 -> Double.NaN;
            case 1 -> Double.POSITIVE_INFINITY;
            case -1 -> Double.NEGATIVE_INFINITY;
            default -> exact.doubleValue();
        };
    }

    @Override
    public int compareTo(Num other) {
        if (place != 0 || other.place != 0) {
            return Integer.compare(place, other.place);
        }
        return floating != other.floating
                ? asDouble().exact.compareTo(other.asDouble().exact)
                : exact.compareTo(other.exact);
    }
}
