package dev.assay.suite.schema;

import static dev.assay.yaml.SchemaParts.anyOf;
import static dev.assay.yaml.SchemaParts.described;
import static dev.assay.yaml.SchemaParts.mapping;
import static dev.assay.yaml.SchemaParts.object;
import static dev.assay.yaml.SchemaParts.oneOrMore;
import static dev.assay.yaml.SchemaParts.pattern;
import static dev.assay.yaml.SchemaParts.text;
import static dev.assay.yaml.SchemaParts.words;

import dev.assay.suite.bind.PartitionBinder;
import dev.assay.suite.bind.SampleBinder;
import dev.assay.suite.bind.WindowBinder;
import java.util.List;
import java.util.Map;

/** The JSON Schema of the keys that say which rows are examined, and which are shown. */
final class RowsSchema {

    private static final String SINCE =
            "^([0-9]{1,9}(s|m|h|d|w)|[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}.*)?|last_run)$";

    private RowsSchema() {}

    /** Which partition is examined. */
    static Map<String, Object> partition() {
        Map<String, Object> latest = mapping(
                object("latest", described(text(), "The column whose highest value the rows have.")),
                List.of("latest"));
        return anyOf(List.of(object("const", PartitionBinder.ALL), latest));
    }

    /** Which rows are new. */
    static Map<String, Object> window() {
        Map<String, Object> since = anyOf(List.of(object("type", "number"), pattern(SINCE)));
        return anyOf(List.of(
                object("const", WindowBinder.NONE),
                mapping(
                        object(
                                "column", described(text(), "The column that says when a row came."),
                                "since",
                                        described(
                                                since,
                                                "From where on, inclusive: an age (24h), a date or a time, a number, or"
                                                        + " last_run.")),
                        WindowBinder.KEYS)));
    }

    /** What may be shown of failing rows. */
    static Map<String, Object> sample() {
        return anyOf(List.of(
                words(SampleBinder.WORDS),
                mapping(
                        object("columns", described(oneOrMore(text()), "The only columns that are read and shown.")),
                        SampleBinder.KEYS)));
    }
}
