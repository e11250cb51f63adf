package dev.assay.suite.bind;

import dev.assay.database.SuiteLimits;
import dev.assay.yaml.Ages;
import dev.assay.yaml.KeySpec;
import dev.assay.yaml.KeySpecs;
import dev.assay.yaml.Keys;
import dev.assay.yaml.Node;
import dev.assay.yaml.SchemaParts;
import dev.assay.yaml.Values;

/** Reads {@code limits} of a suite. */
public final class SuiteLimitsBinder {

    /** The keys, each of which some databases know. */
    public static final KeySpecs KEYS = KeySpecs.of(
            KeySpec.optional(
                    "statement_timeout", "How long a statement may run: 5s.", SchemaParts.pattern(Ages.TIMEOUT)),
            KeySpec.optional(
                    "max_cost", "The planner's cost above which a statement is not sent.", SchemaParts.count(1)),
            KeySpec.optional(
                    "max_rows", "The rows of its tables above which a statement is not sent.", SchemaParts.count(1)),
            KeySpec.optional(
                    "max_bytes", "The bytes to read above which a statement is not sent.", SchemaParts.count(1)));

    private SuiteLimitsBinder() {}

    static SuiteLimits bind(Node node, Values values) {
        Keys keys = Keys.of(node, values.problems(), "'limits'", "{max_rows: 100000}", KEYS);
        return keys == null
                ? SuiteLimits.NONE
                : new SuiteLimits(
                        keys.value(
                                "statement_timeout", (span, key) -> values.parsed(span, key, "5s", Ages::parseTimeout)),
                        keys.value("max_cost", (count, key) -> values.count(count, key, 1, Long.MAX_VALUE)),
                        keys.value("max_rows", (count, key) -> values.count(count, key, 1, Long.MAX_VALUE)),
                        keys.value("max_bytes", (count, key) -> values.count(count, key, 1, Long.MAX_VALUE)));
    }
}
