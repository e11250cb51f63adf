package dev.assay.result;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The result for a group of rows. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class GroupResult {

    private final Builder of;

    private GroupResult(Builder of) {
        this.of = of;
    }

    /**
     * Starts the result for the group with this key.
     *
     * @param key the group's values in the columns of {@code group_by}, in that order; null is SQL's NULL
     * @param status the status of the group
     * @param message a sentence that says what was found
     * @return a builder, to add what else is known
     */
    public static Builder of(List<@Nullable String> key, Status status, String message) {
        return new Builder(key, status, message);
    }

    /** {@return the group's values in the columns of {@code group_by}, in that order; null is SQL's NULL} */
    public List<@Nullable String> key() {
        return of.key;
    }

    /** {@return the status of the group} */
    public Status status() {
        return of.status;
    }

    /** {@return a sentence that says what was found} */
    public String message() {
        return of.message;
    }

    /** {@return {@link CheckResult#failing()} of the group} */
    public @Nullable Long failing() {
        return of.failing;
    }

    /** {@return {@link CheckResult#examined()} of the group} */
    public @Nullable Long examined() {
        return of.examined;
    }

    /** {@return {@link CheckResult#measured()} of the group} */
    public Map<String, Object> measured() {
        return of.measured;
    }

    /** {@return all values on one line} */
    @Override
    public String toString() {
        return key() + " " + status() + " " + failing() + "/" + examined() + " " + measured() + ": " + message();
    }

    /** Builds a {@link GroupResult}. The initial values of the fields are the defaults. */
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

        /**
         * Sets {@link GroupResult#failing}.
         *
         * @param failing {@link CheckResult#failing()} of the group
         * @return this builder
         */
        public Builder failing(@Nullable Long failing) {
            this.failing = failing;
            return this;
        }

        /**
         * Sets {@link GroupResult#examined}.
         *
         * @param examined {@link CheckResult#examined()} of the group
         * @return this builder
         */
        public Builder examined(@Nullable Long examined) {
            this.examined = examined;
            return this;
        }

        /**
         * Sets {@link GroupResult#measured}.
         *
         * @param measured {@link CheckResult#measured()} of the group
         * @return this builder
         */
        public Builder measured(Map<String, Object> measured) {
            this.measured = Collections.unmodifiableMap(new LinkedHashMap<>(measured));
            return this;
        }

        /** {@return the result, as set so far} The builder can be used further. */
        public GroupResult build() {
            return new GroupResult(copy());
        }
    }
}
