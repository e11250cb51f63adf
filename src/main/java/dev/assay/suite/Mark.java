package dev.assay.suite;

/**
 * A place in a text.
 *
 * @param line from 1
 * @param column from 1, in characters (code points)
 */
record Mark(int line, int column) {

    static final Mark START = new Mark(1, 1);
}
