package dev.assay.run;

import dev.assay.check.Arguments;
import dev.assay.check.Parameter;
import dev.assay.database.RefusalCause;
import dev.assay.run.Planned.Refusal;
import dev.assay.suite.CheckDeclaration;
import java.util.ArrayList;
import java.util.List;

/**
 * What to do about a statement that the database refused. The connection knows why it was refused, and the check whether its
 * author wrote any of the SQL: where nobody did, no SQL of the check can be corrected.
 */
final class Advice {

    private Advice() {}

    /** The same with what to do where its sentence does not say it itself. */
    static Refusal on(Refusal failure, CheckDeclaration check) {
        RefusalCause cause = failure.cause();
        return cause == null ? failure : new Refusal(failure.code(), message(failure, cause, check));
    }

    private static String message(Refusal failure, RefusalCause cause, CheckDeclaration check) {
        String message = failure.message();
        String whoever = whoever(cause);
        if (!whoever.isEmpty()) {
            return message + whoever;
        }
        List<String> own = isInNoFilter(failure.stop(), check) ? List.of() : own(check);
        String type = check.type().spec().name();
        String pattern = pattern(cause, check);
        if (!pattern.isEmpty()) {
            return message + " Correct the check's " + pattern
                    + (own.isEmpty() ? "." : ", or its SQL (" + String.join(", ", own) + ").");
        }
        if (!own.isEmpty()) {
            return message + own(cause, own, type);
        }
        return message
                + switch (cause) {
                    case VALUE ->
                        " A value of the check, or of a row, is none of the column's type. Where the check says a value, it is"
                                + " a value and no SQL: what the database works out, such as current_date, is a condition of"
                                + " expression_is_true.";
                    case PATTERN, CALCULATION ->
                        " No SQL of the check works this out: an expression of a view or of a foreign table"
                                + " does. Ask its owner.";
                    case COLLATION ->
                        " The columns have collations of their own, and nobody says which one counts: write the rule as"
                                + " expression_is_true, with COLLATE.";
                    case SYNTAX ->
                        " The SQL is Assay's own, and this version of the database does not know it: the page of "
                                + type
                                + " says from which version on it works. Until then write the rule as expression_is_true.";
                    case NO_SUCH_FUNCTION, WORDING ->
                        " The SQL is Assay's own: " + type
                                + " does not take a column of this type, or this version of the"
                                + " database lacks what it needs. Choose another column, or another type of check, or write"
                                + " the rule as expression_is_true.";
                    case TOO_COMPLEX -> " The server lacks room or has a fault of its own: see its log, and run again.";
                    case OWNERS_CODE, FOREIGN_SERVER, NOT_READY, SERVER_FAULT, OTHER ->
                        " The SQL is Assay's own: run again, and if it stays, report the SQL that the result shows.";
                };
    }

    /** What to do where it does not matter who wrote the SQL. */
    private static String whoever(RefusalCause cause) {
        return switch (cause) {
            case OWNERS_CODE ->
                " It belongs to a view, a policy or a type of the table, or is one that the connection declares: ask its owner.";
            case FOREIGN_SERVER ->
                " What is away, or refused, is the server behind a foreign table: ask its owner, and run again.";
            case SERVER_FAULT -> " The server lacks room or has a fault of its own: see its log, and run again.";
            case NOT_READY ->
                " The table is not ready to be read: a materialized view is filled by REFRESH MATERIALIZED VIEW. Ask its owner.";
            default -> "";
        };
    }

    /** What the check calls its pattern, where the database cannot read one; empty where it is something else that it refuses. */
    private static String pattern(RefusalCause cause, CheckDeclaration check) {
        return cause == RefusalCause.PATTERN
                ? check.type().spec().parameters().stream()
                        .map(Parameter::name)
                        .filter(name -> name.equals("regex") || name.equals("pattern"))
                        .findFirst()
                        .map(name -> name.equals("regex") ? "regular expression" : name)
                        .orElse("")
                : "";
    }

    /** What to do where the statement holds SQL of Assay's beside the author's, which was read before it was sent. */
    private static String own(RefusalCause cause, List<String> own, String type) {
        String correct = " Correct the check's SQL (" + String.join(", ", own) + ")";
        if (!own.equals(List.of("filter"))) {
            return correct + ".";
        }
        return switch (cause) {
            case SYNTAX ->
                correct + "; if it is right, this version of the database does not know what " + type
                        + " needs: its page says from which version on it works.";
            case NO_SUCH_FUNCTION ->
                correct + "; if it names no such function or operator, " + type
                        + " does not take a column of this type.";
            default -> correct + ".";
        };
    }

    /** Whether the author wrote filters alone, and what the server stopped at stands in none of them. */
    private static boolean isInNoFilter(String stop, CheckDeclaration check) {
        return !stop.isEmpty()
                && own(check).equals(List.of("filter"))
                && check.filters().stream().noneMatch(filter -> filter.source().contains(stop));
    }

    /** Where the check's author wrote SQL, by the keys. */
    private static List<String> own(CheckDeclaration check) {
        List<String> own = new ArrayList<>();
        if (!check.filters().isEmpty()) {
            own.add("filter");
        }
        add(own, check.type().spec().parameters(), check.arguments());
        return own;
    }

    private static void add(List<String> own, List<Parameter> parameters, Arguments arguments) {
        for (Parameter parameter : parameters) {
            Arguments parts = parameter.kind() == Parameter.Kind.PARTS ? arguments.parts(parameter.name()) : null;
            if (parameter.kind().isSql() && arguments.has(parameter.name())) {
                own.add(parameter.name());
            } else if (parts != null) {
                add(own, parameter.parts(), parts);
            }
        }
    }
}
