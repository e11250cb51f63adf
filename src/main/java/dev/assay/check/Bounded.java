package dev.assay.check;

import java.util.List;

/** A type with bounds and nothing else that could be wrong together. */
interface Bounded extends CheckType {

    @Override
    default List<String> faults(Arguments arguments) {
        return Bounds.of(arguments).faults(spec());
    }
}
