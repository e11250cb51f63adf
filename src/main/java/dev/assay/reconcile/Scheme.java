package dev.assay.reconcile;

import dev.assay.database.DatabaseException;
import java.util.List;

/** How two sides that go on changing are compared without a false alarm. {@code docs/cdc.md} explains each. */
interface Scheme {

    /** Both sides' sums of some ranges, as near in time as the scheme needs. */
    Both<Sums> sums(Ranges ranges) throws DatabaseException, NotReachedException;

    /** The rows that differ in some ranges, and the keys that cannot be compared now. */
    Found rows(Ranges ranges) throws DatabaseException, NotReachedException;

    /** Why the comparison is exact, as part of a message. */
    String words();

    /** What both sides have. */
    record Both<T>(T source, T copy) {}

    /**
     * What the rows of some ranges show.
     *
     * @param differences the keys that differ
     * @param undetermined the keys that changed meanwhile
     */
    record Found(List<Difference> differences, List<String> undetermined) {}
}
