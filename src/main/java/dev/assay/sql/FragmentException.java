package dev.assay.sql;

import org.apiguardian.api.API;

/** The author's SQL is refused, because it does not parse or may do more than read. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class FragmentException extends Exception {

    private static final long serialVersionUID = 1L;

    /** The position in the author's text, in characters from 0; -1 if it is unknown. */
    private final int offset;

    /**
     * Creates the exception.
     *
     * @param message what is wrong and what to do, without a position
     * @param offset the position in the author's text, from 0; -1 if it is unknown
     */
    public FragmentException(String message, int offset) {
        super(message);
        this.offset = offset;
    }

    /** {@return the position in the author's text, in characters from 0; -1 if it is unknown} */
    public int offset() {
        return offset;
    }
}
