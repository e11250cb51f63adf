package dev.assay.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cuts an author's SQL into text and variables, drops comments, and keeps the bare words, which {@link Guard} looks
 * through. It knows just enough of SQL's lexical rules to never mistake what is quoted for what is not; forms that it does
 * not know (dollar quotes, escape strings) are refused rather than guessed at.
 */
final class FragmentScanner {

    /**
     * A bare word.
     *
     * @param text in lower case
     * @param call whether an opening bracket follows
     * @param qualified whether another word and a dot stand before it
     */
    record Word(String text, boolean call, boolean qualified, int offset) {}

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");
    private static final Pattern CALL = Pattern.compile("\\s*\\(");
    private static final Pattern PREFIXED = Pattern.compile("(?i)(?:[ebnx]|u&)['\"]");

    private final String sql;
    private final Guard.Variables variables;
    private final List<Fragment.Piece> pieces = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder parseable = new StringBuilder();
    private int at;
    private int wordEnd = -1;

    private FragmentScanner(String sql, Guard.Variables variables) {
        this.sql = sql;
        this.variables = variables;
    }

    /**
     * What a text consists of.
     *
     * @param parseable the text for a parser: every character where the author wrote it, blanks for comments, {@code null}
     *     for variables
     */
    record Scanned(List<Fragment.Piece> pieces, List<Word> words, String parseable) {}

    static Scanned scan(String sql, Guard.Variables variables) throws FragmentException {
        FragmentScanner scanner = new FragmentScanner(sql.stripTrailing(), variables);
        while (scanner.at < scanner.sql.length()) {
            scanner.step();
        }
        scanner.endText();
        return new Scanned(List.copyOf(scanner.pieces), List.copyOf(scanner.words), scanner.parseable.toString());
    }

    private void step() throws FragmentException {
        char next = sql.charAt(at);
        if (next == '\'' || next == '"') {
            quoted(next);
        } else if (sql.startsWith("--", at)) {
            int end = sql.indexOf('\n', at);
            blank(end < 0 ? sql.length() : end);
        } else if (sql.startsWith("/*", at)) {
            blockComment();
        } else if (sql.startsWith("$${", at)) {
            throw new FragmentException("'$${' has no meaning in SQL outside quotes: remove it", at);
        } else if (next == '$') {
            variable();
        } else if (next == '?') {
            throw new FragmentException(
                    "'?' cannot be used here: write ${NAME} for a value, jsonb_exists(column, 'key') for the operator",
                    at);
        } else {
            plain();
        }
    }

    private void plain() throws FragmentException {
        Matcher prefixed = PREFIXED.matcher(sql).region(at, sql.length());
        if (prefixed.lookingAt()) {
            throw new FragmentException("write the text in plain quotes, '…', without a letter before them", at);
        }
        Matcher word = WORD.matcher(sql).region(at, sql.length());
        if (word.lookingAt()) {
            addWord(word.group(), word.end());
            text.append(word.group());
            parseable.append(word.group());
            at = word.end();
        } else {
            text.append(sql.charAt(at));
            parseable.append(sql.charAt(at++));
        }
    }

    private void addWord(String word, int end) {
        boolean call = CALL.matcher(sql).region(end, sql.length()).lookingAt();
        boolean qualified = at > 0 && wordEnd == at - 1 && sql.charAt(at - 1) == '.';
        words.add(new Word(word.toLowerCase(Locale.ROOT), call, qualified, at));
        wordEnd = end;
    }

    private void quoted(char quote) throws FragmentException {
        int end = at + 1;
        while (true) {
            end = sql.indexOf(quote, end);
            if (end < 0) {
                throw new FragmentException("the quote that opens here is never closed", at);
            }
            if (end + 1 < sql.length() && sql.charAt(end + 1) == quote) {
                end += 2;
                continue;
            }
            break;
        }
        String whole = sql.substring(at, end + 1);
        Matcher variable = VARIABLE.matcher(whole);
        if (variable.find() && (variable.start() == 0 || whole.charAt(variable.start() - 1) != '$')) {
            throw new FragmentException(
                    "a variable is a value of its own: write " + variable.group() + " without quotes around it", at);
        }
        if (quote == '"') {
            addWord(whole.substring(1, whole.length() - 1), end + 1);
        }
        text.append(whole.replace("$${", "${"));
        parseable.append(whole);
        at = end + 1;
    }

    private void blockComment() throws FragmentException {
        int depth = 0;
        int end = at;
        do {
            if (sql.startsWith("/*", end)) {
                depth++;
                end += 2;
            } else if (sql.startsWith("*/", end)) {
                depth--;
                end += 2;
            } else if (end >= sql.length()) {
                throw new FragmentException("the comment that opens here is never closed", at);
            } else {
                end++;
            }
        } while (depth > 0);
        text.append(' ');
        blank(end);
    }

    private void variable() throws FragmentException {
        Matcher matcher = VARIABLE.matcher(sql).region(at, sql.length());
        if (!matcher.lookingAt()) {
            throw new FragmentException("'$' cannot be used here: write ${NAME} for a value, '…' for text", at);
        }
        String name = matcher.group(1);
        @Nullable Object value = variables.value(name, matcher.group(2));
        if (value == null) {
            throw new FragmentException(
                    "the variable " + name + " has no value: set it (--set " + name
                            + "=… or in the environment) or give a default, ${" + name + ":-default}",
                    at);
        }
        endText();
        pieces.add(new Fragment.Piece.Value(new Sql.Bind(name, value)));
        parseable.append("null").append(" ".repeat(matcher.end() - at - "null".length()));
        at = matcher.end();
    }

    /** Passes over what a parser need not see, keeping lines and columns where they are. */
    private void blank(int end) {
        parseable.append(sql.substring(at, end).replaceAll("[^\n]", " "));
        at = end;
    }

    private void endText() {
        String plain = at < sql.length() ? text.toString() : text.toString().stripTrailing();
        if (!plain.isEmpty()) {
            pieces.add(new Fragment.Piece.Text(pieces.isEmpty() ? plain.stripLeading() : plain));
        }
        text.setLength(0);
    }
}
