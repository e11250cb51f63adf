package dev.assay.plan.ask;

import java.util.Locale;
import org.apiguardian.api.API;

/** A comparison operator. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum Comparison {
    /** Equal, as the database compares values. */
    EQUAL("equal to"),
    /** Not equal. */
    NOT_EQUAL("other than"),
    /** Strictly less. */
    BELOW("below"),
    /** Less or equal. */
    AT_MOST("at most"),
    /** Strictly greater. */
    ABOVE("above"),
    /** Greater or equal. */
    AT_LEAST("at least");

    private final String words;

    Comparison(String words) {
        this.words = words;
    }

    /** {@return the words for it in a message: {@code at least}} */
    public String words() {
        return words;
    }

    /** {@return the word for it in a suite: {@code at_least}} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return the negation of this comparison} */
    public Comparison opposite() {
        return switch (this) {
            case EQUAL -> NOT_EQUAL;
            case NOT_EQUAL -> EQUAL;
            case BELOW -> AT_LEAST;
            case AT_MOST -> ABOVE;
            case ABOVE -> AT_MOST;
            case AT_LEAST -> BELOW;
        };
    }
}
