package dev.assay.run;

import dev.assay.check.Arguments;
import dev.assay.check.Parameter;
import dev.assay.run.Planned.Refusal;
import dev.assay.suite.CheckDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What to do about a statement that the database refused. The connection knows why it was refused, and the check whether its
 * author wrote any of the SQL: where nobody did, no SQL of the check can be corrected.
 */
final class Advice {

    /** What PostgreSQL stopped at, in the words of its syntax errors. */
    private static final Pattern STOP = Pattern.compile("at or near \"(.+?)\"");

    private Advice() {}

    /** The same with what to do where its sentence does not say it itself. */
    static Refusal on(Refusal failure, CheckDeclaration check) {
        return failure.state().isEmpty() ? failure : new Refusal(failure.code(), message(failure, check));
    }

    private static String message(Refusal failure, CheckDeclaration check) {
        String message = failure.message();
        String whoever = whoever(failure.state());
        if (!whoever.isEmpty()) {
            return message + whoever;
        }
        List<String> own = isInNoFilter(message, check) ? List.of() : own(check);
        String type = check.type().spec().name();
        String pattern = pattern(failure, check);
        if (!pattern.isEmpty()) {
            return message + " Correct the check's " + pattern
                    + (own.isEmpty() ? "." : ", or its SQL (" + String.join(", ", own) + ").");
        }
        if (!own.isEmpty()) {
            return message + own(failure, own, type);
        }
        return message
                + switch (failure.state().substring(0, 2)) {
                    case "22" ->
                        failure.state().matches("2200[378]|22P0[0-9]")
                                ? " A value of the check, or of a row, is none of the column's type. Where the check says a value, it is"
                                        + " a value and no SQL: what the database works out, such as current_date, is a condition of"
                                        + " expression_is_true."
                                : " No SQL of the check works this out: an expression of a view or of a foreign table"
                                        + " does. Ask its owner.";
                    case "42" ->
                        failure.state().equals("42P21") || failure.state().equals("42P22")
                                ? " The columns have collations of their own, and nobody says which one counts: write the rule as"
                                        + " expression_is_true, with COLLATE."
                                : failure.state().equals("42601")
                                        ? " The SQL is Assay's own, and this version of the database does not know it: the page of "
                                                + type
                                                + " says from which version on it works. Until then write the rule as expression_is_true."
                                        : " The SQL is Assay's own: " + type
                                                + " does not take a column of this type, or this version of the"
                                                + " database lacks what it needs. Choose another column, or another type of check, or write"
                                                + " the rule as expression_is_true.";
                    case "54" -> " The server lacks room or has a fault of its own: see its log, and run again.";
                    default ->
                        " The SQL is Assay's own: run again, and if it stays, report the SQL that the result shows.";
                };
    }

    /** What to do where it does not matter who wrote the SQL. */
    private static String whoever(String state) {
        return switch (state.substring(0, 2)) {
            case "P0" ->
                " It belongs to a view, a policy or a type of the table, or is one that the connection declares: ask its owner.";
            case "08", "HV" ->
                " What is away, or refused, is the server behind a foreign table: ask its owner, and run again.";
            case "53", "58", "XX" -> " The server lacks room or has a fault of its own: see its log, and run again.";
            default ->
                state.equals("55000")
                        ? " The table is not ready to be read: a materialized view is filled by REFRESH MATERIALIZED VIEW. Ask its owner."
                        : "";
        };
    }

    /** What the check calls its pattern, where the database cannot read one; empty where it is something else that it refuses. */
    private static String pattern(Refusal failure, CheckDeclaration check) {
        boolean unread = failure.state().equals("2201B") || failure.state().equals("22025");
        return unread
                ? check.type().spec().parameters().stream()
                        .map(Parameter::name)
                        .filter(name -> name.equals("regex") || name.equals("pattern"))
                        .findFirst()
                        .map(name -> name.equals("regex") ? "regular expression" : name)
                        .orElse("")
                : "";
    }

    /** What to do where the statement holds SQL of Assay's beside the author's, which was read before it was sent. */
    private static String own(Refusal failure, List<String> own, String type) {
        String correct = " Correct the check's SQL (" + String.join(", ", own) + ")";
        if (!own.equals(List.of("filter"))) {
            return correct + ".";
        }
        return switch (failure.state()) {
            case "42601" ->
                correct + "; if it is right, this version of the database does not know what " + type
                        + " needs: its page says from which version on it works.";
            case "42883" ->
                correct + "; if it names no such function or operator, " + type
                        + " does not take a column of this type.";
            default -> correct + ".";
        };
    }

    /** Whether the author wrote filters alone, and what the server stopped at stands in none of them. */
    private static boolean isInNoFilter(String message, CheckDeclaration check) {
        Matcher stop = STOP.matcher(message);
        return own(check).equals(List.of("filter"))
                && stop.find()
                && check.filters().stream().noneMatch(filter -> filter.source().contains(stop.group(1)));
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
