package dev.assay.suite.schema;

import static dev.assay.yaml.SchemaParts.anyOf;
import static dev.assay.yaml.SchemaParts.object;
import static dev.assay.yaml.SchemaParts.words;

import dev.assay.suite.bind.PartitionBinder;
import dev.assay.suite.bind.SampleBinder;
import dev.assay.suite.bind.WindowBinder;
import java.util.List;
import java.util.Map;

/** The JSON Schema of the keys that select the rows to examine and the rows to show. */
final class RowsSchema {

    private RowsSchema() {}

    /** The partition to examine. */
    static Map<String, Object> partition() {
        return anyOf(List.of(object("const", PartitionBinder.ALL), PartitionBinder.KEYS.schema()));
    }

    /** The rows that count as new. */
    static Map<String, Object> window() {
        return anyOf(List.of(object("const", WindowBinder.NONE), WindowBinder.KEYS.schema()));
    }

    /** What reports may have of rows. */
    static Map<String, Object> sample() {
        return anyOf(List.of(words(SampleBinder.WORDS), SampleBinder.KEYS.schema()));
    }

    /** What reports may have of the rows of a connection. */
    static Map<String, Object> sampleOfConnection() {
        return anyOf(List.of(words(SampleBinder.WORDS), SampleBinder.OF_CONNECTION.schema()));
    }
}
