package dev.assay.sql;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an author's SQL may call: every name in it, since a type may stand anywhere and {@code t.name} may be a function of a row, and
 * every operator. Words of SQL are among the names. Which of them the database knows, only its catalogue says.
 *
 * @param names each once
 * @param operators each once, with those behind words of SQL, as {@code IN}
 * @param table the table whose rows a condition is about, by its own name; null for a query, or where nobody has said it yet
 */
public record Mentions(
        Set<Name> names, Set<String> operators, @Nullable String table) {

    /** Nothing is called. */
    public static final Mentions NONE = new Mentions(Set.of(), Set.of(), null);

    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern SIGNS = Pattern.compile("[-+*/<>=~!@#%^&|`?]+");

    /** {@code IN}, {@code BETWEEN}, {@code IS DISTINCT FROM}, {@code LIKE} and their like. */
    private static final List<String> OF_WORDS = List.of("=", "<>", "<", ">", "<=", ">=", "~~", "!~~", "~~*", "!~~*");

    /** Functions that make values of whatever type a row or a list of columns has; hstore's {@code #=} is one too. */
    private static final Pattern OF_ANY_TYPE =
            Pattern.compile("(jsonb?_)?(populate_record|to_record).*|xmltable|json_table|xmlcast");

    /** No longer name is looked for. */
    private static final int LONGEST = 63;

    public Mentions {
        names = Set.copyOf(names);
        operators = Set.copyOf(operators);
    }

    /**
     * A name as the database reads it.
     *
     * @param schema what stands before it and a dot: a schema, a table or its alias; null where nothing does
     * @param call whether an opening bracket follows
     * @param type whether it stands where a type may: behind {@code ::} or AS, before a bracket or a text, with its schema or without; anywhere
     *     beside a function that makes values of any type
     */
    public record Name(@Nullable String schema, String name, boolean call, boolean type) {}

    static Mentions in(FragmentScanner.Scanned scanned) {
        Set<Name> names = new LinkedHashSet<>();
        String text = scanned.parseable();
        Set<String> operators = operators(QUOTED.matcher(text).replaceAll(" "));
        boolean makes = operators.contains("#=");
        for (SqlWord word : scanned.words()) {
            makes |= word.call() && OF_ANY_TYPE.matcher(word.text()).matches();
            if (word.text().equals("similar")) {
                operators.addAll(List.of("~", "!~"));
            }
        }
        Set<String> before = Set.of();
        for (SqlWord word : scanned.words()) {
            boolean type = makes
                    || word.call()
                    || isBehindType(text, word.offset())
                    || text.startsWith("'", blanksBehind(text, word.end()));
            Set<String> meant = meant(word.name(), text.substring(word.offset(), word.end()));
            for (String name : meant) {
                if (word.qualified() && !before.isEmpty()) {
                    before.forEach(schema -> names.add(new Name(schema, name, word.call(), type)));
                } else {
                    names.add(new Name(null, name, word.call(), type));
                }
            }
            before = meant;
        }
        return new Mentions(names, operators, null);
    }

    /** The operators of a statement, or more: where several signs stand together, as in {@code <-1}, each part may be one. */
    public static Set<String> operators(String text) {
        Set<String> operators = new LinkedHashSet<>(OF_WORDS);
        Matcher signs = SIGNS.matcher(text);
        while (signs.find()) {
            String run = signs.group();
            for (int from = 0; from < run.length(); from++) {
                for (int to = from + 1; to <= Math.min(run.length(), from + LONGEST); to++) {
                    operators.add(run.substring(from, to));
                }
            }
        }
        return operators;
    }

    /**
     * What a word may be to the database: PostgreSQL makes letters beyond ASCII small where its encoding has one byte for each, and leaves them
     * alone where it is UTF-8.
     */
    private static Set<String> meant(String name, String written) {
        Set<String> meant = new LinkedHashSet<>(Set.of(exact(name)));
        if (!written.startsWith("\"")) {
            StringBuilder ascii = new StringBuilder();
            written.chars()
                    .map(letter -> letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter)
                    .forEach(letter -> ascii.append((char) letter));
            meant.add(ascii.toString());
        }
        return meant;
    }

    /** Whether {@code ::} or AS stands before a name, or before the schema that stands before it. */
    private static boolean isBehindType(String text, int offset) {
        int end = blanksBefore(text, offset);
        if (end > 0 && text.charAt(end - 1) == '.') {
            end = blanksBefore(text, end - 1);
            if (end > 0 && text.charAt(end - 1) == '"') {
                end = text.lastIndexOf('"', end - 2);
            } else {
                while (end > 0 && isOfName(text.charAt(end - 1))) {
                    end--;
                }
            }
            end = blanksBefore(text, Math.max(0, end));
        }
        String before = text.substring(Math.max(0, end - 2), end);
        return before.equals("::") || (before.equalsIgnoreCase("as") && (end == 2 || !isOfName(text.charAt(end - 3))));
    }

    private static boolean isOfName(char letter) {
        return letter == '_' || letter == '$' || letter > '\u007f' || Character.isLetterOrDigit(letter);
    }

    private static int blanksBefore(String text, int offset) {
        int end = offset;
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static int blanksBehind(String text, int offset) {
        int at = offset;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static String exact(String written) {
        return written.length() > 2 && written.startsWith("\"")
                ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
                : written;
    }
}
