package dev.assay.plan;

import dev.assay.connection.Rows;
import dev.assay.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One statement that answers questions of one or many checks in its one row. */
public final class Scan {

    private final String id;
    private final Sql sql;
    private final List<Measurement<?>> measurements;
    private final Set<String> signatures;
    private final Function<Measurement<?>, Sql> single;

    Scan(String id, Sql sql, List<? extends Measurement<?>> measurements, Function<Measurement<?>, Sql> single) {
        this.id = id;
        this.sql = sql;
        this.measurements = List.copyOf(measurements);
        this.signatures = measurements.stream().map(Measurement::signature).collect(Collectors.toUnmodifiableSet());
        this.single = single;
    }

    /** Its id in the run, in the order of planning: {@code flights/1}, {@code flights/2}, … */
    public String id() {
        return id;
    }

    /** The statement; it returns exactly one row. */
    public Sql sql() {
        return sql;
    }

    /** The tables that it reads, as far as they are known. */
    public List<String> tables() {
        return measurements.stream()
                .flatMap(measurement -> measurement.tables().stream())
                .distinct()
                .toList();
    }

    /** How many rows the catalogue believes its tables to have, to run the longest statement first; 0 where it has no idea. */
    public long estimatedRows() {
        return measurements.stream()
                .flatMap(measurement -> measurement.sources().stream())
                .distinct()
                .mapToLong(source -> Math.max(0, source.table().estimatedRows()))
                .sum();
    }

    /** Whether it answers one of an inquiry's questions. */
    public boolean serves(Inquiry inquiry) {
        return inquiry.measurements().stream().anyMatch(asked -> signatures.contains(asked.signature()));
    }

    /** Whether it answers the first of an inquiry's questions, the one that the check is about. */
    public boolean leads(Inquiry inquiry) {
        return inquiry.measurements().stream().limit(1).anyMatch(asked -> signatures.contains(asked.signature()));
    }

    /** Takes the answers from what the statement returned. */
    public void read(Rows rows, Answers answers) {
        if (rows.rows().size() != 1) {
            throw new IllegalStateException(id + " returned " + rows.rows().size() + " rows, not 1");
        }
        List<@Nullable Object> row = rows.rows().get(0);
        int from = 0;
        for (Measurement<?> measurement : measurements) {
            int to = from + measurement.width();
            answers.put(measurement, measurement.read(row.subList(from, to)));
            from = to;
        }
    }

    /** The same questions, a statement each: how the guilty one of a refused statement is found. Itself where it has but one. */
    public List<Scan> apart() {
        if (measurements.size() == 1) {
            return List.of(this);
        }
        List<Scan> parts = new ArrayList<>();
        for (Measurement<?> measurement : measurements) {
            parts.add(new Scan(id + "." + (parts.size() + 1), single.apply(measurement), List.of(measurement), single));
        }
        return parts;
    }
}
