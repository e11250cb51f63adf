package dev.assay.database.snowflake;

import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.jdbc.Spans;
import dev.assay.database.jdbc.SqlStates;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;

/**
 * Explains why Snowflake refused a session or a statement. It evaluates error numbers instead of SQLSTATEs, since
 * logins and many statements share a few states. The driver's numbers are in its ErrorCode; the server's are in
 * Snowflake's documentation, as far as it lists them. The driver's exceptions are not passed on, since their messages
 * may contain values of rows.
 *
 * @param settings the connection's settings
 */
record SnowflakeErrorTranslator(SnowflakeSettings settings) {

    private static final Set<Integer> KEY =
            Set.of(390144, 394300, 394301, 394302, 394303, 394304, 394305, 394306, 394307);
    private static final Set<Integer> TOKEN = Set.of(390303, 390318, 394400);
    private static final Set<Integer> LOCKED = Set.of(390101, 390102, 390106);
    /** The session has ended; another one may work. */
    static final Set<Integer> SESSION_LOST = Set.of(390111, 390112, 390113, 390114, 390115, 390195);

    static final Set<Integer> NETWORK = Set.of(200001, 200002, 200015, 200016, 200022, 290000);
    private static final Map<Integer, String> REASONS = Map.of(
            100051, "it divides by zero",
            100037, "it takes a text for a boolean that is none",
            100038, "it takes a text for a number that is none",
            100035, "it takes a text for a time that is none",
            100040, "it takes a text for a date that is none",
            100069, "it takes a text for JSON that is none",
            100132, "a number is too large for its type",
            100039, "a number is too large for its type");

    private static final Set<Integer> MISSING = Set.of(2003, 2043);
    private static final Set<Integer> NO_WAREHOUSE = Set.of(606, 90073);

    /** Whether the account refused the login. */
    static boolean isRefusal(SQLException failure) {
        int thousands = failure.getErrorCode() / 1000;
        return (thousands == 390 || thousands == 394) && !SESSION_LOST.contains(failure.getErrorCode());
    }

    /** Translates a failure to open a session. */
    DatabaseException connecting(Throwable failure) {
        Optional<SQLException> sql = numbered(failure);
        int number = sql.map(SQLException::getErrorCode).orElse(0);
        String context = "check role, warehouse, database and schema of the connection";
        if (number == 390100) {
            return refused(
                    settings.login() instanceof SnowflakeSettings.Login.ByPassword
                            ? "user or password is wrong; check user and password, password_file or password_command"
                            : "the user is unknown, or may not log in so");
        }
        if (KEY.contains(number) || number == 200045 || number == 200046) {
            return refused("the private key is not the user's; check private_key_file, its passphrase, the user's"
                    + " RSA_PUBLIC_KEY and this machine's clock (" + number + ")");
        }
        if (TOKEN.contains(number)) {
            return refused("the token is not valid, or no longer; get a new one (" + number + ")");
        }
        if (number == 390189) {
            return refused(
                    "the role " + settings.context().role() + " is not there or not granted to the user: GRANT ROLE "
                            + settings.context().role() + " TO USER …");
        }
        if (number == 390201) {
            return refused("one of " + context() + " is not there, or the role may not use it; " + context);
        }
        if (LOCKED.contains(number) || number / 1000 == 390 || number / 1000 == 394) {
            return refused("the account said " + number + " (" + firstLine(sql) + ")");
        }
        if (number == 200011 || number == 200012) {
            return refused("user or password is missing; check the connection's keys and their variables");
        }
        return new DatabaseException(
                FailureKind.DATABASE_UNREACHABLE,
                in() + "no session with " + host() + ": " + why(failure, sql) + ".",
                null);
    }

    /**
     * Translates the failure of a statement.
     *
     * @param elapsed how long it ran
     * @param cancelled whether the run was cancelled
     */
    DatabaseException of(SQLException failure, Duration elapsed, boolean cancelled) {
        if (cancelled) {
            return new DatabaseException(FailureKind.CANCELLED, "The run was cancelled.", null);
        }
        Optional<SQLException> sql = numbered(failure);
        int number = sql.map(SQLException::getErrorCode).orElse(0);
        String state = sql.map(SQLException::getSQLState).orElse("");
        String said = firstLine(sql) + " (" + number + ").";
        if (MISSING.contains(number)) {
            return trouble(
                    FailureKind.TABLE_MISSING,
                    said
                            + " Snowflake says the same of what is not there and of what the role may not see: check the name, and"
                            + " GRANT SELECT ON TABLE … TO ROLE " + role() + ".");
        }
        if (number == 904) {
            return trouble(
                    FailureKind.COLUMN_MISSING,
                    said + " Check the column's name; in SQL of your own, one in lower case goes"
                            + " in double quotes.");
        }
        if (state.equals("42501")) {
            return trouble(
                    FailureKind.PERMISSION_DENIED,
                    "role " + role() + " lacks a right: " + said
                            + " Grant USAGE on database and schema, and SELECT on the table, to it.");
        }
        if (NO_WAREHOUSE.contains(number)) {
            return trouble(
                    number == 606 ? FailureKind.PERMISSION_DENIED : FailureKind.OVER_BUDGET,
                    number == 606
                            ? "the session has no warehouse to compute with: write warehouse: on the connection, and GRANT USAGE"
                                    + " ON WAREHOUSE … TO ROLE " + role() + "."
                            : "the warehouse was stopped, since a resource monitor's quota is used up: " + said
                                    + " Ask who owns the monitor.");
        }
        if (number == 707) {
            return trouble(
                    FailureKind.QUERY_REFUSED,
                    "a table cannot be seen at the moment of the run (snapshot: run): " + said
                            + " Its time travel is off or too short, or it was made anew meanwhile: run again, or check it"
                            + " without snapshot: run.");
        }
        if (state.equals("57014")) {
            return stopped(number, said, elapsed);
        }
        if (NETWORK.contains(number)
                || SESSION_LOST.contains(number)
                || state.startsWith("08")
                || isOfChunks(failure)) {
            return trouble(
                    FailureKind.DATABASE_UNREACHABLE,
                    "the connection to " + host() + " was lost during the statement, after " + elapsed.toMillis()
                            + "ms: " + why(failure, sql) + ". Run again.");
        }
        String refusal = in() + "the database refused the statement: " + refusal(number, state, said);
        return state.isEmpty()
                ? new DatabaseException(FailureKind.QUERY_REFUSED, refusal, null)
                : DatabaseException.refused(SqlStates.of(state), "", refusal);
    }

    /** The failure for an account that stopped responding. */
    DatabaseException silent(Duration waited) {
        return trouble(
                FailureKind.DATABASE_UNREACHABLE,
                "the connection to " + host() + " was lost during the statement: no answer within " + waited.toSeconds()
                        + " s, which is what all limits add up to. Check the network, and run again.");
    }

    private DatabaseException stopped(int number, String said, Duration elapsed) {
        SnowflakeLimits limits = settings.limits();
        if (said.toLowerCase(java.util.Locale.ROOT).contains("queue")) {
            return trouble(
                    FailureKind.TIMED_OUT,
                    "the statement waited longer than " + Spans.shown(limits.queueTimeout())
                            + " for the warehouse. Run when it is less busy, or raise limits: queue_timeout.");
        }
        // the warehouse may have a shorter limit of its own
        return number == 630 || elapsed.compareTo(limits.statementTimeout()) >= 0
                ? trouble(
                        FailureKind.TIMED_OUT,
                        "the statement ran longer than " + Spans.shown(limits.statementTimeout())
                                + ", or than its warehouse allows. Narrow it with a filter or a window, or raise limits:"
                                + " statement_timeout.")
                : trouble(
                        FailureKind.QUERY_REFUSED,
                        "the statement was cancelled after " + elapsed.toMillis()
                                + "ms, before its limit: somebody with rights over the warehouse did. Ask there, or run again.");
    }

    private String why(Throwable failure, Optional<SQLException> sql) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return "the host has no address; check account or url, and the name service";
            }
            if (cause instanceof SSLException) {
                return "no encrypted session; check url, and a proxy's certificate";
            }
        }
        int number = sql.map(SQLException::getErrorCode).orElse(0);
        if (SESSION_LOST.contains(number)) {
            return "the account ended the session (" + number + ")";
        }
        String said = firstLine(sql);
        java.util.regex.Matcher status =
                java.util.regex.Pattern.compile("(?i)status[ =:]+(\\d{3})").matcher(said);
        if (status.find()) {
            return "it answered with the HTTP status " + status.group(1)
                    + (status.group(1).startsWith("4") ? "; check account or url" : "; see status.snowflake.com");
        }
        return "it does not answer as it should within limits: network_timeout and login_timeout; check account or url, the network"
                + " and its proxy" + (number == 0 ? "" : " (" + number + ")");
    }

    /** Whether a part of a result could not be downloaded. The driver reports it only as an internal error. */
    private static boolean isOfChunks(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && NETWORK.contains(sql.getErrorCode())) {
                return true;
            }
        }
        return String.valueOf(failure.getMessage()).contains("chunk");
    }

    private DatabaseException refused(String why) {
        return new DatabaseException(
                FailureKind.LOGIN_REFUSED,
                in() + host() + " refused the log-in of "
                        + (settings.user() == null ? "the token's user" : "'" + settings.user() + "'") + ": " + why
                        + ".",
                null);
    }

    private DatabaseException trouble(FailureKind trouble, String message) {
        return new DatabaseException(trouble, in() + message, null);
    }

    private String context() {
        SnowflakeSettings.Context context = settings.context();
        return "warehouse " + context.warehouse() + ", database " + context.database() + " and schema "
                + context.schema();
    }

    private String role() {
        return settings.context().role() == null ? "…" : settings.context().role();
    }

    private String host() {
        return settings.url().replaceFirst("^https?://", "");
    }

    private String in() {
        return "Connection '" + settings.name() + "': ";
    }

    /** The deepest exception with an error number; the pool and the driver wrap it. */
    private static Optional<SQLException> numbered(Throwable failure) {
        Optional<SQLException> found = Optional.empty();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() != 0) {
                found = Optional.of(sql);
            }
        }
        return found;
    }

    private static String firstLine(Optional<SQLException> failure) {
        return failure.map(SQLException::getMessage)
                .flatMap(message -> message.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.endsWith("compilation error:"))
                        .findFirst())
                .orElse("no reason given")
                .replaceFirst("\\.$", "");
    }

    /** The server's message, if it is about compilation. Other messages may contain values of rows. */
    private static String refusal(int number, String state, String said) {
        if (state.startsWith("42") || state.equals("0A000")) {
            return said;
        }
        return REASONS.getOrDefault(number, "it failed while it ran, and the account's query history says why") + " ("
                + number + ").";
    }
}
