package dev.assay.yaml;

import java.nio.file.Path;

/** How paths are shown and enter identities: the same on every system. */
public final class ShownPath {

    private ShownPath() {}

    /** Relative to the folder where it lies below, with slashes; both are absolute and normalized. */
    public static String of(Path folder, Path file) {
        Path shown = file.startsWith(folder) ? folder.relativize(file) : file;
        return shown.toString().replace(shown.getFileSystem().getSeparator(), "/");
    }
}
