package dev.assay.engine;

import org.opentest4j.AssertionFailedError;

/** The data breaks a rule. It has no stack trace: no line of Java says more than its message. */
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
