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

/** One statement that answers questions of one or many checks. */
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

    /** Its id in the run, in the order of planning: {@code flights/1}, {@code flights/2}, … */
    public String id() {
        return id;
    }

    /** The statement; written when it is first asked for. */
    public synchronized Sql sql() {
        Sql written = sql == null ? writer.apply(statement) : sql;
        sql = written;
        return written;
    }

    /** The statement that would answer the questions of an inquiry alone, of those that this one answers. */
    public Sql sqlFor(CheckQuestions inquiry) {
        return inquiry.signatures().containsAll(signatures)
                ? sql()
                : writer.apply(statement.only(inquiry.signatures()));
    }

    /** How many rows it returns at most. */
    public int mostRows() {
        return statement.mostRows();
    }

    List<? extends Measurement<?>> questions() {
        return statement.questions();
    }

    /** The tables that it reads, as far as they are known. */
    public List<String> tables() {
        return statement.questions().stream()
                .flatMap(question -> question.tables().stream())
                .distinct()
                .toList();
    }

    /** How many rows the catalogue believes its tables to have, to run the longest statement first; 0 where it has no idea. */
    public long estimatedRows() {
        return statement.questions().stream()
                .flatMap(question -> question.sources().stream())
                .distinct()
                .mapToLong(source -> Math.max(0, source.table().estimatedRows()))
                .sum();
    }

    /** What tells the questions that it answers from others. */
    public Set<String> signatures() {
        return signatures;
    }

    /** How many of an inquiry's questions it answers. */
    public long answersOf(CheckQuestions inquiry) {
        return inquiry.signatures().stream().filter(signatures::contains).count();
    }

    /** Whether it answers all that an inquiry asks of a scan of which it is a part. */
    public boolean answersAll(CheckQuestions inquiry, Scan whole) {
        return inquiry.signatures().stream().filter(whole.signatures::contains).allMatch(signatures::contains);
    }

    /** Whether it answers one of an inquiry's questions. */
    public boolean serves(CheckQuestions inquiry) {
        return inquiry.signatures().stream().anyMatch(signatures::contains);
    }

    /**
     * Takes the answers from what the statement returned.
     *
     * @return the scan that must follow, where this one settled nothing
     */
    public Optional<Scan> read(Rows rows, Answers answers) {
        Answers moment = new Answers();
        Optional<PlannedStatement> next = statement.read(rows, moment);
        if (next.isEmpty()) {
            answers.keep(moment);
        }
        return next.map(following -> new Scan(id + ".1", following, writer));
    }

    /** The same questions in smaller statements: how the guilty one of a refused statement is found. Itself where it has one. */
    public List<Scan> parts() {
        return scans(statement.parts());
    }

    /**
     * The same questions in two statements: those that hold no SQL of the author's own, then those that do. Itself where it has only
     * one of the two kinds.
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
