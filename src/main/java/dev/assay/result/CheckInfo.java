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

    /** Starts the information about a check with that name. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** A builder that starts with these values. */
    public Builder toBuilder() {
        return of.copy();
    }

    /** The title in reports. */
    public String name() {
        return of.name;
    }

    /** What the check is about, for readers of the report; null if not set. */
    public @Nullable String description() {
        return of.description;
    }

    /** Why the rule matters, and to whom; null if not set. */
    public @Nullable String why() {
        return of.why;
    }

    /** What to do when the check fails; null if not set. */
    public @Nullable String whatToDo() {
        return of.whatToDo;
    }

    /** Web addresses to show with the check. */
    public List<String> links() {
        return of.links;
    }

    /** The owner of the data; null if not set. */
    public @Nullable String owner() {
        return of.owner;
    }

    /** The tags by which checks are selected: those of the check, the table and the suite. */
    public List<String> tags() {
        return of.tags;
    }

    /** How severe a failure is. */
    public Severity severity() {
        return of.severity;
    }

    /** The values by their YAML keys; a text that is not set is null. */
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

        /** Sets {@link CheckInfo#name}. */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /** Sets {@link CheckInfo#description}. */
        public Builder description(@Nullable String description) {
            this.description = description;
            return this;
        }

        /** Sets {@link CheckInfo#why}. */
        public Builder why(@Nullable String why) {
            this.why = why;
            return this;
        }

        /** Sets {@link CheckInfo#whatToDo}. */
        public Builder whatToDo(@Nullable String whatToDo) {
            this.whatToDo = whatToDo;
            return this;
        }

        /** Sets {@link CheckInfo#links}. */
        public Builder links(List<String> links) {
            this.links = List.copyOf(links);
            return this;
        }

        /** Sets {@link CheckInfo#owner}. */
        public Builder owner(@Nullable String owner) {
            this.owner = owner;
            return this;
        }

        /** Sets {@link CheckInfo#tags}. */
        public Builder tags(List<String> tags) {
            this.tags = List.copyOf(tags);
            return this;
        }

        /** Sets {@link CheckInfo#severity}. */
        public Builder severity(Severity severity) {
            this.severity = severity;
            return this;
        }

        /** Builds the information. The builder can be used further. */
        public CheckInfo build() {
            return new CheckInfo(copy());
        }
    }
}
