package dev.assay.check.builtin;

import dev.assay.check.Arguments;
import dev.assay.check.CheckType;
import java.util.ArrayList;
import java.util.List;

/** A check type with bounds whose arguments need no other validation. */
public interface Bounded extends CheckType {

    @Override
    default List<String> faults(Arguments arguments) {
        List<String> faults = new ArrayList<>(Bounds.of(arguments).faults(spec()));
        faults.addAll(Computed.faults(arguments));
        return faults;
    }
}
