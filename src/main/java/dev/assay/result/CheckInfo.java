package dev.assay.result;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** What a suite says of a check to people: its name, why it matters, who looks after it. None of it changes a verdict. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class CheckInfo {

    private final Builder of;

    private CheckInfo(Builder of) {
        this.of = of;
    }

    /** A check of that name, of which nothing else is said yet. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** A builder with all that this has. */
    public Builder toBuilder() {
        return of.copy();
    }

    /** The title in reports. */
    public String name() {
        return of.name;
    }

    /** What the check is about, for readers of the report; null where nothing is said. */
    public @Nullable String description() {
        return of.description;
    }

    /** Why the rule matters, and to whom; null where nothing is said. */
    public @Nullable String why() {
        return of.why;
    }

    /** What to do when the check fails; null where nothing is said. */
    public @Nullable String whatToDo() {
        return of.whatToDo;
    }

    /** Web addresses shown with the check. */
    public List<String> links() {
        return of.links;
    }

    /** Who answers for the data; null where nobody is named. */
    public @Nullable String owner() {
        return of.owner;
    }

    /** Words to select checks by: the check's own, the table's and the suite's. */
    public List<String> tags() {
        return of.tags;
    }

    /** How bad a failure is. */
    public Severity severity() {
        return of.severity;
    }

    /** What is said, by the keys of YAML; a text that is not said is null. */
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

    /** Collects a {@link CheckInfo}; what is not said has the value that stands here. */
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

        /** As {@link CheckInfo#name}. */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /** As {@link CheckInfo#description}. */
        public Builder description(@Nullable String description) {
            this.description = description;
            return this;
        }

        /** As {@link CheckInfo#why}. */
        public Builder why(@Nullable String why) {
            this.why = why;
            return this;
        }

        /** As {@link CheckInfo#whatToDo}. */
        public Builder whatToDo(@Nullable String whatToDo) {
            this.whatToDo = whatToDo;
            return this;
        }

        /** As {@link CheckInfo#links}. */
        public Builder links(List<String> links) {
            this.links = List.copyOf(links);
            return this;
        }

        /** As {@link CheckInfo#owner}. */
        public Builder owner(@Nullable String owner) {
            this.owner = owner;
            return this;
        }

        /** As {@link CheckInfo#tags}. */
        public Builder tags(List<String> tags) {
            this.tags = List.copyOf(tags);
            return this;
        }

        /** As {@link CheckInfo#severity}. */
        public Builder severity(Severity severity) {
            this.severity = severity;
            return this;
        }

        /** What was collected; the builder may go on. */
        public CheckInfo build() {
            return new CheckInfo(copy());
        }
    }
}
