package dev.assay.plan;

import dev.assay.database.Rows;
import dev.assay.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One statement that answers questions of one or more checks. */
public final class Scan {

    private final String id;
    private final PlannedStatement statement;
    private final Function<PlannedStatement, Sql> writer;
    private final Set<String> signatures;
    private @Nullable Sql sql;

    Scan(String id, PlannedStatement statement, Function<PlannedStatement, Sql> writer) {
        this.id = id;
        this.statement = statement;
        this.writer = writer;
        this.signatures =
                statement.questions().stream().map(Measurement::signature).collect(Collectors.toUnmodifiableSet());
    }

    /** The scan's id in the run, numbered in the order of planning: {@code flights/1}, {@code flights/2}, … */
    public String id() {
        return id;
    }

    /** The SQL, written on first use. */
    public synchronized Sql sql() {
        Sql written = sql == null ? writer.apply(statement) : sql;
        sql = written;
        return written;
    }

    /** The SQL that would answer only this check's questions among those of the scan. */
    public Sql sqlFor(CheckQuestions check) {
        return check.signatures().containsAll(signatures) ? sql() : writer.apply(statement.only(check.signatures()));
    }

    /** The maximum number of rows in the result. */
    public int mostRows() {
        return statement.mostRows();
    }

    List<? extends Measurement<?>> questions() {
        return statement.questions();
    }

    /** The names of the tables that the scan reads, as far as they are known. */
    public List<String> tables() {
        return statement.questions().stream()
                .flatMap(question -> question.tables().stream())
                .distinct()
                .toList();
    }

    /** The catalogue's estimate of the number of rows in the scan's tables, used to run the longest scan first; 0 if unknown. */
    public long estimatedRows() {
        return statement.questions().stream()
                .flatMap(question -> question.sources().stream())
                .distinct()
                .mapToLong(source -> Math.max(0, source.table().estimatedRows()))
                .sum();
    }

    /** The signatures of the questions that the scan answers. */
    public Set<String> signatures() {
        return signatures;
    }

    /** How many of the check's questions the scan answers. */
    public long answersOf(CheckQuestions check) {
        return check.signatures().stream().filter(signatures::contains).count();
    }

    /** Whether this part answers everything that the check asks of the whole scan. */
    public boolean answersAll(CheckQuestions check, Scan whole) {
        return check.signatures().stream().filter(whole.signatures::contains).allMatch(signatures::contains);
    }

    /** Whether the scan answers any of the check's questions. */
    public boolean serves(CheckQuestions check) {
        return check.signatures().stream().anyMatch(signatures::contains);
    }

    /**
     * Reads the answers from the result.
     *
     * @return the scan that must follow, if this one did not settle the questions
     */
    public Optional<Scan> read(Rows rows, Answers answers) {
        Answers moment = new Answers();
        Optional<PlannedStatement> next = statement.read(rows, moment);
        if (next.isEmpty()) {
            answers.keep(moment);
        }
        return next.map(following -> new Scan(id + ".1", following, writer));
    }

    /** The same questions in smaller scans, to find the one that the database refused. Returns the scan itself if it cannot be split. */
    public List<Scan> parts() {
        return scans(statement.parts());
    }

    /**
     * The same questions in two scans: those without the author's SQL, then those with it. Returns the scan itself if only one kind is
     * present.
     */
    public List<Scan> authorsApart() {
        return scans(statement.authorsApart());
    }

    private List<Scan> scans(List<PlannedStatement> parts) {
        if (parts.size() == 1) {
            return List.of(this);
        }
        List<Scan> scans = new ArrayList<>();
        for (PlannedStatement part : parts) {
            scans.add(new Scan(id + "." + (scans.size() + 1), part, writer));
        }
        return scans;
    }
}
