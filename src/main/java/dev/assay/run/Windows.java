package dev.assay.run;

import dev.assay.plan.Scope;
import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.Window;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the windows of a connection's checks begin.
 *
 * @param place where the connection leads
 * @param memory the marks of earlier runs
 * @param asOf the run's one clock
 */
record Windows(String place, Memory memory, Instant asOf) {

    /** The window of a check; null where it has none. */
    Scope.@Nullable From of(CheckDeclaration check, String id) {
        Window window = check.window();
        if (window == null) {
            return null;
        }
        if (window.since() instanceof Window.Since.Age age) {
            return new Scope.From(window.column(), asOf.minus(age.age()), false);
        }
        if (window.since() instanceof Window.Since.Value value) {
            return new Scope.From(window.column(), value.value(), false);
        }
        return new Scope.From(window.column(), memory.mark(place, id).orElse(null), true);
    }

    /** Remembers the highest value that a check saw. */
    void remember(String id, Object highest) {
        memory.learnMark(place, id, highest.toString());
    }
}
