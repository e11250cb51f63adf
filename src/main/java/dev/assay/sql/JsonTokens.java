package dev.assay.sql;

import org.apiguardian.api.API;

/**
 * A regular expression for a plausible sequence of JSON tokens (RFC 8259). It does not match brackets and does not tell
 * elements of arrays from members of objects; the database's parser does. That parser may be lenient with tokens and
 * accept {@code {a: 1}}, {@code [1,]}, {@code FALSE} or {@code NaN}, which this expression rejects.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class JsonTokens {

    private static final String BLANK = "[ \t\n\r]*";

    /** The class of control characters includes DEL, so this rejects DEL in a text, which RFC 8259 allows. */
    private static final String TEXT = "\"([^\"\\\\[:cntrl:]]|\\\\([\"\\\\/bfnrt]|u[0-9a-fA-F]{4}))*\"";

    private static final String NUMBER = "-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?";

    private static final String NAME = TEXT + BLANK + ":" + BLANK;

    private static final String OPENING = "((\\[|\\{" + BLANK + NAME + ")" + BLANK + ")*";

    private static final String SINGLE =
            "(" + TEXT + "|" + NUMBER + "|true|false|null|\\[" + BLANK + "\\]|\\{" + BLANK + "\\})";

    private static final String CLOSING = "(" + BLANK + "(\\]|\\}))*";

    private static final String ITEM = OPENING + SINGLE + CLOSING;

    /** Matches the text of a JSON value by its tokens. */
    public static final String REGEX =
            "^" + BLANK + ITEM + "(" + BLANK + "," + BLANK + "(" + NAME + ")?" + ITEM + ")*" + BLANK + "$";

    private JsonTokens() {}
}
