package dev.assay.yaml;

/**
 * A place in a file.
 *
 * @param file the file as it is shown: relative to the working directory where it lies below, with slashes
 * @param line from 1
 * @param column from 1, in characters
 */
public record Location(String file, int line, int column) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
