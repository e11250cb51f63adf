package dev.assay.plan.ask;

import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** What a check remembers from run to run, for its id and table in each database. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class CheckState {

    private final @Nullable String last;
    private @Nullable String next;

    /** @param last what was kept; null where there is nothing yet */
    public CheckState(@Nullable String last) {
        this.last = last;
    }

    /** What was kept by the last run that passed or warned; empty where there was none. */
    public Optional<String> last() {
        return Optional.ofNullable(last);
    }

    /** Keeps a text for the next run, where the check passes or warns. */
    public void keep(String text) {
        next = text;
    }

    /** What is to be kept; empty where nothing is. */
    public Optional<String> next() {
        return Optional.ofNullable(next);
    }
}
