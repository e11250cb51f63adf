package dev.assay.history;

/** A file was written by a newer version of Assay. */
final class NewerFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    NewerFormatException(int version) {
        super("its format_version is " + version + ", and this version of Assay reads " + PastRuns.FORMAT_VERSION);
    }
}
