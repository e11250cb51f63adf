package dev.assay.yaml;

/**
 * A place in a text.
 *
 * @param line from 1
 * @param column from 1, in characters (code points)
 */
public record Mark(int line, int column) {

    public static final Mark START = new Mark(1, 1);
}
