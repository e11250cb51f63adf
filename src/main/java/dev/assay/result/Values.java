package dev.assay.result;

/**
 * The values that a builder collects. A copy of them is what it builds, so that a new value needs no line here, there and in a
 * constructor.
 *
 * @param <B> the builder
 */
abstract class Values<B extends Values<B>> implements Cloneable {

    /** A copy that nobody else changes; the values themselves are immutable. */
    @SuppressWarnings("unchecked") // a clone is of the same class
    final B copy() {
        try {
            return (B) clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
