package dev.assay.reconcile;

import dev.assay.check.Arguments;
import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.TableInfo;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.result.FailureCode;
import dev.assay.sql.Dialect;
import dev.assay.sql.TableName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sets up the comparison of a check: its sides, its scheme, and what it waits for. */
final class Comparison {

    private final Arguments arguments;
    private final TwoSided.Sides sides;
    private final Reader fromSource;
    private final Reader fromCopy;
    private String words = "";

    Comparison(Arguments arguments, TwoSided.Sides sides, Reader fromSource, Reader fromCopy) {
        this.arguments = arguments;
        this.sides = sides;
        this.fromSource = fromSource;
        this.fromCopy = fromCopy;
    }

    Drill.Compared compare() throws DatabaseException, NotReachedException {
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
        Pairing.Paired paired = Pairing.of(
                sides.elsewhere(),
                TableName.parse(
                        Objects.requireNonNull(arguments.parts("source")).text("table")),
                sides.here(),
                Objects.requireNonNull(sides.table()),
                arguments.text("key"),
                arguments.has("columns") ? arguments.types("columns") : Map.of(),
                new LinkedHashSet<>(arguments.has("except") ? arguments.texts("except") : List.of()),
                !changelog);
        if (!paired.faults().isEmpty()) {
            throw new UnanswerableException(
                    FailureCode.COLUMN_MISSING,
                    "The tables cannot be compared: " + String.join("; ", paired.faults()) + ".");
        }
        Watermark watermark = watermark();
        Scheme scheme = changelog && watermark != null
                ? new Changelog(paired.source(), paired.copy(), change(), fromSource, fromCopy, watermark)
                : new Sandwich(paired.source(), paired.copy(), fromSource, fromCopy, watermark);
        words = scheme.words();
        return new Drill(scheme, paired.source(), fromSource).compare();
    }

    /** Why the comparison is exact, as part of a message. */
    String words() {
        return words;
    }

    private @Nullable Watermark watermark() throws DatabaseException {
        if (!arguments.has("heartbeat")) {
            return null;
        }
        if (sides.elsewhere().dialect().checksums().orElseThrow().positions().isEmpty()) {
            throw new UnanswerableException(
                    FailureCode.QUERY_REFUSED,
                    "Connection '" + sides.elsewhere().name()
                            + "' tells no position of its log, so no copy can be waited for: leave"
                            + " heartbeat out.");
        }
        Arguments heartbeat = Objects.requireNonNull(arguments.parts("heartbeat"));
        TableInfo table = sides.here().table(TableName.parse(heartbeat.text("table")));
        String query =
                "SELECT MAX(t." + column(table, heartbeat.text("position")) + ") FROM " + Side.rowsOf(table.name());
        return new Watermark(fromCopy, query, Objects.requireNonNull(arguments.duration("wait_up_to")));
    }

    private Changelog.Columns change() throws DatabaseException {
        Arguments change = Objects.requireNonNull(arguments.parts("change"));
        TableInfo table = sides.here().table(Objects.requireNonNull(sides.table()));
        return new Changelog.Columns(
                "t." + column(table, change.text("transaction")),
                "t." + column(table, change.text("position")),
                "(d." + column(table, change.text("operation")) + " = 'd')");
    }

    /** A column of the copy, in quotes. */
    private String column(TableInfo table, String written) {
        return Dialect.quoted(NamedColumns.only(sides.here(), table, written).name());
    }
}
