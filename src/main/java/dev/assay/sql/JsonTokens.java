package dev.assay.sql;

import org.apiguardian.api.API;

/**
 * A regular expression for the tokens of JSON (RFC 8259) in an order in which they may follow each other. It does not count brackets
 * and takes an element of an array for one of an object; for that there is a database's parser, which may be lenient with tokens and take
 * {@code {a: 1}}, {@code [1,]}, {@code FALSE} and {@code NaN}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class JsonTokens {

    private static final String BLANK = "[ \t\n\r]*";

    /** Not DEL in a text, which the class of control characters has too. */
    private static final String TEXT = "\"([^\"\\\\[:cntrl:]]|\\\\([\"\\\\/bfnrt]|u[0-9a-fA-F]{4}))*\"";

    private static final String NUMBER = "-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?";

    private static final String NAME = TEXT + BLANK + ":" + BLANK;

    private static final String OPENING = "((\\[|\\{" + BLANK + NAME + ")" + BLANK + ")*";

    private static final String SINGLE =
            "(" + TEXT + "|" + NUMBER + "|true|false|null|\\[" + BLANK + "\\]|\\{" + BLANK + "\\})";

    private static final String CLOSING = "(" + BLANK + "(\\]|\\}))*";

    private static final String ITEM = OPENING + SINGLE + CLOSING;

    /** Finds the text of a JSON value by its tokens. */
    public static final String REGEX =
            "^" + BLANK + ITEM + "(" + BLANK + "," + BLANK + "(" + NAME + ")?" + ITEM + ")*" + BLANK + "$";

    private JsonTokens() {}
}
