package dev.assay.reconcile;

import dev.assay.database.DatabaseException;
import java.util.List;
import java.util.Set;

/** How two sides that go on changing are compared without a false alarm. {@code docs/cdc.md} explains each. */
interface Scheme {

    /** Both sides' sums of some ranges, as near in time as the scheme needs. */
    Both<Sums> sums(Ranges ranges) throws DatabaseException, NotReachedException;

    /** Whether both sums are of one moment of the source: then equal tables have equal sums although they are written. */
    boolean isOfOneMoment();

    /** The rows that differ in some ranges, and the keys that cannot be compared now. */
    Found rows(Ranges ranges) throws DatabaseException, NotReachedException;

    /** The keys that were left out so far, since the copy showed changes of them that the source's snapshot does not see. */
    default Set<Key> hidden() {
        return Set.of();
    }

    /** Lets go what is held open, so that other statements do not end with it; false if nothing is. */
    default boolean release() {
        return false;
    }

    /** Both sides as rows are looked at that were found to differ. */
    Both<Side> sides();

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
    record Found(List<Difference> differences, List<Key> undetermined) {}
}
