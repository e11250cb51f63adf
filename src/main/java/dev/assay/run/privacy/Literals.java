package dev.assay.run.privacy;

import dev.assay.sql.Dialect;
import dev.assay.sql.Sql;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Statements without their literals. Authors' SQL has no dollar quotes and no escape strings, see {@link dev.assay.sql.Guard}. */
final class Literals {

    private static final String NAME = "\"(?:[^\"]++|\"\")*+\"";
    private static final String NUMBER = "(?<![\\w\"$])\\.?\\d[\\w.]*+";
    private static final Pattern STANDARD = Pattern.compile(NAME + "|'(?:[^']++|'')*+'|" + NUMBER);
    private static final Pattern WITH_ESCAPES =
            Pattern.compile(NAME + "|'(?:[^'\\\\]++|\\\\.|'')*+'|" + NUMBER, Pattern.DOTALL);

    private Literals() {}

    /** Whether a statement names one of these columns, given in lower case. */
    static boolean speaksOf(String text, Collection<String> columns) {
        String low = text.toLowerCase(Locale.ROOT);
        return columns.stream().anyMatch(low::contains);
    }

    /** The statement with {@code …} for each text and number, and without the values of its binds. */
    static String without(Sql sql, Dialect dialect) {
        Matcher literals = (dialect.lexicon().backslashEscapes() ? WITH_ESCAPES : STANDARD).matcher(sql.text());
        return literals.replaceAll(found -> found.group().startsWith("\"")
                ? Matcher.quoteReplacement(found.group())
                : found.group().startsWith("'") ? "'…'" : "…");
    }
}
