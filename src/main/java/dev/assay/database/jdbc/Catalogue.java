package dev.assay.database.jdbc;

import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.NearMisses;
import dev.assay.database.TableInfo;
import dev.assay.sql.TableName;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Keeps what a database's catalogue says of tables, so that each is looked up once. Safe for use by several threads. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Catalogue {

    private final LookUp lookUp;
    private final Map<TableName, Answer> known = new HashMap<>();

    /** @param lookUp looks up what is not known yet */
    public Catalogue(LookUp lookUp) {
        this.lookUp = lookUp;
    }

    /**
     * What the catalogue says of a name.
     *
     * @param table the table; null where there is none, or it may not be read
     * @param refusal why there is no table; null where there is one
     */
    public record Answer(
            @Nullable TableInfo table, @Nullable DatabaseException refusal) {

        /**
         * There is no such table.
         *
         * @param there the names of all tables, of which one may be meant
         */
        public static Answer missing(String connection, TableName wanted, Collection<TableName> there) {
            String near = NearMisses.hint(
                    wanted.toString(),
                    there.stream()
                            .map(one -> wanted.schema() == null ? one.name() : one.toString())
                            .toList());
            return refused(new DatabaseException(
                    FailureKind.TABLE_MISSING,
                    "Connection '" + connection + "' has no table " + wanted + "."
                            + (near.isEmpty() ? " Correct the name in the suite, or ask who removed the table." : near),
                    null));
        }

        /** It cannot be looked up. */
        public static Answer refused(DatabaseException why) {
            return new Answer(null, why);
        }

        TableInfo get() throws DatabaseException {
            if (table == null) {
                DatabaseException why = Objects.requireNonNull(refusal);
                throw new DatabaseException(why.kind(), String.valueOf(why.getMessage()), null);
            }
            return table;
        }
    }

    /** Looks tables up at once. */
    @FunctionalInterface
    public interface LookUp {
        Map<TableName, Answer> answers(Set<TableName> names) throws DatabaseException;
    }

    /**
     * The table; who comes while another looks up waits for that.
     *
     * @throws DatabaseException what stood in the way; where that was not the table itself, the next call tries again
     */
    public synchronized TableInfo table(TableName name) throws DatabaseException {
        lookUp(List.of(name));
        return Objects.requireNonNull(known.get(name)).get();
    }

    /** Looks up those that are not known yet; keeps nothing where that fails. */
    public synchronized void lookUp(Collection<TableName> names) throws DatabaseException {
        Set<TableName> unknown = new LinkedHashSet<>(names);
        unknown.removeAll(known.keySet());
        if (!unknown.isEmpty()) {
            known.putAll(lookUp.answers(unknown));
        }
    }
}
