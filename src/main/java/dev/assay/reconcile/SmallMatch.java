package dev.assay.reconcile;

import dev.assay.check.AcrossConnections;
import dev.assay.check.AcrossConnections.Met;
import dev.assay.check.AcrossConnections.Side;
import dev.assay.check.Arguments;
import dev.assay.check.Spec;
import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.Rows;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.result.FailureCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Small results of two connections: each side answers the same question about its own rows, in a statement of its own, and only the
 * answers meet. Types that usually ask about both tables at once are compared so if they name another connection.
 *
 * @param type the type
 */
record SmallMatch(AcrossConnections type) implements TwoSided {

    @Override
    public Spec spec() {
        return type.spec();
    }

    @Override
    public String elsewhere(Arguments arguments) {
        return type.elsewhere(arguments).orElseThrow();
    }

    @Override
    public List<Statement> lookUp(Arguments arguments, Sides sides) throws DatabaseException {
        Watermark.of(arguments, sides, new Reader(sides.here(), sides.purpose()));
        Asked<Side> here = sides.ofHere().plan(ask -> type.here(arguments, ask, false));
        Asked<Side> there = sides.ofElsewhere().plan(ask -> type.there(arguments, ask, false, here.questions()));
        Forms.of(here.questions(), there.questions(), sides.areAlike());
        List<Statement> statements = new ArrayList<>();
        there.sql()
                .forEach(sql -> statements.add(new Statement(sides.elsewhere().name(), sql)));
        here.sql().forEach(sql -> statements.add(new Statement(sides.here().name(), sql)));
        return statements;
    }

    /** The names of columns as connections write them in what may be shown. */
    private static List<String> written(List<String> columns, Database database) {
        return columns.stream().map(database.dialect()::shown).toList();
    }

    @Override
    public Compared compare(Arguments arguments, Sides sides) throws DatabaseException {
        try {
            TwoReadings readings = new TwoReadings(type, arguments, sides);
            Rounds.Result result = new Rounds(readings).run();
            Met met = result.met();
            return new Compared(
                    met.outcome(),
                    new Rows(met.columns(), met.rows()),
                    written(met.shown(), sides.here()),
                    written(met.shownThere(), sides.elsewhere()),
                    readings.sql(),
                    Map.of(
                            "here_at", result.copy().at().toString(),
                            "there_at", result.source().at().toString()),
                    result.note());
        } catch (NotReachedException e) {
            throw new UnanswerableException(FailureCode.TIMED_OUT, String.valueOf(e.getMessage()));
        }
    }
}
