package dev.assay.yaml;

import org.apiguardian.api.API;

/**
 * A place in a file.
 *
 * @param file the file as messages show it: with slashes, and relative to the working directory if it lies below
 * @param line from 1
 * @param column from 1, in characters (code points)
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Location(String file, int line, int column) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
