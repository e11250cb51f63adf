package dev.assay.yaml;

import java.nio.file.Path;

/** Writes paths for messages and keys, the same on every system. */
public final class ShownPath {

    private ShownPath() {}

    /**
     * With slashes, and relative to the folder if the file lies below it.
     *
     * @param folder absolute and normalized
     * @param file absolute and normalized
     * @return the path to show
     */
    public static String of(Path folder, Path file) {
        Path shown = file.startsWith(folder) ? folder.relativize(file) : file;
        return shown.toString().replace(shown.getFileSystem().getSeparator(), "/");
    }
}
