package dev.assay.cdc;

import dev.assay.check.Globs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The columns that pipelines add to copies, by their documentation; {@code *} stands for any text, and case is ignored. */
final class Metadata {

    private static final Map<String, List<String>> COLUMNS = Map.of(
            "debezium", List.of("__*"),
            "snowflake_kafka", List.of("RECORD_METADATA"),
            "fivetran", List.of("_fivetran_*"),
            "airbyte", List.of("_airbyte_*", "_ab_cdc_*"),
            "peerdb", List.of("_PEERDB_*"),
            "estuary", List.of("flow_published_at", "flow_document", "_meta/*"),
            "openflow", List.of("_SNOWFLAKE_*"),
            "pipelinewise", List.of("_SDC_*"));

    private Metadata() {}

    /** The known pipelines, by name. */
    static String[] pipelines() {
        return COLUMNS.keySet().stream().sorted().toArray(String[]::new);
    }

    /**
     * The columns of a copy that are not the source's.
     *
     * @param pipeline the pipeline's name; empty if it is not said
     * @param more further ones
     */
    static Globs columns(String pipeline, List<String> more) {
        List<String> all = new ArrayList<>(COLUMNS.getOrDefault(pipeline, List.of()));
        all.addAll(more);
        return Globs.ofColumns(all);
    }
}
