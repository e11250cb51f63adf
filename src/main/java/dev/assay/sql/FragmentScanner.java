package dev.assay.sql;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Splits an author's SQL into text and variables, drops comments, and collects the bare words for {@link Guard}. It
 * knows just enough lexical rules to tell quoted text from unquoted text. It refuses forms that it does not know
 * (dollar quotes, escape strings) rather than guess.
 */
final class FragmentScanner {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");
    /**
     * An opening bracket, except that of Oracle's outer-join operator {@code (+)}, which other databases accept, too.
     */
    private static final Pattern CALL = Pattern.compile("\\s*\\((?!\\s*\\+\\s*\\))");

    private static final Pattern PREFIXED = Pattern.compile("(?i)(?:[ebnx]|u&)['\"]");

    private final String sql;
    private final Guard.Variables variables;
    private final Dialect dialect;
    private final Lexicon lexicon;
    private final List<Fragment.Piece> pieces = new ArrayList<>();
    private final List<SqlWord> words = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder parseable = new StringBuilder();
    private final Deque<Integer> brackets = new ArrayDeque<>();
    private final Map<Integer, TablesRead.Named> tables;
    private int at;
    private int semicolon = -1;

    private FragmentScanner(
            String sql, Guard.Variables variables, Dialect dialect, Map<Integer, TablesRead.Named> tables) {
        this.sql = sql;
        this.variables = variables;
        this.dialect = dialect;
        this.lexicon = dialect.lexicon();
        this.tables = tables;
    }

    /**
     * The parts of a text.
     *
     * @param parseable the text for a parser: characters keep their positions, comments and trailing semicolons become
     *     blanks, and variables become {@code null}
     * @param semicolon the position of the first trailing semicolon; -1 if there is none
     */
    record Scanned(List<Fragment.Piece> pieces, List<SqlWord> words, String parseable, int semicolon) {}

    static Scanned scan(String sql, Guard.Variables variables, Dialect dialect) throws FragmentException {
        return scan(sql, variables, dialect, List.of());
    }

    /**
     * Splits a text.
     *
     * @param tables the names of tables in the text, which become pieces of their own
     */
    static Scanned scan(String sql, Guard.Variables variables, Dialect dialect, List<TablesRead.Named> tables)
            throws FragmentException {
        Map<Integer, TablesRead.Named> places = new HashMap<>();
        tables.forEach(table -> places.put(table.offset(), table));
        FragmentScanner scanner = new FragmentScanner(sql.stripTrailing(), variables, dialect, places);
        while (scanner.at < scanner.sql.length()) {
            scanner.step();
        }
        if (!scanner.brackets.isEmpty()) {
            throw new FragmentException("the bracket that opens here is never closed", scanner.brackets.peek());
        }
        scanner.endText();
        String parseable = scanner.parseable.toString().replaceAll("(\\r?\\n)(?=\\r?\\n)", "$1 ");
        List<SqlWord> words =
                scanner.words.stream().map(word -> inContext(word, parseable)).toList();
        return new Scanned(List.copyOf(scanner.pieces), words, parseable, scanner.semicolon);
    }

    /** Completes a word from its neighbours, which are visible only in the whole text without comments. */
    private static SqlWord inContext(SqlWord word, String parseable) {
        boolean call =
                CALL.matcher(parseable).region(word.end(), parseable.length()).lookingAt();
        int before = word.offset();
        while (before > 0 && Character.isWhitespace(parseable.charAt(before - 1))) {
            before--;
        }
        boolean qualified = before > 0 && parseable.charAt(before - 1) == '.';
        return new SqlWord(word.text(), word.name(), call, qualified, word.offset(), word.end());
    }

    private void step() throws FragmentException {
        TablesRead.Named table = tables.get(at);
        if (table != null) {
            endText();
            pieces.add(new Fragment.Piece.Table(table.name()));
            blank(table.end());
            return;
        }
        char next = sql.charAt(at);
        boolean comment = sql.startsWith("--", at) || sql.startsWith("/*", at);
        if (semicolon >= 0 && !comment && next != ';' && !Character.isWhitespace(next)) {
            throw new FragmentException(
                    "one statement is expected, and this ';' ends it: remove what follows", semicolon);
        }
        String refusal = lexicon.refusal(sql, at);
        if (next == '\'' || next == '"') {
            quoted(next);
        } else if (sql.startsWith("--", at)) {
            int end = at;
            while (end < sql.length() && "\r\n".indexOf(sql.charAt(end)) < 0) {
                end++;
            }
            blank(end);
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
        } else if (refusal != null) {
            throw new FragmentException(refusal, at);
        } else if (next == '`') {
            throw new FragmentException("'`' cannot be used here: write names in double quotes", at);
        } else if (next == ';') {
            semicolon = semicolon < 0 ? at : semicolon;
            blank(at + 1);
        } else {
            plain();
        }
    }

    private void plain() throws FragmentException {
        Matcher prefixed = PREFIXED.matcher(sql).region(at, sql.length());
        if (prefixed.lookingAt()) {
            throw new FragmentException("write the text in plain quotes, '…', without a letter before them", at);
        }
        Matcher word = lexicon.word().matcher(sql).region(at, sql.length());
        if (word.lookingAt()) {
            addWord(word.group(), dialect.folded(word.group()), word.end());
            text.append(word.group());
            parseable.append(word.group());
            at = word.end();
        } else {
            bracket(sql.charAt(at));
            text.append(sql.charAt(at));
            parseable.append(sql.charAt(at++));
        }
    }

    /** Refuses unbalanced brackets, so that the text cannot close the brackets that will enclose it. */
    private void bracket(char next) throws FragmentException {
        if (next == '(') {
            brackets.push(at);
        } else if (next == ')' && brackets.poll() == null) {
            throw new FragmentException("the bracket that closes here was never opened", at);
        }
    }

    private void addWord(String word, String name, int end) throws FragmentException {
        if (word.getBytes(StandardCharsets.UTF_8).length > lexicon.longestName()) {
            throw new FragmentException(
                    "a name has at most " + lexicon.longestName() + " bytes, and " + dialect.title()
                            + " would cut this one: write it shorter",
                    at);
        }
        words.add(new SqlWord(word.toLowerCase(Locale.ROOT), name, false, false, at, end));
    }

    private void quoted(char quote) throws FragmentException {
        int end = closing(quote);
        String whole = sql.substring(at, end + 1);
        Matcher variable = VARIABLE.matcher(whole);
        if (variable.find() && (variable.start() == 0 || whole.charAt(variable.start() - 1) != '$')) {
            throw new FragmentException(
                    "a variable is a value of its own: write " + variable.group() + " without quotes around it", at);
        }
        if (quote == '"') {
            String inside = whole.substring(1, whole.length() - 1);
            addWord(inside, written(whole), end + 1);
        }
        text.append(written(whole));
        parseable.append(whole);
        at = end + 1;
    }

    /**
     * The position of the closing quote. A doubled quote does not close, and neither does an escaped one if backslashes
     * escape.
     */
    private int closing(char quote) throws FragmentException {
        boolean escapes = lexicon.backslashEscapes() && quote == '\'';
        for (int end = at + 1; end < sql.length(); end++) {
            char next = sql.charAt(end);
            boolean doubled = next == quote && end + 1 < sql.length() && sql.charAt(end + 1) == quote;
            if (doubled || (escapes && next == '\\')) {
                end++;
            } else if (next == quote) {
                return end;
            }
        }
        throw new FragmentException("the quote that opens here is never closed", at);
    }

    /** Quoted text, with an escaped variable unescaped. */
    private static String written(String quoted) {
        return quoted.replace("$${", "${");
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
        String refusal = variables.refusal(name);
        if (refusal != null) {
            throw new FragmentException(refusal, at);
        }
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

    /** Replaces the text up to {@code end} by blanks for the parser, and keeps lines and columns. */
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
