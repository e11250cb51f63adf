package dev.assay.plan.ask;

import dev.assay.result.FailureCode;
import org.apiguardian.api.API;

/**
 * The catalogue shows that a question cannot be answered, for example because a column does not exist or types are not
 * comparable. The check becomes BROKEN.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class UnanswerableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The code of the result. */
    private final FailureCode code;

    /**
     * Creates the exception.
     *
     * @param code the code of the result, such as {@link FailureCode#COLUMN_MISSING}
     * @param message a sentence that says what is wrong and what to do
     */
    public UnanswerableException(FailureCode code, String message) {
        super(message);
        this.code = code;
    }

    /** {@return the code of the result, which becomes BROKEN} */
    public FailureCode code() {
        return code;
    }
}
