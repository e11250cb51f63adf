package dev.assay.engine;

import org.opentest4j.AssertionFailedError;

/** The data breaks a rule. There is no stack trace, because it would add nothing to the message. */
final class CheckFailedError extends AssertionFailedError {

    private static final long serialVersionUID = 1L;

    CheckFailedError(String message) {
        super(message);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
