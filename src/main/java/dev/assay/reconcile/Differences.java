package dev.assay.reconcile;

import dev.assay.reconcile.Difference.Kind;
import java.util.List;

/** Says how the rows of a key differ. */
final class Differences {

    private Differences() {}

    /** The difference of a key's rows; none if both sides have the same ones. */
    static List<Difference> of(String key, Marks source, Marks copy) {
        List<String> here = source.hashes(key);
        List<String> there = copy.hashes(key);
        if (here.equals(there)) {
            return List.of();
        }
        Kind kind =
                there.size() < here.size() ? Kind.MISSING : there.size() > here.size() ? Kind.EXTRA : Kind.DIFFERENT;
        return List.of(new Difference(key, kind));
    }
}
