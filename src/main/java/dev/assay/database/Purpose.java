package dev.assay.database;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What a statement serves, by which the database's owner can find it.
 *
 * @param run the run's id; empty if the statement belongs to none
 * @param suites the names of the suites that it serves, sorted, without duplicates; none for look-ups and failing rows
 * @param scan the scan's id; empty if the statement is of none
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Purpose(String run, List<String> suites, String scan) {

    /** No purpose. */
    public static final Purpose NONE = new Purpose("", List.of(), "");

    /**
     * {@return the purpose of statements that serve suites}
     *
     * @param run the run's id
     * @param suites the names of the suites
     */
    public static Purpose of(String run, Collection<String> suites) {
        return new Purpose(run, suites.stream().distinct().sorted().toList(), "");
    }

    /**
     * {@return the purpose of statements that serve no verdict: catalogue lookups and reading failing rows}
     *
     * @param run the run's id
     */
    public static Purpose ofLookUps(String run) {
        return new Purpose(run, List.of(), "");
    }

    /**
     * {@return the same purpose of one scan}
     *
     * @param id the scan's id
     */
    public Purpose ofScan(String id) {
        return new Purpose(run, suites, id);
    }

    /**
     * {@return the common start of the tags of a run's statements, except for lookups and samples}
     *
     * @param run the run's id
     */
    public static String prefix(String run) {
        return ofLookUps(run).tag() + " ";
    }

    /** {@return the run and the suites in a line: {@code assay 2026-11-30T05-24-20Z-1f Orders, Users}; empty for none} */
    public String tag() {
        return run.isEmpty() ? "" : suites.isEmpty() ? "assay " + run : prefix(run) + String.join(", ", suites);
    }

    /**
     * {@return the run and the scan as a comment that ends a statement, in a line of its own; empty for none} It is in the form of
     * sqlcommenter's specification: keys in order, values URL-encoded, in quotes.
     */
    public String comment() {
        return run.isEmpty()
                ? ""
                : "\n/*assay_run='" + encoded(run) + "'" + (scan.isEmpty() ? "" : ",assay_scan='" + encoded(scan) + "'")
                        + "*/";
    }

    /** Without what could end a comment or a quote. */
    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
