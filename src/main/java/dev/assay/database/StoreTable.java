package dev.assay.database;

import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * The tables of a results store and the columns that Assay writes, the same in every database. {@code
 * docs/results-store.md} says what each means.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum StoreTable {
    /** A row for each run. It is written first. */
    RUN("run_id", "started_at", "finished_at", "as_of", "environment", "branch", "assay_version", "whole"),
    /** A row for each result. */
    CHECK_RESULT(
            "run_id",
            "check_id",
            "connection",
            "suite_path",
            "suite",
            "domain",
            "contract",
            "table_name",
            "check_type",
            "dimension",
            "unit",
            "check_name",
            "description",
            "why",
            "what_to_do",
            "owner",
            "severity",
            "status",
            "code",
            "failing",
            "examined",
            "value",
            "since",
            "since_run",
            "message",
            "failing_keys"),
    /** A row for each id that a check had before. */
    FORMER_ID("run_id", "connection", "former_id", "check_id");

    /** The version of the tables that this version of Assay writes. */
    public static final int VERSION = 2;

    private final String columns;

    StoreTable(String... columns) {
        this.columns = String.join(",", columns);
    }

    /** {@return the table's name} */
    public String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return the names of the columns in the order of their values} */
    public List<String> columns() {
        return List.of(columns.split(",", -1));
    }
}
