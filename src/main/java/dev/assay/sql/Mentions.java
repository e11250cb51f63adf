package dev.assay.sql;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names and operators that an author's SQL may call. Every name counts, because a type may stand anywhere and
 * {@code t.name} may call a function on a row. Words of SQL are among the names. Only the catalogue tells which names
 * exist.
 *
 * @param names the distinct names
 * @param operators the distinct operators, including those that words such as {@code IN} stand for
 * @param table the name of the table whose rows a condition is about; null for a query, or before the table is known
 */
public record Mentions(
        Set<Name> names, Set<String> operators, @Nullable String table) {

    /** No names and no operators. */
    public static final Mentions NONE = new Mentions(Set.of(), Set.of(), null);

    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern SIGNS = Pattern.compile("[-+*/<>=~!@#%^&|`?]+");

    /**
     * The operators that {@code IN}, {@code BETWEEN}, {@code IS DISTINCT FROM}, {@code LIKE} and similar words call.
     */
    private static final List<String> OF_WORDS = List.of("=", "<>", "<", ">", "<=", ">=", "~~", "!~~", "~~*", "!~~*");

    /** Functions that return the type of a row or of a list of columns; hstore's operator {@code #=} does so, too. */
    private static final Pattern OF_ANY_TYPE =
            Pattern.compile("(jsonb?_)?(populate_record|to_record).*|xmltable|json_table|xmlcast");

    /** The length of the longest name that is looked up. */
    private static final int LONGEST = 63;

    /**
     * Copies the sets.
     *
     * @param names the distinct names
     * @param operators the distinct operators
     * @param table the name of the table whose rows a condition is about; null if there is none
     */
    public Mentions {
        names = Set.copyOf(names);
        operators = Set.copyOf(operators);
    }

    /**
     * A name as the database reads it.
     *
     * @param schema the qualifier before the name: a schema, a table or an alias; null if there is none
     * @param name the name itself
     * @param call whether an opening bracket follows
     * @param type whether the name stands where a type may stand: behind {@code ::} or AS, or before a bracket or a
     *     text. If the text calls a function that makes values of any type, every name may be a type
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

    /**
     * {@return the operators that a statement may call} Adjacent operator characters, as in {@code <-1}, count in every
     * possible split, so the result may contain too many.
     *
     * @param text the SQL; operator characters in quotes and comments count too
     */
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
     * The names that a word may mean. PostgreSQL folds non-ASCII letters in single-byte encodings, and leaves them
     * unchanged in UTF-8.
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

    /** Whether {@code ::} or AS precedes a name or its qualifier. */
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
