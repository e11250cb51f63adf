package dev.assay.reconcile;

import dev.assay.check.AcrossConnections;
import dev.assay.check.AcrossConnections.Answer;
import dev.assay.check.AcrossConnections.Met;
import dev.assay.check.AcrossConnections.Side;
import dev.assay.check.Arguments;
import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.plan.ask.Listed;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.result.FailureCode;
import dev.assay.sql.Checksums;
import dev.assay.sql.Sql;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the answers of both sides, as often as is wanted: the source, which is the other connection, and the copy, which is the suite's. */
final class TwoReadings {

    private static final Set<FailureCode> OF_VERSIONS =
            Set.of(FailureCode.COLUMN_MISSING, FailureCode.QUERY_REFUSED, FailureCode.PERMISSION_DENIED);

    private final AcrossConnections type;
    private final Arguments arguments;
    private final TwoSided.Sides sides;
    private final Set<String> sql = new LinkedHashSet<>();
    private final Reader fromSource;
    private final Reader fromCopy;
    private final @Nullable Watermark watermark;
    private final Side own;

    /** Whether a side is asked for the versions of its rows, until it is known not to tell them. */
    private boolean ofSource;

    private boolean ofCopy;

    TwoReadings(AcrossConnections type, Arguments arguments, TwoSided.Sides sides) throws DatabaseException {
        this.type = type;
        this.arguments = arguments;
        this.sides = sides;
        this.fromSource = new Reader(sides.elsewhere(), sides.purpose());
        this.fromCopy = new Reader(sides.here(), sides.purpose());
        this.watermark = Watermark.of(arguments, sides, fromCopy);
        this.ofSource = watermark != null;
        this.ofCopy = watermark != null;
        this.own = sides.ofHere().plan(ask -> type.here(arguments, ask, false)).questions();
    }

    /**
     * What a side answered.
     *
     * @param listed the answer, as the database returned it
     * @param at when it was asked
     * @param state the writers of a source, whose position has everything that the answer saw; null without a watermark
     */
    record Said(
            Side side, Listed listed, Instant at, @Nullable State state) {

        boolean isSameAs(Said other) {
            return Objects.equals(listed.version(), other.listed.version())
                    && Set.copyOf(listed.rows().stream().map(List::toString).toList())
                            .equals(Set.copyOf(other.listed.rows().stream()
                                    .map(List::toString)
                                    .toList()));
        }

        boolean isVersioned() {
            return listed.version() != null;
        }
    }

    /** Whether the copy is read at the source's watermark. */
    boolean isAtWatermark() {
        return watermark != null;
    }

    /** The source's answer, and a position of its log that has everything the answer saw. */
    Said source() throws DatabaseException, NotReachedException {
        Said said = asked(ofSource, sides.ofElsewhere(), sides.elsewhere());
        ofSource &= said.isVersioned();
        if (watermark == null) {
            return said;
        }
        // asked for later than the answer, so it has no less
        State state = State.read(fromSource
                .rows(new Sql(positions(sides.elsewhere()).orElseThrow().state(), List.of()))
                .get(0));
        if (state.held()) {
            throw new NotReachedException(
                    "All statements on the source's connection see one snapshot, so it cannot show what changed while the copy"
                            + " was read: compare on a connection without it.");
        }
        return new Said(said.side(), said.listed(), said.at(), state);
    }

    /** The copy's answer, once it has everything that the source's answer saw. */
    Said copyAfter(Said source) throws DatabaseException, NotReachedException {
        State state = source.state();
        if (watermark != null && state != null) {
            watermark.await(state);
        }
        Said said = asked(ofCopy, sides.ofHere(), sides.here());
        ofCopy &= said.isVersioned();
        if (watermark != null && state != null && state.standby()) {
            watermark.awaitSource(
                    fromSource, positions(sides.elsewhere()).orElseThrow().seen());
        }
        return said;
    }

    private Said asked(boolean versioned, TwoSided.Asking asking, Database database) throws DatabaseException {
        try {
            return said(versioned, asking);
        } catch (UnanswerableException e) {
            if (versioned && OF_VERSIONS.contains(e.code())) {
                // a view has no versions, and a role may lack the right to see them
                return said(false, asking);
            }
            throw new UnanswerableException(e.code(), "Connection '" + database.name() + "': " + e.getMessage());
        }
    }

    private Said said(boolean versioned, TwoSided.Asking asking) throws DatabaseException {
        TwoSided.Answered<Side> answered = asking.ask(ask -> asking == sides.ofHere()
                ? type.here(arguments, ask, versioned)
                : type.there(arguments, ask, versioned, own));
        sql.addAll(answered.asked().sql());
        Side side = answered.asked().questions();
        return new Said(side, side.answer().apply(answered.measures()), answered.at(), null);
    }

    /** Lets the type judge the answers. */
    Met meet(Said copy, Said source) {
        Forms forms = Forms.of(copy.side(), source.side(), sides.areAlike());
        if (copy.side().equal().isEmpty() && copy.side().near().isEmpty()) {
            forms.demandOneKind(copy.listed().rows(), source.listed().rows());
        }
        return type.meet(
                arguments,
                new Answer(
                        copy.side(),
                        sides.here().dialect().title(),
                        forms.of(copy.listed().rows())),
                new Answer(
                        source.side(),
                        sides.elsewhere().dialect().title(),
                        forms.of(source.listed().rows())));
    }

    /** The statements that were sent. */
    List<String> sql() {
        Set<String> all = new LinkedHashSet<>(sql);
        all.addAll(fromSource.sent());
        all.addAll(fromCopy.sent());
        return List.copyOf(all);
    }

    private static Optional<Checksums.Positions> positions(Database database) {
        return database.dialect().checksums().flatMap(Checksums::positions);
    }
}
