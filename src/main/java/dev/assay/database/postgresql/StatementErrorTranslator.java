package dev.assay.database.postgresql;

import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.RefusalCause;
import dev.assay.database.jdbc.Spans;
import dev.assay.database.jdbc.SqlStates;
import dev.assay.database.postgresql.login.PostgresUrl;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Explains why a statement failed. SQLSTATEs are those of PostgreSQL's manual, appendix A. Only codes and the names of
 * the server's routines are evaluated, since messages are in the server's language. The driver's exceptions are not
 * passed on, since their messages may contain values of rows.
 *
 * @param connection the connection's name
 * @param url the server's URL
 * @param user the role that logged in
 * @param limits the connection's limits
 */
record StatementErrorTranslator(
        String connection, PostgresUrl url, @Nullable String user, Limits limits) {

    private static final Pattern STOP = Pattern.compile("at or near \"(.+?)\"");

    /** Numbers and times, which may be values. */
    private static final Pattern NUMBERS = Pattern.compile("\\d+(?:[-.:]\\d+)*");

    /** Classes of SQLSTATE whose messages are those of code that is not PostgreSQL's own. */
    private static final Pattern FOREIGN_CODE = Pattern.compile("38.*|39.*|P0.*");

    /** The server routine that raises "query would be affected by row-level security policy". */
    private static final String ROW_SECURITY_ROUTINE = "check_enable_rls";

    /** The server routine that raises the messages of PL/pgSQL functions, with an SQLSTATE of the function's choice. */
    private static final String RAISING_ROUTINE = "exec_stmt_raise";

    /**
     * The text from the first quote, in any language, to the last quote or to the end. A value may span lines and
     * contain quotes.
     */
    private static final Pattern QUOTED =
            Pattern.compile("(?s)[\"'«»‹›„“”‘’‚「」『』].*[\"'«»‹›„“”‘’‚「」『』]|[\"«»‹›„“”‘’‚「」『』].*");

    /**
     * Translates the failure of a statement.
     *
     * @param elapsed how long it ran
     * @param cancelled whether the run was cancelled
     * @param prefix the number of characters that precede the author's text
     */
    DatabaseException of(SQLException failure, Duration elapsed, boolean cancelled, int prefix) {
        if (cancelled) {
            return trouble(FailureKind.CANCELLED, "The run was cancelled.");
        }
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        ServerErrorMessage server = failure instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
        if (server != null
                && (RAISING_ROUTINE.equals(server.getRoutine())
                        || FOREIGN_CODE.matcher(state).matches())) {
            return DatabaseException.refused(
                    RefusalCause.OWNERS_CODE,
                    "",
                    in() + "a function that the statement reaches raised an error of its own (SQLSTATE " + state
                            + "); what it says may hold values, and stands in the server's log.");
        }
        String said = said(server, state, prefix);
        return switch (state) {
            case "42P01", "3F000" ->
                trouble(FailureKind.TABLE_MISSING, in() + said + " Check the name and its schema.");
            case "42703" -> trouble(FailureKind.COLUMN_MISSING, in() + said + " Check the column's name.");
            case "42501" -> right(server, said);
            case "57014" -> stopped(elapsed);
            case "55P03" ->
                trouble(
                        FailureKind.TIMED_OUT,
                        in() + "the statement waited longer than " + Spans.shown(limits.lockTimeout())
                                + " for a lock that another session holds. Run again later, or raise limits: lock_timeout.");
            case "25P03", "25P04" ->
                trouble(
                        FailureKind.TIMED_OUT,
                        in() + "the transaction was open for longer than " + Spans.shown(limits.transactionTimeout())
                                + ", or waited longer than " + Spans.shown(limits.idleTimeout())
                                + " for a statement. Narrow the check with a filter or a window, or raise limits:"
                                + " transaction_timeout, idle_timeout.");
            case "25006", "25001" ->
                trouble(
                        FailureKind.QUERY_REFUSED,
                        in() + "the statement tried to write, and checks only read. " + said);
            case "40001" ->
                trouble(
                        FailureKind.QUERY_REFUSED,
                        in() + said + " On a replica, changes that arrive may end a statement; run again.");
            default ->
                (state.startsWith("08") && !isOfForeignTable(server, state)) || state.startsWith("57P")
                        ? lost(state, elapsed)
                        : DatabaseException.refused(
                                SqlStates.of(state), stop(said), in() + "the database refused the statement: " + said);
        };
    }

    /** The token that a syntax error names. */
    private static String stop(String said) {
        Matcher stop = STOP.matcher(said);
        return stop.find() ? stop.group(1) : "";
    }

    /**
     * Whether the lost connection is that to the server of a foreign table: PostgreSQL names a routine, poolers do not.
     */
    private static boolean isOfForeignTable(@Nullable ServerErrorMessage server, String state) {
        return server != null && server.getRoutine() != null && !state.equals("08P01");
    }

    private DatabaseException right(@Nullable ServerErrorMessage server, String said) {
        if (server != null && ROW_SECURITY_ROUTINE.equals(server.getRoutine())) {
            return trouble(
                    FailureKind.ROWS_HIDDEN,
                    in() + "row-level security would hide rows from role '" + role()
                            + "', so the answer would be wrong: " + said
                            + " Check with a role that sees all rows (ALTER ROLE … BYPASSRLS).");
        }
        return trouble(
                FailureKind.PERMISSION_DENIED,
                in() + "role '" + role() + "' lacks a right: " + said
                        + " Grant it what is named there: USAGE on a schema, SELECT on a table, EXECUTE on a function.");
    }

    private DatabaseException stopped(Duration elapsed) {
        Duration limit = limits.statementTimeout();
        if (limit.isZero() || elapsed.compareTo(limit) < 0) {
            return trouble(
                    FailureKind.QUERY_REFUSED,
                    in() + "the server ended the statement after " + elapsed.toMillis()
                            + "ms, before its limit: an administrator or a setting of the server did. Ask there, or run again.");
        }
        return trouble(
                FailureKind.TIMED_OUT,
                in() + "the statement ran longer than " + Spans.shown(limit)
                        + ". Narrow it with a filter or a window, or raise limits: statement_timeout.");
    }

    private DatabaseException lost(String state, Duration elapsed) {
        String why = switch (state) {
            case "57P01" -> "an administrator ended the session, or the server shut down";
            case "57P02" -> "the server crashed";
            default -> "the server or the network went away";
        };
        return trouble(
                FailureKind.DATABASE_UNREACHABLE,
                in() + "the connection to " + url.address() + " was lost during the statement, after "
                        + elapsed.toMillis() + "ms: " + why + " (SQLSTATE " + state
                        + "). See the server's log, and run again.");
    }

    private String role() {
        return user == null ? "?" : user;
    }

    private String in() {
        return "Connection '" + connection + "': ";
    }

    private static DatabaseException trouble(FailureKind trouble, String message) {
        return new DatabaseException(trouble, message, null);
    }

    /**
     * The first line of the server's message, without its detail, and without numbers and quoted text that may be a value. Quoted
     * text is kept if the message points into the statement or is about a privilege, since it is a name then. Messages
     * of the driver itself are not shown, since they may contain a value.
     */
    private static String said(@Nullable ServerErrorMessage server, String state, int prefix) {
        String message = server == null ? "the driver gave up" : server.getMessage();
        boolean names = state.startsWith("0A")
                || state.equals("42501")
                || (state.startsWith("42")
                        && server != null
                        && server.getWhere() == null
                        && (server.getPosition() > 0 || server.getInternalPosition() > 0));
        String told = message == null
                ? ""
                : names
                        ? message
                        : NUMBERS.matcher(QUOTED.matcher(message).replaceAll("…"))
                                .replaceAll("…");
        String line = told.lines().findFirst().orElse("").strip();
        int position = server == null ? 0 : server.getPosition() - prefix;
        return line + (position > 0 ? " (character " + position + " of the statement, " : " (") + "SQLSTATE " + state
                + ").";
    }
}
