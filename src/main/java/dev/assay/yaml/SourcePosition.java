package dev.assay.yaml;

import org.apiguardian.api.API;

/**
 * A place in a text.
 *
 * @param line from 1
 * @param column from 1, in characters (code points)
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record SourcePosition(int line, int column) {

    /** The first character. */
    public static final SourcePosition START = new SourcePosition(1, 1);
}
