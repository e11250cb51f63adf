package dev.assay.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/**
 * Admits only author SQL that reads and does nothing else: one SELECT or one condition, without a statement that writes
 * anywhere inside, and without a function that acts on the server. The guard cannot see whether a user-defined function
 * writes. If the database's SELECT can call such functions, a read-only transaction must stop them.
 */
public final class Guard {

    /** A star that does not multiply stands for all columns, as in {@code object_construct(*)}. */
    private static final Pattern ALL_COLUMNS = Pattern.compile("[(,.]\\s*\\*");

    /**
     * Functions that act on the session, other sessions, sequences, files, networks or the pages of tables, and
     * functions that run what a text or a number names, which cannot be looked up. A connection cannot declare them.
     */
    private static final Pattern ACTING = Pattern.compile(
            "set_config|setval|nextval|lastval|txid_current|pg_current_xact_id|pg_sleep.*|pg_(terminate|cancel)_backend"
                    + "|pg_(try_)?advisory_.*|pg_notify|pg_reload_conf|pg_rotate_logfile|pg_promote|pg_switch_wal|pg_(create|drop|copy)_.*"
                    + "|pg_replication_.*|pg_logical_.*|pg_read_.*|pg_ls_.*|pg_stat_file|pg_stat_(.*_)?reset.*|pg_file_.*|pg_log_.*|pg_export_snapshot|pg_import_.*"
                    + "|pg_wal_replay_.*|pg_(backup|start|stop|restore|clear|sync)_.*|pg_prewarm|pg_buffercache_evict.*"
                    + "|brin_(de)?summarize_.*|gin_clean_pending_list|lo_.*|lo(read|write)|postgres_fdw_disconnect.*|dblink.*|query_to_xml.*|cursor_to_xml.*"
                    + "|table_to_xml.*|schema_to_xml.*|database_to_xml.*|ts_stat|xpath_table|crosstab.*|connectby"
                    + "|heap_force_.*|pg_truncate_visibility_map|pg_input_(is_valid|error_info)"
                    + "|(domain|array|record|range|multirange)_(in|recv)|system\\$.*");

    /** Words that never occur bare in a SELECT that only reads. */
    private static final Set<String> WRITING = Set.of(
            "insert", "update", "delete", "merge", "into", "truncate", "lock", "returning", "copy", "call", "execute");

    private static final Set<String> LOCK_STRENGTHS = Set.of("update", "share", "no", "key");

    private static final String QUERY = "one SELECT that returns the failing rows";
    private static final String VALUE = "an expression, such as unit_price * quantity,";
    private static final String CONDITION = "a condition, such as status = 'paid',";

    private Guard() {}

    /** Supplies the values of variables in SQL. */
    @FunctionalInterface
    public interface Variables {

        /**
         * The value of {@code ${name}} or {@code ${name:-fallback}}.
         *
         * @param name the variable's name
         * @param fallback the text behind {@code :-}; null if there is none
         * @return a String, BigDecimal, Boolean or Instant; null if the variable has neither a value nor a fallback
         */
        @Nullable
        Object value(String name, @Nullable String fallback);

        /**
         * Why a variable may not be used here.
         *
         * @param name the variable's name
         * @return a sentence that says what to do, without its value; null if it may be used
         */
        default @Nullable String refusal(String name) {
            return null;
        }
    }

    /**
     * Parses a condition, as in {@code expression_is_true}.
     *
     * @param text the author's SQL
     * @param variables supplies the values of its variables
     * @param dialect the SQL dialect
     * @return the condition
     * @throws FragmentException if it does not parse, contains a query, or may do more than read
     */
    public static Fragment expression(String text, Variables variables, Dialect dialect) throws FragmentException {
        return condition(text, variables, dialect, false, CONDITION, CCJSqlParserUtil::parseCondExpression);
    }

    /**
     * Parses an expression of any type, as in {@code expression:} of checks that measure a value.
     *
     * @param text the author's SQL
     * @param variables supplies the values of its variables
     * @param dialect the SQL dialect
     * @return the expression
     * @throws FragmentException if it does not parse, contains a query, or may do more than read
     */
    public static Fragment value(String text, Variables variables, Dialect dialect) throws FragmentException {
        return condition(text, variables, dialect, false, VALUE, CCJSqlParserUtil::parseExpression);
    }

    /**
     * Parses a condition that may contain subqueries, as in {@code filter:}. The planner checks which tables they read.
     *
     * @param text the author's SQL
     * @param variables supplies the values of its variables
     * @param dialect the SQL dialect
     * @return the condition
     * @throws FragmentException if it does not parse or may do more than read
     */
    public static Fragment filter(String text, Variables variables, Dialect dialect) throws FragmentException {
        return condition(text, variables, dialect, true, CONDITION, CCJSqlParserUtil::parseCondExpression);
    }

    @FunctionalInterface
    private interface Parser {
        Expression parse(String text, boolean partially, Consumer<CCJSqlParser> settings) throws JSQLParserException;
    }

    private static Fragment condition(
            String text, Variables variables, Dialect dialect, boolean filter, String expected, Parser parser)
            throws FragmentException {
        FragmentScanner.Scanned scanned = FragmentScanner.scan(text, variables, dialect);
        boolean queries = filter && scanned.words().stream().anyMatch(word -> isQuery(word, text));
        if (scanned.semicolon() >= 0) {
            throw new FragmentException("an expression has no ';': remove it", scanned.semicolon());
        }
        if (scanned.parseable().isBlank()) {
            throw new FragmentException(expected + " is expected", 0);
        }
        for (SqlWord word : scanned.words()) {
            if (isQuery(word, text) && !queries) {
                throw new FragmentException(
                        "a condition holds no query of its own: use failed_rows_sql for rules over other tables",
                        word.offset());
            }
            if (word.qualified() && !word.call() && !queries) {
                throw new FragmentException(
                        "write the column without its table: a condition is about the rows of one table",
                        word.offset());
            }
        }
        refuseActing(scanned, text);
        dialect.lexicon().refuse(scanned.words());
        Expression parsed = parse(() -> parser.parse(scanned.parseable(), false, escapes(dialect)), expected, text);
        if (parsed == null || parsed instanceof AllColumns) {
            throw new FragmentException(expected + " is expected", 0);
        }
        List<String> names = new ArrayList<>(scanned.words().stream()
                .filter(word -> !word.call())
                .map(SqlWord::name)
                .distinct()
                .toList());
        if (ALL_COLUMNS.matcher(scanned.parseable()).find()) {
            names.add(Fragment.EVERY_COLUMN);
        }
        List<TablesRead.Named> tables = queries ? TablesRead.inside(parsed, scanned.parseable()) : List.of();
        return new Fragment(
                Fragment.Kind.EXPRESSION,
                tables.isEmpty()
                        ? scanned.pieces()
                        : FragmentScanner.scan(text, variables, dialect, tables).pieces(),
                tables.stream().map(TablesRead.Named::name).distinct().toList(),
                names,
                Mentions.in(scanned),
                List.of());
    }

    private static boolean isQuery(SqlWord word, String text) {
        return word.text().equals("select") && text.charAt(word.offset()) != '"';
    }

    /**
     * Parses one query, as in {@code failed_rows_sql}. A trailing semicolon is dropped.
     *
     * @param text the author's SQL
     * @param variables supplies the values of its variables
     * @param dialect the SQL dialect
     * @return the query
     * @throws FragmentException if it is not exactly one SELECT, or may do more than read
     */
    public static Fragment query(String text, Variables variables, Dialect dialect) throws FragmentException {
        FragmentScanner.Scanned scanned = FragmentScanner.scan(text, variables, dialect);
        if (scanned.parseable().isBlank()) {
            throw new FragmentException(QUERY + " is expected", 0);
        }
        refuseActing(scanned, text);
        dialect.lexicon().refuse(scanned.words());
        List<Statement> statements = new ArrayList<>(
                parse(() -> CCJSqlParserUtil.parseStatements(scanned.parseable(), escapes(dialect)), QUERY, text));
        if (statements.size() != 1 || !(statements.get(0) instanceof Select select)) {
            throw new FragmentException(QUERY + " is expected", 0);
        }
        return new Fragment(
                Fragment.Kind.QUERY,
                scanned.pieces(),
                TablesRead.of(select, scanned.parseable()),
                List.of(),
                Mentions.in(scanned),
                QueryOutput.of(select));
    }

    private static void refuseActing(FragmentScanner.Scanned scanned, String text) throws FragmentException {
        String before = "";
        for (SqlWord word : scanned.words()) {
            boolean bare = text.charAt(word.offset()) != '"';
            boolean locks = before.equals("for") && LOCK_STRENGTHS.contains(word.text());
            if (bare && !word.call() && (WRITING.contains(word.text()) || locks)) {
                throw new FragmentException(
                        "a check only reads: '" + (locks ? "for " : "") + word.text() + "' is not allowed"
                                + " (a column of that name goes in double quotes)",
                        word.offset());
            }
            if (word.call() && ACTING.matcher(word.text()).matches()) {
                throw new FragmentException(
                        "a check only reads: the function " + word.text() + " is not allowed", word.offset());
            }
            before = word.text();
        }
    }

    private static Consumer<CCJSqlParser> escapes(Dialect dialect) {
        return parser -> parser.withBackslashEscapeCharacter(dialect.lexicon().backslashEscapes());
    }

    private static final Pattern PLACE = Pattern.compile("line (\\d+), column (\\d+)");

    private interface Parse<T> {
        T parsed() throws JSQLParserException;
    }

    private static <T> T parse(Parse<T> parse, String expected, String text) throws FragmentException {
        try {
            return parse.parsed();
        } catch (JSQLParserException | TokenMgrException e) {
            throw unparsed(expected, text, e);
        } catch (StackOverflowError e) {
            throw new FragmentException("this SQL is nested too deeply to be read: make it simpler", 0);
        }
    }

    private static FragmentException unparsed(String expected, String text, Exception e) {
        int offset = -1;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ParseException parse
                    && parse.currentToken != null
                    && parse.currentToken.next != null) {
                offset = offset(text, parse.currentToken.next.beginLine, parse.currentToken.next.beginColumn);
                break;
            }
            Matcher place = PLACE.matcher(String.valueOf(cause.getMessage()));
            if (place.find()) {
                offset = offset(text, Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)));
            }
        }
        String near = offset >= 0 && offset < text.length() ? " near '" + word(text, offset) + "'" : "";
        return new FragmentException(
                "this is not SQL that can be read" + near + ": " + expected + " is expected", offset);
    }

    private static String word(String text, int end) {
        int offset = end;
        while (offset > 0 && Character.isLetterOrDigit(text.charAt(offset - 1))) {
            offset--;
        }
        Matcher word = Pattern.compile("[\\p{L}\\p{N}_]+|\\S").matcher(text).region(offset, text.length());
        return word.find() ? word.group() : "";
    }

    private static int offset(String text, int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                return -1;
            }
            start = end + 1;
        }
        return Math.min(start + column - 1, text.length());
    }
}
