package dev.assay.reconcile;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A key whose rows differ.
 *
 * @param key the key
 * @param kind how they differ
 * @param source what the source showed of them
 * @param copy what the copy showed of them
 */
record Difference(Key key, Kind kind, List<Marks.Mark> source, List<Marks.Mark> copy) {

    /** How a row differs. */
    enum Kind {
        /** The copy lacks it. */
        MISSING("missing in the copy"),
        /** Only the copy has it, or has it more often. */
        EXTRA("extra in the copy"),
        /** Both have it, with other values. */
        DIFFERENT("different");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** The difference of a key's rows, which are not alike. */
    static Difference of(Key key, Marks source, Marks copy) {
        List<Marks.Mark> here = source.get(key);
        List<Marks.Mark> there = copy.get(key);
        Kind kind =
                there.size() < here.size() ? Kind.MISSING : there.size() > here.size() ? Kind.EXTRA : Kind.DIFFERENT;
        return new Difference(key, kind, here, there);
    }

    /** The differences of all keys. */
    static List<Difference> all(Marks source, Marks copy) {
        Set<Key> keys = new LinkedHashSet<>(source.of().keySet());
        keys.addAll(copy.of().keySet());
        keys.removeIf(key -> source.isLike(copy, key));
        return keys.stream().map(key -> of(key, source, copy)).toList();
    }
}
