package dev.assay.plan.ask;

import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The state that a check keeps between runs, for its id and table in each database. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class CheckState {

    private final @Nullable String last;
    private @Nullable String next;

    /**
     * Creates the state.
     *
     * @param last the text that was kept; null if there is none
     */
    public CheckState(@Nullable String last) {
        this.last = last;
    }

    /** {@return the text that the last passing or warning run kept; empty if there is none} */
    public Optional<String> last() {
        return Optional.ofNullable(last);
    }

    /**
     * Keeps a text for the next run. It is stored only if the check passes or warns, or compares two connections.
     *
     * @param text the text, of any length
     */
    public void keep(String text) {
        next = text;
    }

    /** {@return the text to keep; empty if there is none} */
    public Optional<String> next() {
        return Optional.ofNullable(next);
    }
}
