package dev.assay.result;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** What was found of a group of rows. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class GroupResult {

    private final Builder of;

    private GroupResult(Builder of) {
        this.of = of;
    }

    /** What was found of the rows that have these values. */
    public static Builder of(List<@Nullable String> key, Status status, String message) {
        return new Builder(key, status, message);
    }

    /** The values of the columns that take rows apart, in the order of {@code group_by}; null is SQL's null. */
    public List<@Nullable String> key() {
        return of.key;
    }

    /** How the group ended. */
    public Status status() {
        return of.status;
    }

    /** A sentence that says what was found. */
    public String message() {
        return of.message;
    }

    /** As {@link CheckResult#failing()}, of the group. */
    public @Nullable Long failing() {
        return of.failing;
    }

    /** As {@link CheckResult#examined()}, of the group. */
    public @Nullable Long examined() {
        return of.examined;
    }

    /** As {@link CheckResult#measured()}, of the group. */
    public Map<String, Object> measured() {
        return of.measured;
    }

    /** All that is known of it, on a line. */
    @Override
    public String toString() {
        return key() + " " + status() + " " + failing() + "/" + examined() + " " + measured() + ": " + message();
    }

    /** Collects a {@link GroupResult}; what is not said has the value that stands here. */
    public static final class Builder extends Values<Builder> {

        private List<@Nullable String> key;
        private Status status;
        private String message;
        private @Nullable Long failing;
        private @Nullable Long examined;
        private Map<String, Object> measured = Map.of();

        private Builder(List<@Nullable String> key, Status status, String message) {
            this.key = Collections.unmodifiableList(new ArrayList<>(key));
            this.status = status;
            this.message = message;
        }

        /** As {@link GroupResult#failing}. */
        public Builder failing(@Nullable Long failing) {
            this.failing = failing;
            return this;
        }

        /** As {@link GroupResult#examined}. */
        public Builder examined(@Nullable Long examined) {
            this.examined = examined;
            return this;
        }

        /** As {@link GroupResult#measured}. */
        public Builder measured(Map<String, Object> measured) {
            this.measured = Collections.unmodifiableMap(new LinkedHashMap<>(measured));
            return this;
        }

        /** What was collected; the builder may go on. */
        public GroupResult build() {
            return new GroupResult(copy());
        }
    }
}
