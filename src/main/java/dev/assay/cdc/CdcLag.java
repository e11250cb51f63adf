package dev.assay.cdc;

import dev.assay.check.Arguments;
import dev.assay.check.Dimension;
import dev.assay.check.Parameter;
import dev.assay.check.Parameter.Kind;
import dev.assay.check.Parameter.Variance;
import dev.assay.check.Spec;
import dev.assay.database.DatabaseException;
import dev.assay.database.Rows;
import dev.assay.reconcile.Heartbeat;
import dev.assay.reconcile.Reader;
import dev.assay.reconcile.TwoSided;
import dev.assay.result.Severity;
import dev.assay.sql.Replication;
import dev.assay.sql.TableName;
import java.math.BigInteger;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code cdc_lag}: the copy is up to date, and the slot that feeds it is sound (Debezium: heartbeats). */
public final class CdcLag implements TwoSided {

    /** The columns of {@link Replication#slot}. */
    private static final int STANDBY = 0;

    private static final int OTHERS = 1;
    private static final int ACTIVE = 2;
    private static final int LOGICAL = 9;
    private static final int NOW = 10;

    /** A heartbeat may be later than the source's clock by as much, where another server's clock wrote it. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private static final Parameter SOURCE = Parameter.parts(
                    "source",
                    "The database whose changes are copied.",
                    "{connection: shop, slot: dbz}",
                    Parameter.of("connection", Kind.CONNECTION, "Its connection.")
                            .needed(),
                    Parameter.of("slot", Kind.TEXT, "The replication slot of the connector.")
                            .needed()
                            .suchAs("dbz"))
            .needed();

    private static final Parameter HEARTBEAT = Parameter.parts(
                    "heartbeat",
                    "The table on the copy in which the connector's heartbeats arrive. Without one, a table at rest cannot be told from a"
                            + " connector that stalls.",
                    "{table: cdc.heartbeat, at: ts}",
                    Parameter.of("table", Kind.TEXT, "The table.").needed().suchAs("cdc.heartbeat"),
                    Parameter.of(
                                    "at",
                                    Kind.TEXT,
                                    "Its column with the time that the source gave the heartbeat. A time without a zone is taken as UTC.")
                            .needed()
                            .suchAs("ts"))
            .needed();

    private static final Spec SPEC = Spec.query(
                    "cdc_lag", "Changes of the source reach the copy in time, and the source's slot is sound.")
            .nulls(
                    "Heartbeats without a time are ignored. If none has one, the check fails, or warns if warn_after is the only limit.")
            .dimension(Dimension.TIMELINESS)
            .severity(Severity.CRITICAL)
            .judged(Spec.VerdictBasis.VALUE)
            .statistic("age_seconds")
            .main(SOURCE)
            .parameter(HEARTBEAT)
            .parameter(Parameter.of(
                            "fail_after",
                            Kind.DURATION,
                            "The age of the newest heartbeat on the copy, by the source's clock, above which the check fails.")
                    .suchAs("5m")
                    .varies(Variance.UPPER_BOUND))
            .parameter(Parameter.of("warn_after", Kind.DURATION, "The age above which the check warns.")
                    .suchAs("1m")
                    .varies(Variance.WARNING))
            .parameter(Parameter.of(
                            "max_retained",
                            Kind.TEXT,
                            "How much log the source may keep for the slot: above it the check fails. Without it, the check warns where the"
                                    + " source itself sets no limit, since its disk fills then.")
                    .suchAs("10GB"))
            .example(
                    "cdc_lag: {source: {connection: shop, slot: dbz}, heartbeat: {table: cdc.heartbeat, at: ts}, fail_after: 5m,"
                            + " warn_after: 1m, max_retained: 10GB}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public List<String> faults(Arguments arguments) {
        List<String> faults = new ArrayList<>();
        if (!arguments.has("fail_after") && !arguments.has("warn_after")) {
            faults.add("it has no limit: say fail_after: 5m, or warn_after");
        }
        try {
            TableName.parse(part(arguments, "heartbeat").text("table"));
            if (arguments.has("max_retained")) {
                Bytes.parse(arguments.text("max_retained"));
            }
        } catch (IllegalArgumentException e) {
            faults.add(String.valueOf(e.getMessage()));
        }
        return faults;
    }

    @Override
    public String elsewhere(Arguments arguments) {
        return part(arguments, "source").text("connection");
    }

    @Override
    public List<Statement> lookUp(Arguments arguments, Sides sides) throws DatabaseException {
        Heartbeat.of(sides.here(), part(arguments, "heartbeat"));
        return List.of();
    }

    @Override
    public Compared compare(Arguments arguments, Sides sides) throws DatabaseException {
        Reader fromCopy = new Reader(sides.here(), sides.purpose());
        Reader fromSource = new Reader(sides.elsewhere(), sides.purpose());
        // The heartbeat first: an age that is too high by a moment is the safe side.
        Heartbeat heartbeat = Heartbeat.of(sides.here(), part(arguments, "heartbeat"));
        BigInteger newest = heartbeat.newest(fromCopy);
        String name = part(arguments, "source").text("slot");
        List<@Nullable Object> row = row(new Sources(sides.elsewhere(), fromSource, "replication slots"), name);
        LagVerdict verdict = new LagVerdict(
                arguments.has("fail_after") ? arguments.duration("fail_after") : null,
                arguments.has("warn_after") ? arguments.duration("warn_after") : null,
                arguments.has("max_retained") ? Bytes.parse(arguments.text("max_retained")) : null);
        List<String> sql = new ArrayList<>(fromSource.sent());
        sql.addAll(fromCopy.sent());
        Duration age = newest == null ? null : age(newest, new BigInteger(String.valueOf(row.get(NOW))), sides);
        return new Compared(
                verdict.of(name, Slot.read(row.subList(ACTIVE, LOGICAL)), age),
                new Rows(List.of(), List.of()),
                List.of(),
                sql);
    }

    private static Duration age(BigInteger newest, BigInteger now, Sides sides) {
        Duration age = Duration.of(now.subtract(newest).longValueExact(), ChronoUnit.MICROS);
        if (age.plus(AHEAD).isNegative()) {
            throw Sources.refused(
                    "The newest heartbeat on connection '" + sides.here().name()
                            + "' is later than the clock of connection '"
                            + sides.elsewhere().name()
                            + "', so its age is unknown: take the column with the source's own time, in UTC or with its"
                            + " zone.");
        }
        return age.isNegative() ? Duration.ZERO : age.truncatedTo(ChronoUnit.SECONDS);
    }

    private static List<@Nullable Object> row(Sources source, String name) throws DatabaseException {
        String connection = source.in();
        List<@Nullable Object> row =
                source.rows(replication -> replication.slot(name)).get(0);
        if (Boolean.TRUE.equals(row.get(STANDBY)) && row.get(ACTIVE) == null) {
            throw Sources.refused(connection
                    + " is a standby, which does not show the slots of its primary: connect to the primary.");
        }
        if (row.get(ACTIVE) == null) {
            throw Sources.refused(connection + " has no replication slot " + name + " ("
                    + (row.get(OTHERS) == null ? "its database has none" : "its database has " + row.get(OTHERS))
                    + "): name the slot of the connector, or start it, which makes the slot.");
        }
        if (!Boolean.TRUE.equals(row.get(LOGICAL))) {
            throw Sources.refused(connection + ": the slot " + name
                    + " is no logical slot of its database: name the slot of the connector.");
        }
        return row;
    }

    private static Arguments part(Arguments arguments, String name) {
        return Objects.requireNonNull(arguments.parts(name), name);
    }
}
