package dev.assay.connection;

import dev.assay.sql.TableName;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Keeps what PostgreSQL's catalogue says of tables, so that each is looked up once. Safe for use by several threads. */
final class PostgresCatalogue {

    private final LookUp lookUp;
    private final Map<TableName, PostgresTables.Answer> known = new HashMap<>();

    /** @param lookUp looks up what is not known yet */
    PostgresCatalogue(LookUp lookUp) {
        this.lookUp = lookUp;
    }

    /** Looks tables up at once. */
    @FunctionalInterface
    interface LookUp {
        Map<TableName, PostgresTables.Answer> answers(Set<TableName> names) throws DatabaseException;
    }

    /**
     * The table; who comes while another looks up waits for that.
     *
     * @throws DatabaseException what stood in the way; where that was not the table itself, the next call tries again
     */
    synchronized TableInfo table(TableName name) throws DatabaseException {
        lookUp(List.of(name));
        return Objects.requireNonNull(known.get(name)).get();
    }

    /** Looks up those that are not known yet; keeps nothing where that fails. */
    synchronized void lookUp(Collection<TableName> names) throws DatabaseException {
        Set<TableName> unknown = new LinkedHashSet<>(names);
        unknown.removeAll(known.keySet());
        if (!unknown.isEmpty()) {
            known.putAll(lookUp.answers(unknown));
        }
    }
}
