package dev.assay.plan;

import dev.assay.database.DatabaseException;
import dev.assay.plan.ask.Aggregate;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.CheckState;
import dev.assay.plan.ask.ExaminedCount;
import dev.assay.plan.ask.Measure;
import dev.assay.plan.ask.Measures;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.plan.expression.Columns;
import dev.assay.plan.expression.RowSet;
import dev.assay.plan.expression.Scope;
import dev.assay.plan.expression.ScopedRows;
import dev.assay.plan.expression.TableSource;
import dev.assay.plan.expression.Tables;
import dev.assay.result.FailureCode;
import dev.assay.sql.Fragment;
import dev.assay.sql.Relations;
import dev.assay.sql.TableName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The questions of one check, as they are asked. */
public final class CheckQuestions {

    private final Tables tables;
    private final Relations relations;
    private final Questions questions;
    private final Scope scope;
    private final Instant asOf;
    private final Map<String, Measurement<?>> measurements = new LinkedHashMap<>();
    private @Nullable Measurement<Optional<Object>> mark;
    private final Set<Measurement<?>> existence = new HashSet<>();
    private CheckState memo = new CheckState(null);

    CheckQuestions(Tables tables, Scope scope, Instant asOf) throws DatabaseException {
        this.tables = tables;
        this.relations = tables.relations();
        this.scope = scope;
        this.asOf = asOf;
        this.questions = new Questions(
                this,
                scope.table() == null
                        ? RowSet.of(TableSource.none(relations), null, null)
                        : new ScopedRows(scope, tables.source(scope.table()), this::target).subject());
    }

    Collection<Measurement<?>> measurements() {
        return measurements.values();
    }

    /** What tells its questions from others, in the order in which they were asked: equal questions have equal ones. */
    public Set<String> signatures() {
        return measurements.keySet();
    }

    boolean asks(String signature) {
        return measurements.containsKey(signature);
    }

    boolean scanned() {
        return scope.scanned();
    }

    boolean sampled() {
        return scope.sampled();
    }

    /** Whether every question but those about the number of rows is among the proven ones. */
    boolean isProven(Set<String> proven) {
        return measurements.values().stream()
                .allMatch(asked -> asked == mark
                        || asked instanceof AggregateMeasurement.Counting
                        || proven.contains(asked.signature()));
    }

    /** The questions that only ask whether there are rows. */
    Set<String> existence() {
        return existence.stream().map(Measurement::signature).collect(Collectors.toSet());
    }

    /** The questions whose exact answers the verdict needs, where not all is proven. */
    Set<String> necessary() {
        return measurements.values().stream()
                .filter(asked -> !existence.contains(asked))
                .map(Measurement::signature)
                .collect(Collectors.toSet());
    }

    /** The highest value of the window's column among the rows of the window; empty where it need not be remembered. */
    public Optional<Measure<Optional<Object>>> mark() {
        Scope.From from = scope.window();
        if (mark == null && from != null && from.remembered()) {
            TableSource source = subject().source();
            AggregateMeasurement.Aggregated highest = new AggregateMeasurement.Aggregated(
                    RowSet.of(source, null, subject().window()),
                    Aggregate.MAX,
                    source.field(new Columns(source).column(from.column()).name()));
            mark = highest;
            asked(highest);
        }
        return Optional.ofNullable(mark);
    }

    /**
     * Whether the window has rows, whatever the filters and the partition; empty where it begins at no mark. The row that left the mark is one of them, as
     * long as it is there.
     */
    public Optional<Measure<ExaminedCount>> marked() {
        Scope.From from = scope.window();
        return from == null || from.value() == null || !from.remembered()
                ? Optional.empty()
                : Optional.of(existence(
                        RowSet.of(subject().source().whole(), null, subject().window())));
    }

    /** What tells {@link #mark()} from other questions; empty where it was not asked. */
    public Optional<String> markSignature() {
        return Optional.ofNullable(mark).map(Measurement::signature);
    }

    /** The checked table's primary key by the catalogue; empty where it has none, or the check no table. */
    public List<String> primaryKey() {
        return subject().source().table().primaryKey();
    }

    /** What the check remembers. */
    public CheckState memo() {
        return memo;
    }

    /** Gives the check what it kept before it asks. */
    public void recall(Optional<String> kept) {
        memo = new CheckState(kept.orElse(null));
    }

    Instant asOf() {
        return asOf;
    }

    /** Takes the questions of the check's type; where the check has no table, only those that name their own make sense. */
    public Ask ask() {
        return questions;
    }

    private RowSet subject() {
        return questions.subject();
    }

    /**
     * The groups that the questions were answered for, where somebody asked for groups.
     *
     * @throws UnanswerableException where there are more than can be judged
     */
    public List<Group> groups(Answers answers) {
        Set<String> ofGroups = measurements.values().stream()
                .filter(Measurement::isOfGroups)
                .map(Measurement::signature)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<Group> groups = answers.groups(signatures(), ofGroups);
        if (groups.size() > Answers.MOST_GROUPS) {
            throw new UnanswerableException(
                    FailureCode.TOO_MANY_GROUPS,
                    "There are more than " + Answers.MOST_GROUPS + " groups by " + String.join(", ", scope.groupBy())
                            + ": name columns with fewer different values.");
        }
        return groups;
    }

    /** The answers to its questions; what one statement answered together is taken from it together. */
    public Measures measures(Answers answers) {
        return answers.of(signatures());
    }

    /**
     * Another table of the connection.
     *
     * @throws UnanswerableException where there is none of that name
     */
    TableSource target(TableName name) {
        try {
            return tables.source(name);
        } catch (DatabaseException e) {
            throw new UnanswerableException(e.kind().code(), String.valueOf(e.getMessage()));
        }
    }

    /** Whether all statements see the database at the same moment. */
    boolean seesOneMoment() {
        return tables.moment().isPresent();
    }

    /** As {@link Ask#countOf}. */
    Measure<Long> countOf(Fragment query) {
        admit(query);
        return asked(new ScanMeasurement.Queried(relations, query));
    }

    /** As {@link Ask#countOf(Fragment, Fragment)}. */
    Measure<Long> countOf(Fragment query, Fragment butNot) {
        admit(query);
        admit(butNot);
        return asked(new ScanMeasurement.Excepted(relations, query, butNot));
    }

    /** As {@link Ask#valueOf}. */
    Measure<Optional<Object>> valueOf(Fragment query) {
        admit(query);
        return asked(new ScanMeasurement.Valued(relations, query));
    }

    /** Refuses a query that may read what is hidden, or call what may do more than read. */
    private void admit(Fragment query) {
        tables.admit(query);
        if (tables.hides()) {
            throw new UnanswerableException(
                    FailureCode.ROWS_HIDDEN,
                    "A query of your own may read whatever it likes, and whether rows or values of that are hidden from the role is"
                            + " not looked up. Where the role sees all of them, let the connection's owner say so: sees:"
                            + " all_rows.");
        }
    }

    /**
     * How many rows there are that the window or, where there is none, the filters might have left out: tells an empty table
     * from rows that were.
     */
    public Measure<ExaminedCount> allRows() {
        RowSet left = scope.window() == null
                ? RowSet.of(subject().source().whole(), null, null)
                : subject().ofAllTimes().takenApart(List.of());
        return existence(left);
    }

    /** How many rows each of the tables has that a query of the author's own names: tells one that found nothing from nothing to find. */
    public List<Measure<ExaminedCount>> rowsBehind(Collection<TableName> named) {
        List<Measure<ExaminedCount>> rows = new ArrayList<>();
        named.stream().distinct().forEach(name -> rows.add(existence(RowSet.of(target(name), null, null))));
        return rows;
    }

    /** Counts rows that only have to be there. */
    private Measure<ExaminedCount> existence(RowSet rows) {
        Measurement<ExaminedCount> counting = asked(new AggregateMeasurement.Counting(rows, null));
        existence.add(counting);
        return counting;
    }

    /** Takes a question; the same one for two equal ones. */
    <T> Measurement<T> asked(Measurement<T> measurement) {
        measurements.putIfAbsent(measurement.signature(), measurement);
        return measurement;
    }
}
