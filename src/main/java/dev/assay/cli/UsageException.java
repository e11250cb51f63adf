package dev.assay.cli;

/** The command line or the suites are wrong; the message says what to do. Nothing ran. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
