package dev.assay.result;

/**
 * The values that a builder collects. The object that it builds wraps a copy of them, so that a new value needs no
 * further code in constructors.
 *
 * @param <B> the type of the builder
 */
abstract class Values<B extends Values<B>> implements Cloneable {

    /** Returns an independent copy; the values themselves are immutable. */
    @SuppressWarnings("unchecked") // a clone is of the same class
    final B copy() {
        try {
            return (B) clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
