package dev.assay.sql;

import org.apiguardian.api.API;

/** The author's SQL cannot be taken: it does not parse, or may do more than read. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class FragmentException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int offset;

    /**
     * @param message what is wrong and what to do, without a position
     * @param offset where in the author's text, from 0; -1 where it is not known
     */
    public FragmentException(String message, int offset) {
        super(message);
        this.offset = offset;
    }

    /** Where in the author's text, in characters from 0; -1 where it is not known. */
    public int offset() {
        return offset;
    }
}
