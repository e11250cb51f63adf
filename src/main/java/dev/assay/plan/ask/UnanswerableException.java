package dev.assay.plan.ask;

/** The catalogue shows that a question makes no sense: no such column, types that do not compare. The check is BROKEN. */
public final class UnanswerableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code the message's code, such as {@code COLUMN_MISSING}
     * @param message a sentence that says what is wrong and what to do
     */
    public UnanswerableException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** The message's code. */
    public String code() {
        return code;
    }
}
