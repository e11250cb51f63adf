package dev.assay.suite.bind;

import dev.assay.check.Globs;
import dev.assay.sql.TableName;
import dev.assay.suite.Expansion;
import dev.assay.suite.Suite;
import dev.assay.yaml.KeySpec;
import dev.assay.yaml.KeySpecs;
import dev.assay.yaml.Keys;
import dev.assay.yaml.Node;
import dev.assay.yaml.Problems;
import dev.assay.yaml.SchemaParts;
import dev.assay.yaml.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code for}: checks of all tables whose names match a pattern. */
public final class PatternBinder {

    static final List<String> KEYS = keys();

    /** The keys of an exception under {@code except}. */
    public static final KeySpecs EXCEPTION = KeySpecs.of(
            KeySpec.required("table", "The table, or a pattern.", SchemaParts.text()),
            KeySpec.optional("reason", "Why the checks do not apply to it.", SchemaParts.text()),
            KeySpec.optional("owner", "Who decided so.", SchemaParts.text()));

    private final Values values;
    private final Problems problems;
    private final TableBinder tables;
    private final BindingContext place;

    /** @param place what the tables inherit */
    PatternBinder(Values values, TableBinder tables, BindingContext place) {
        this.values = values;
        this.problems = values.problems();
        this.tables = tables;
        this.place = place;
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>(TableBinder.KEYS);
        keys.add("except");
        return List.copyOf(keys);
    }

    /** The patterns, to be expanded when the catalogue is known; those that are wrong are reported and left out. */
    List<Expansion> bind(Node node) {
        if (!(node instanceof Node.Mapping mapping)) {
            values.unexpected(
                    node, "for", "patterns of tables, each with columns and checks, such as {\"app.*\": {checks: …}}");
            return List.of();
        }
        if (mapping.entries().isEmpty()) {
            problems.add(node.at(), "'for' is empty: write a pattern of tables, such as app.*, or remove the key");
        }
        List<Expansion> bound = new ArrayList<>();
        for (Node.Entry entry : mapping.entries()) {
            Expansion one = one(entry);
            if (one != null) {
                bound.add(one);
            }
        }
        return bound;
    }

    private @Nullable Expansion one(Node.Entry entry) {
        TableName name = tables.name(entry);
        if (name == null) {
            return null;
        }
        if (!Globs.isOne(entry.name()) || name.schema() == null) {
            problems.add(
                    entry.at(),
                    "'" + entry.name() + "' is not a pattern of tables in a schema: write it as in app.*"
                            + (Globs.isOne(entry.name()) ? "" : ", or put the table under 'tables'"));
        }
        Suite.Table tried = tables.tried(entry, name, place, KEYS);
        if (tried == null || !(entry.value() instanceof Node.Mapping block)) {
            return null;
        }
        if (!block.has("columns") && !block.has("checks")) {
            problems.add(entry.at(), "'" + entry.name() + "' has no check: give it columns or checks");
        }
        Node.Entry except = block.entry("except");
        List<String> exceptions = except == null ? List.of() : values.list(except.value(), "except", this::exception);
        return exceptions == null
                ? null
                : new PatternExpansion(entry, null, tried.tags(), exceptions, place, tables, values);
    }

    /** A table, or a mapping of the table, the reason and the owner. */
    private @Nullable String exception(Node node) {
        if (!(node instanceof Node.Mapping)) {
            return values.text(node, "except", "app.countries");
        }
        Keys keys = Keys.of(node, problems, "an exception", "{table: app.countries}", EXCEPTION);
        if (keys == null) {
            return null;
        }
        keys.ifThere("reason", text -> values.text(text, "reason", "reference data"));
        keys.ifThere("owner", text -> values.text(text, "owner", "platform"));
        return keys.required("table", "app.countries", (table, key) -> values.text(table, key, "app.countries"));
    }
}
