package dev.assay.cli;

/** The command line or the suites are wrong, and nothing ran. The message says what to do. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
