package dev.assay.run;

import dev.assay.text.FileTrouble;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** A run whose verdicts stand, but not all that it should leave could be written. The message has a line for each failure. */
public final class UnwrittenException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param failures at least one; all are suppressed exceptions of this one */
    UnwrittenException(List<IOException> failures) {
        super("The verdicts stand, but not everything could be written:"
                + failures.stream().map(FileTrouble::of).distinct().collect(Collectors.joining("\n  ", "\n  ", "")));
        failures.forEach(this::addSuppressed);
    }
}
