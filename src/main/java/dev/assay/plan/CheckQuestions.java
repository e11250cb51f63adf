package dev.assay.plan;

import dev.assay.database.DatabaseException;
import dev.assay.plan.ask.Aggregate;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.CheckState;
import dev.assay.plan.ask.ExaminedCount;
import dev.assay.plan.ask.Listed;
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

/** Collects the questions of one check. */
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

    /** The signatures of the questions, in the order of asking. Equal questions have the same signature. */
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

    /** Whether all questions are proven, except those about the number of rows and the window's mark. */
    boolean isProven(Set<String> proven) {
        return measurements.values().stream()
                .allMatch(asked -> asked == mark
                        || asked instanceof AggregateMeasurement.Counting
                        || proven.contains(asked.signature()));
    }

    /** The signatures of questions that only ask whether there are rows. */
    Set<String> existence() {
        return existence.stream().map(Measurement::signature).collect(Collectors.toSet());
    }

    /** The signatures of questions whose exact answers the verdict needs, unless everything is proven. */
    Set<String> necessary() {
        return measurements.values().stream()
                .filter(asked -> !existence.contains(asked))
                .map(Measurement::signature)
                .collect(Collectors.toSet());
    }

    /** The highest value of the window's column within the window; empty if the run need not remember it. */
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
     * Whether the window contains rows, regardless of filters and partition; empty if the window does not start at a remembered mark. The
     * row that set the mark is in the window for as long as it exists.
     */
    public Optional<Measure<ExaminedCount>> marked() {
        Scope.From from = scope.window();
        return from == null || from.value() == null || !from.remembered()
                ? Optional.empty()
                : Optional.of(existence(
                        RowSet.of(subject().source().whole(), null, subject().window())));
    }

    /** The signature of {@link #mark()}; empty if it was not asked. */
    public Optional<String> markSignature() {
        return Optional.ofNullable(mark).map(Measurement::signature);
    }

    /** The checked table's primary key from the catalogue; empty if there is none, or the check has no table. */
    public List<String> primaryKey() {
        return subject().source().table().primaryKey();
    }

    /** What the check remembers between runs. */
    public CheckState memo() {
        return memo;
    }

    /** Restores what the check remembered; must be called before the check asks. */
    public void recall(Optional<String> kept) {
        memo = new CheckState(kept.orElse(null));
    }

    Instant asOf() {
        return asOf;
    }

    /** The questions that the check's type may ask. If the check has no table, only questions that name their own table make sense. */
    public Ask ask() {
        return questions;
    }

    private RowSet subject() {
        return questions.subject();
    }

    /**
     * The groups with answers, if the check has groups.
     *
     * @throws UnanswerableException if there are more groups than can be judged
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

    /** The answers to the check's questions; related answers come from the same statement. */
    public Measures measures(Answers answers) {
        return answers.of(signatures());
    }

    /**
     * Returns another table of the connection.
     *
     * @throws UnanswerableException if there is no such table
     */
    TableSource target(TableName name) {
        try {
            return tables.source(name);
        } catch (DatabaseException e) {
            throw new UnanswerableException(e.kind().code(), String.valueOf(e.getMessage()));
        }
    }

    /** Whether all statements read the same snapshot. */
    boolean seesOneMoment() {
        return tables.moment().isPresent();
    }

    /** See {@link Ask#countOf(Fragment)}. */
    Measure<Long> countOf(Fragment query) {
        admit(query);
        return asked(new ScanMeasurement.Queried(relations, query));
    }

    /** See {@link Ask#countOf(Fragment, Fragment)}. */
    Measure<Long> countOf(Fragment query, Fragment butNot) {
        admit(query);
        admit(butNot);
        return asked(new ScanMeasurement.Excepted(relations, query, butNot));
    }

    /** See {@link Ask#list}. */
    Measure<Listed> list(Fragment query, int most) {
        admit(query);
        return asked(new ListedRows.OfQuery(relations, query, most));
    }

    /** See {@link Ask#valueOf}. */
    Measure<Optional<Object>> valueOf(Fragment query) {
        admit(query);
        return asked(new ScanMeasurement.Valued(relations, query));
    }

    /** Refuses a query that may read hidden rows, or that calls functions which may do more than read. */
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
     * The number of rows without the window, or without the filters if there is no window. It distinguishes an empty table from one whose
     * rows were all left out.
     */
    public Measure<ExaminedCount> allRows() {
        RowSet left = scope.window() == null
                ? RowSet.of(subject().source().whole(), null, null)
                : subject().ofAllTimes().takenApart(List.of());
        return existence(left);
    }

    /**
     * The number of rows in each table that an author's query names. It distinguishes a query that found nothing from one that had nothing
     * to read.
     */
    public List<Measure<ExaminedCount>> rowsBehind(Collection<TableName> named) {
        List<Measure<ExaminedCount>> rows = new ArrayList<>();
        named.stream().distinct().forEach(name -> rows.add(existence(RowSet.of(target(name), null, null))));
        return rows;
    }

    /** Asks whether there are rows. */
    private Measure<ExaminedCount> existence(RowSet rows) {
        Measurement<ExaminedCount> counting = asked(new AggregateMeasurement.Counting(rows, null));
        existence.add(counting);
        return counting;
    }

    /** Adds a question, unless an equal one exists already. */
    <T> Measurement<T> asked(Measurement<T> measurement) {
        measurements.putIfAbsent(measurement.signature(), measurement);
        return measurement;
    }
}
