package dev.assay.check;

import static dev.assay.check.Parameter.Kind;

import dev.assay.plan.Ask;

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
        Ask whole = ask.other(arguments.table("to"));
        return arguments.has("to_filter") ? whole.where(whole.holds(arguments.sql("to_filter"))) : whole;
    }
}
