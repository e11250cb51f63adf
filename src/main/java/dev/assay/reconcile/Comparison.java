package dev.assay.reconcile;

import dev.assay.check.Arguments;
import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.result.FailureCode;
import dev.assay.sql.Fragment;
import dev.assay.sql.Sql;
import dev.assay.sql.TableName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The comparison of a check: its sides, and how they are compared.
 *
 * @param paired both sides
 * @param scheme how they are compared
 * @param estimate about how many rows the source has; below 0 if the catalogue does not tell
 */
record Comparison(Pairing.Paired paired, Scheme scheme, long estimate) implements AutoCloseable {

    /** Sets it up. */
    static Comparison of(Arguments arguments, TwoSided.Sides sides, Reader fromSource, Reader fromCopy)
            throws DatabaseException {
        for (Database database : List.of(sides.elsewhere(), sides.here())) {
            if (database.dialect().checksums().isEmpty()) {
                throw new UnanswerableException(
                        FailureCode.QUERY_REFUSED,
                        "Connection '" + database.name() + "': "
                                + database.dialect().title()
                                + " writes no checksums, so its tables cannot be reconciled.");
            }
        }
        boolean changelog = arguments.text("copy").equals("changelog");
        Arguments ofSource = Objects.requireNonNull(arguments.parts("source"));
        TableName source = TableName.parse(ofSource.text("table"));
        TableName copy = Objects.requireNonNull(sides.table());
        Pairing.Paired paired = Pairing.of(
                sides.elsewhere(),
                source,
                sides.here(),
                copy,
                arguments.texts("key"),
                arguments.has("columns") ? arguments.types("columns") : Map.of(),
                new LinkedHashSet<>(arguments.has("except") ? arguments.texts("except") : List.of()),
                arguments.number("tolerance"),
                !changelog,
                expressions(ofSource, "expressions", sides.elsewhere(), source, fromSource),
                expressions(arguments, "copy_expressions", sides.here(), copy, fromCopy));
        if (!paired.faults().isEmpty()) {
            throw new UnanswerableException(
                    FailureCode.COLUMN_MISSING,
                    "The tables cannot be compared: " + String.join("; ", paired.faults()) + ".");
        }
        AuthorSql filter = filter(ofSource, "filter", sides.elsewhere(), source, fromSource);
        Pairing.Paired filtered = filter == null
                ? paired
                : new Pairing.Paired(
                        paired.source().where(filter.text(), filter.binds()),
                        paired.copy(),
                        paired.names(),
                        paired.faults());
        Changes changes = PipelineColumns.of(arguments)
                .changes(
                        sides.here(),
                        sides.here().table(copy),
                        filter(arguments, "copy_filter", sides.here(), copy, fromCopy));
        return new Comparison(
                filtered,
                scheme(arguments, filtered, changes, watermark(arguments, sides, fromCopy), fromSource, fromCopy),
                sides.elsewhere().table(source).estimatedRows());
    }

    private static @Nullable AuthorSql filter(
            Arguments arguments, String parameter, Database database, TableName table, Reader reader)
            throws DatabaseException {
        return arguments.has(parameter)
                ? AuthorSql.of(arguments.sql(parameter), database, database.table(table), reader)
                : null;
    }

    private static Map<String, AuthorSql> expressions(
            Arguments arguments, String parameter, Database database, TableName table, Reader reader)
            throws DatabaseException {
        Map<String, AuthorSql> expressions = new LinkedHashMap<>();
        for (Map.Entry<String, Fragment> one : arguments.expressions(parameter).entrySet()) {
            expressions.put(one.getKey(), AuthorSql.of(one.getValue(), database, database.table(table), reader));
        }
        return expressions;
    }

    private static Scheme scheme(
            Arguments arguments,
            Pairing.Paired paired,
            Changes changes,
            @Nullable Watermark watermark,
            Reader fromSource,
            Reader fromCopy) {
        if (arguments.text("copy").equals("changelog") && watermark != null) {
            return new Changelog(paired.source(), paired.copy(), changes, fromSource, fromCopy, watermark);
        }
        List<Sql.Bind> binds = new ArrayList<>();
        String lives = changes.lives(binds);
        Side live = lives.equals("true") ? paired.copy() : paired.copy().where(lives, binds);
        Sandwich sandwich = new Sandwich(paired.source(), live, fromSource, fromCopy, watermark);
        if (watermark == null || !changes.isKnown()) {
            return sandwich;
        }
        Duration longest = Objects.requireNonNull(arguments.duration("hold_up_to"));
        return new CurrentState(
                paired.source(), paired.copy(), changes, fromSource, fromCopy, watermark, longest, sandwich);
    }

    private static @Nullable Watermark watermark(Arguments arguments, TwoSided.Sides sides, Reader fromCopy)
            throws DatabaseException {
        if (!arguments.has("heartbeat")) {
            return null;
        }
        Watermark.demandPositions(sides.elsewhere(), "heartbeat");
        Duration patience = Objects.requireNonNull(arguments.duration("wait_up_to"));
        Arguments heartbeat = Objects.requireNonNull(arguments.parts("heartbeat"));
        if (heartbeat.has("at")) {
            return new Watermark(fromCopy, Heartbeat.of(sides.here(), heartbeat).query(), true, patience);
        }
        return Watermark.of(
                sides.here(), fromCopy, TableName.parse(heartbeat.text("table")), heartbeat.text("position"), patience);
    }

    /** Both sides as rows are looked at that were found to differ. */
    Scheme.Both<Side> sides() {
        return scheme.sides();
    }

    @Override
    public void close() {
        if (scheme instanceof CurrentState held) {
            held.close();
        }
    }
}
