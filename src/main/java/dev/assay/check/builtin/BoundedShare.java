package dev.assay.check.builtin;

import dev.assay.check.Arguments;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A check type with bounds of a share, which is a number from 0 to 1. */
public interface BoundedShare extends Bounded {

    @Override
    default List<String> faults(Arguments arguments) {
        List<String> faults = new ArrayList<>(Bounded.super.faults(arguments));
        Bounds.of(arguments).given().forEach((name, bound) -> {
            if (bound instanceof BigDecimal number && (number.signum() < 0 || number.compareTo(BigDecimal.ONE) > 0)) {
                faults.add("'" + name + "' is a share, from 0 to 1: write 0.95 for 95%");
            }
        });
        return faults;
    }
}
