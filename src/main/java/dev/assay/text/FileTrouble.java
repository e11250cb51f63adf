package dev.assay.text;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What is wrong with a file, in words: the JDK's exceptions often have nothing but its path as their message. */
public final class FileTrouble {

    private FileTrouble() {}

    /** {@return a phrase with the file, if it is known: {@code reports/x.json: No space left on device}} */
    public static String of(IOException failure) {
        if (!(failure instanceof FileSystemException known) || known.getFile() == null) {
            return failure.getMessage() == null ? failure.toString() : failure.getMessage();
        }
        return known.getFile() + ": " + reason(known);
    }

    private static String reason(FileSystemException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "something else has this name";
        }
        if (failure instanceof NotDirectoryException) {
            return "it is no folder";
        }
        if (failure instanceof DirectoryNotEmptyException) {
            return "the folder is not empty";
        }
        return failure.getReason() == null ? failure.getClass().getSimpleName() : failure.getReason();
    }

    /**
     * What stands where a file is expected: {@code a folder}, or {@code a pipe, a device or a socket}, which reading could
     * wait for without end.
     *
     * @param file a path; links are followed
     * @return null if it is a file, or if there is nothing
     */
    public static @Nullable String insteadOfFile(Path file) {
        if (Files.isRegularFile(file) || !Files.exists(file)) {
            return null;
        }
        return Files.isDirectory(file) ? "a folder" : "a pipe, a device or a socket";
    }
}
