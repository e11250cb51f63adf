package dev.assay.result;

import java.util.List;
import org.apiguardian.api.API;

/**
 * What no check is about.
 *
 * @param table a table, as suites write its name
 * @param place its connection, with the environment if there is one, as in {@link DeclaredCheck#place()}
 * @param columns the columns that no check names, in table order; empty if the table has no check at all
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record CoverageGap(String table, String place, List<String> columns) {

    /**
     * Copies the list.
     *
     * @param table a table
     * @param place its connection
     * @param columns the columns that no check names; empty if the table has no check at all
     */
    public CoverageGap {
        columns = List.copyOf(columns);
    }
}
