package dev.assay.result;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The information about a check for people: its name, its purpose, its owner. None of it affects a verdict. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class CheckInfo {

    private final Builder of;

    private CheckInfo(Builder of) {
        this.of = of;
    }

    /**
     * Starts the information about a check with that name.
     *
     * @param name the title in reports
     * @return a builder, to add what else is known
     */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** {@return a builder that starts with these values} */
    public Builder toBuilder() {
        return of.copy();
    }

    /** {@return the title in reports} */
    public String name() {
        return of.name;
    }

    /** {@return what the check is about, for readers of the report; null if not set} */
    public @Nullable String description() {
        return of.description;
    }

    /** {@return why the rule matters, and to whom; null if not set} */
    public @Nullable String why() {
        return of.why;
    }

    /** {@return what to do when the check fails; null if not set} */
    public @Nullable String whatToDo() {
        return of.whatToDo;
    }

    /** {@return web addresses to show with the check} */
    public List<String> links() {
        return of.links;
    }

    /** {@return the owner of the data; null if not set} */
    public @Nullable String owner() {
        return of.owner;
    }

    /** {@return the tags by which checks are selected: those of the check, the table and the suite} */
    public List<String> tags() {
        return of.tags;
    }

    /** {@return how severe a failure is} */
    public Severity severity() {
        return of.severity;
    }

    /** {@return the values by their YAML keys; a text that is not set is null} */
    public Map<String, @Nullable Object> byKey() {
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        said.put("name", of.name);
        said.put("description", of.description);
        said.put("why", of.why);
        said.put("what_to_do", of.whatToDo);
        said.put("links", of.links);
        said.put("owner", of.owner);
        said.put("tags", of.tags);
        said.put("severity", of.severity);
        return said;
    }

    @Override
    public String toString() {
        return byKey().toString();
    }

    /** Builds a {@link CheckInfo}. The initial values of the fields are the defaults. */
    public static final class Builder extends Values<Builder> {

        private String name;
        private @Nullable String description;
        private @Nullable String why;
        private @Nullable String whatToDo;
        private List<String> links = List.of();
        private @Nullable String owner;
        private List<String> tags = List.of();
        private Severity severity = Severity.NORMAL;

        private Builder(String name) {
            this.name = name;
        }

        /**
         * Sets {@link CheckInfo#name}.
         *
         * @param name the title in reports
         * @return this builder
         */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /**
         * Sets {@link CheckInfo#description}.
         *
         * @param description what the check is about, for readers of the report; null if not set
         * @return this builder
         */
        public Builder description(@Nullable String description) {
            this.description = description;
            return this;
        }

        /**
         * Sets {@link CheckInfo#why}.
         *
         * @param why why the rule matters, and to whom; null if not set
         * @return this builder
         */
        public Builder why(@Nullable String why) {
            this.why = why;
            return this;
        }

        /**
         * Sets {@link CheckInfo#whatToDo}.
         *
         * @param whatToDo what to do when the check fails; null if not set
         * @return this builder
         */
        public Builder whatToDo(@Nullable String whatToDo) {
            this.whatToDo = whatToDo;
            return this;
        }

        /**
         * Sets {@link CheckInfo#links}.
         *
         * @param links web addresses to show with the check
         * @return this builder
         */
        public Builder links(List<String> links) {
            this.links = List.copyOf(links);
            return this;
        }

        /**
         * Sets {@link CheckInfo#owner}.
         *
         * @param owner the owner of the data; null if not set
         * @return this builder
         */
        public Builder owner(@Nullable String owner) {
            this.owner = owner;
            return this;
        }

        /**
         * Sets {@link CheckInfo#tags}.
         *
         * @param tags the tags by which checks are selected: those of the check, the table and the suite
         * @return this builder
         */
        public Builder tags(List<String> tags) {
            this.tags = List.copyOf(tags);
            return this;
        }

        /**
         * Sets {@link CheckInfo#severity}.
         *
         * @param severity how severe a failure is
         * @return this builder
         */
        public Builder severity(Severity severity) {
            this.severity = severity;
            return this;
        }

        /** {@return the information, as set so far} The builder can be used further. */
        public CheckInfo build() {
            return new CheckInfo(copy());
        }
    }
}
