package dev.assay.check.builtin;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.Arguments;
import dev.assay.check.Parameter;
import dev.assay.check.Reference;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Condition;
import dev.assay.sql.TableName;
import org.jspecify.annotations.Nullable;

/** The table that a check compares its own with: {@code to}, limited to the rows of {@code to_filter}. */
public final class OtherTable {

    public static final Parameter TABLE = Parameter.of("to", Kind.TABLE, "The other table, on the same connection.")
            .needed();

    public static final Parameter FILTER = Parameter.of(
                    "to_filter",
                    Kind.CONDITION,
                    "Which rows of the other table count. The check's own filter does not apply to it.")
            .suchAs("status = 'paid'");

    private OtherTable() {}

    /** Asks about the counted rows of the table in {@code to}. */
    public static Ask of(Arguments arguments, Ask ask) {
        return of(arguments.table("to"), arguments, ask);
    }

    /** Asks about the counted rows of the given table. */
    public static Ask of(TableName table, Arguments arguments, Ask ask) {
        Ask whole = ask.other(table);
        Condition counted = counted(table, arguments, ask);
        return counted == null ? whole : whole.where(counted);
    }

    /** Names the referenced columns for the middle of a sentence. */
    public static String named(Reference to, Arguments arguments) {
        return to + (arguments.has("to_filter") ? " as filtered" : "");
    }

    /** The condition of {@code to_filter}; null if all rows count. */
    static @Nullable Condition counted(TableName table, Arguments arguments, Ask ask) {
        return arguments.has("to_filter") ? ask.other(table).holds(arguments.sql("to_filter")) : null;
    }
}
