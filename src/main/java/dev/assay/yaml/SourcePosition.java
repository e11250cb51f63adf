package dev.assay.yaml;

/**
 * A place in a text.
 *
 * @param line from 1
 * @param column from 1, in characters (code points)
 */
public record SourcePosition(int line, int column) {

    /** The first character. */
    public static final SourcePosition START = new SourcePosition(1, 1);
}
