package dev.assay.reconcile;

import dev.assay.database.DatabaseException;
import dev.assay.sql.Checksums;
import dev.assay.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a source, and the state of its writers in the same snapshot.
 *
 * @param marks the rows
 * @param state the writers; null if the database does not tell them
 */
record Reading(Marks marks, @Nullable State state) {

    static Reading of(Side source, Sql rows, Reader reader) throws DatabaseException {
        Checksums.Positions positions = source.checksums().positions().orElse(null);
        if (positions == null) {
            return new Reading(Marks.read(reader.rows(rows), source), null);
        }
        List<List<@Nullable Object>> own = new ArrayList<>();
        State state = null;
        for (List<@Nullable Object> row : reader.rows(Statements.withState(source, rows, positions))) {
            if (Sums.number(row.get(0)) == 0) {
                state = State.read(row.subList(1, row.size()));
            } else {
                List<@Nullable Object> values = new ArrayList<>(row.subList(1, 4));
                values.addAll(row.subList(1 + State.COLUMNS, row.size()));
                own.add(values);
            }
        }
        return new Reading(Marks.read(own, source), Objects.requireNonNull(state));
    }
}
