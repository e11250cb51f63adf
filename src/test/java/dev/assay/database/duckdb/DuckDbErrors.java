package dev.assay.database.duckdb;

import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.RefusalCause;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says why a statement did not answer. The driver gives neither SQLSTATE nor code: the first words of its message tell the kind. What
 * follows may quote values of rows, and is told only where it is about the statement's words.
 */
record DuckDbErrors(DuckDbSettings settings) {

    private static final Pattern KIND = Pattern.compile("([A-Za-z ]+?) Error: ([^\n]*)");

    DatabaseException connecting() {
        return new DatabaseException(
                FailureKind.DATABASE_UNREACHABLE,
                in() + settings.file()
                        + " cannot be opened. Check that it is a DuckDB file, and that no other process writes to it.",
                null);
    }

    DatabaseException of(SQLException failure, boolean cancelled) {
        if (cancelled) {
            return new DatabaseException(FailureKind.CANCELLED, "The run was cancelled.", null);
        }
        Matcher message = KIND.matcher(String.valueOf(failure.getMessage()));
        String kind = message.find() ? message.group(1) : "";
        return switch (kind) {
            case "INTERRUPT" ->
                new DatabaseException(
                        FailureKind.TIMED_OUT,
                        in() + "the statement ran longer than "
                                + settings.statementTimeout().toSeconds()
                                + " s. Narrow it with a filter or a window, or raise statement_timeout.",
                        null);
            case "Parser" -> refused(RefusalCause.SYNTAX, message.group(2));
            case "Binder", "Catalog" -> refused(RefusalCause.NO_SUCH_FUNCTION, message.group(2));
            case "Invalid Input" ->
                refused(RefusalCause.PATTERN, "a regular expression or another input cannot be read");
            case "Conversion" -> refused(RefusalCause.VALUE, "a value is none of its column's type");
            case "Out of Range" -> refused(RefusalCause.CALCULATION, "a number is out of range");
            case "Out of Memory", "INTERNAL", "IO" -> refused(RefusalCause.SERVER_FAULT, kind + " error");
            default -> refused(RefusalCause.OTHER, kind.isEmpty() ? "the driver gave up" : kind + " error");
        };
    }

    private DatabaseException refused(RefusalCause cause, String said) {
        return DatabaseException.refused(cause, "", in() + "the database refused the statement: " + said + ".");
    }

    private String in() {
        return "Connection '" + settings.name() + "': ";
    }
}
