package dev.assay.check.builtin;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.Arguments;
import dev.assay.check.Parameter;
import dev.assay.plan.ask.Ask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table of another connection, which stands as {@code {connection, table, filter}} where one of the same connection stands as its
 * name; and how both sides are made comparable where they move.
 */
public final class Elsewhere {

    /** The name of the parameter with the connection. */
    public static final String CONNECTION = "connection";

    /** {@code now} or {@code watermark}. */
    public static final Parameter AT = Parameter.choice(
            "at",
            "When the sides are read that lie on two connections: now, one after the other, for tables at rest; or, for those that"
                    + " move, the source and then the copy once it has reached the source's watermark. now by default.",
            "watermark",
            "now");

    /** Where the copy says how far it is. */
    public static final Parameter HEARTBEAT = Parameter.parts(
            "heartbeat",
            "With at: watermark, a table of the check's own connection, which is the copy, whose highest position is that of the"
                    + " newest change that was applied.",
            "{table: cdc.heartbeat, position: _lsn}",
            Parameter.of("table", Kind.TABLE, "The table.").needed().suchAs("cdc.heartbeat"),
            Parameter.of("position", Kind.TEXT, "Its column with the position in the source's log.")
                    .needed()
                    .suchAs("_lsn"));

    /** How long the copy is waited for. */
    public static final Parameter WAIT = Parameter.of(
                    "wait_up_to",
                    Kind.DURATION,
                    "With at: watermark, how long the copy is waited for, 1m by default; then the check could not be made.")
            .suchAs("1m");

    private static final Parameter NAME = Parameter.of(CONNECTION, Kind.CONNECTION, "The other connection.");

    private static final Parameter THERE =
            Parameter.of("table", Kind.TABLE, "Its name there.").needed().suchAs("app.orders");

    private Elsewhere() {}

    /** A parameter that takes a table of the same connection by its name, or one of another connection as a mapping. */
    public static Parameter table(Parameter parameter) {
        return parameter.orParts(
                NAME.needed(),
                THERE,
                Parameter.of("filter", Kind.CONDITION, "Which of its rows count, in the SQL of its connection.")
                        .suchAs("status = 'paid'"));
    }

    /** The same without a filter, for types that read no rows. */
    public static Parameter whole(Parameter parameter) {
        return parameter.orParts(NAME.needed(), THERE);
    }

    /** The connection among the parts of a mapping that has a table. */
    public static Parameter connection() {
        return NAME;
    }

    /** The other connection's name in a mapping; empty if there is none. */
    public static Optional<String> of(Arguments arguments, String parameter) {
        Arguments parts = arguments.parts(parameter);
        return parts != null && parts.has(CONNECTION) ? Optional.of(parts.text(CONNECTION)) : Optional.empty();
    }

    /** Asks about the counted rows of a table of another connection. */
    public static Ask rows(Arguments parts, Ask ask) {
        Ask whole = ask.other(parts.table("table"));
        return parts.has("filter") ? whole.where(whole.holds(parts.sql("filter"))) : whole;
    }

    /** Names the table for the middle of a sentence: {@code app.orders on shop}. */
    public static String named(Arguments arguments, String parameter) {
        return arguments.table(parameter)
                + of(arguments, parameter).map(name -> " on " + name).orElse("");
    }

    /**
     * What is wrong with the parameters of two connections.
     *
     * @param parameter the parameter that has the other connection
     */
    public static List<String> faults(Arguments arguments, String parameter) {
        List<String> faults = new ArrayList<>();
        boolean elsewhere = of(arguments, parameter).isPresent();
        boolean watermark =
                arguments.has(AT.name()) && arguments.text(AT.name()).equals("watermark");
        if (arguments.has("to_filter") && elsewhere) {
            faults.add("the filter of a table on another connection stands beside its name: write " + parameter
                    + ": {connection: …, table: …, filter: …} in place of to_filter");
        }
        if (arguments.has(AT.name()) && !elsewhere) {
            faults.add("'at' is for two connections, and both tables lie on one: remove it");
        }
        if (watermark && !arguments.has(HEARTBEAT.name())) {
            faults.add("at: watermark needs to know how far the copy is: say heartbeat: " + HEARTBEAT.example());
        }
        for (Parameter one : List.of(HEARTBEAT, WAIT)) {
            if (arguments.has(one.name()) && !watermark) {
                faults.add("'" + one.name() + "' is for at: watermark: add that, or remove '" + one.name() + "'");
            }
        }
        return faults;
    }
}
