package dev.assay.check;

import static dev.assay.check.Parameter.Kind;

import dev.assay.plan.Ask;
import dev.assay.plan.Condition;
import dev.assay.sql.TableName;
import org.jspecify.annotations.Nullable;

/** The table that a check's own is held against: {@code to}, and {@code to_filter}, which of its rows count. */
final class OtherTable {

    static final Parameter TABLE = Parameter.of("to", Kind.TABLE, "The other table, on the same connection.")
            .needed();

    static final Parameter FILTER = Parameter.of(
                    "to_filter",
                    Kind.CONDITION,
                    "Which rows of the other table count; the check's own filter does not reach it.")
            .suchAs("status = 'paid'");

    private OtherTable() {}

    /** Asks about its rows. */
    static Ask of(Arguments arguments, Ask ask) {
        return of(arguments.table("to"), arguments, ask);
    }

    /** Asks about those of a table that count. */
    static Ask of(TableName table, Arguments arguments, Ask ask) {
        Ask whole = ask.other(table);
        Condition counted = counted(table, arguments, ask);
        return counted == null ? whole : whole.where(counted);
    }

    /** Columns of another table, for the middle of a sentence. */
    static String named(Reference to, Arguments arguments) {
        return to + (arguments.has("to_filter") ? " as filtered" : "");
    }

    /** Which of its rows count; null: all. */
    static @Nullable Condition counted(TableName table, Arguments arguments, Ask ask) {
        return arguments.has("to_filter") ? ask.other(table).holds(arguments.sql("to_filter")) : null;
    }
}
