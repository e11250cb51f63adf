package dev.assay.plan.expression;

import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.TableInfo;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.sql.Fragment;
import dev.assay.sql.Relations;
import dev.assay.sql.TableName;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a connection that checks ask about. Each is looked up once, by one thread at a time; an unreachable
 * database is asked only once.
 */
public final class Tables {

    private static final Set<FailureKind> DOWN = EnumSet.of(
            FailureKind.DATABASE_UNREACHABLE,
            FailureKind.LOGIN_REFUSED,
            FailureKind.EMBEDDED_FAILED,
            FailureKind.CANCELLED);

    private final Database database;
    private final Relations relations;
    private final Map<TableName, TableSource> sources = new HashMap<>();
    private final Map<TableName, TableInfo> exact = new HashMap<>();
    private @Nullable DatabaseException down;

    public Tables(Database database) {
        this.database = database;
        this.relations = new Relations(database.dialect(), this::admit);
    }

    public Relations relations() {
        return relations;
    }

    /** Whether policies may silently filter rows or mask values. */
    public boolean hides() {
        return database.hides();
    }

    /** The moment as of which statements must read the tables; empty: now. */
    public Optional<Instant> moment() {
        return database.moment();
    }

    /** Looks up several tables at once; {@link #source} reports failures. */
    public void lookUp(Collection<TableName> names) {
        database.lookUp(names);
    }

    /** Looks up at once what author SQL calls; {@link #admit} reports failures. */
    public void lookUpCalls(Collection<Fragment> fragments) {
        database.lookUpCalls(fragments);
    }

    /**
     * Admits author SQL like {@link Database#admit}.
     *
     * @throws UnanswerableException if it is not admitted
     */
    public Set<String> admit(Fragment fragment) {
        try {
            return database.admit(fragment);
        } catch (DatabaseException e) {
            throw new UnanswerableException(e.kind().code(), String.valueOf(e.getMessage()));
        }
    }

    /** A table by its exact name, or by one as written; empty if it cannot be looked up. */
    public synchronized Optional<TableInfo> find(TableName name) {
        TableInfo known = exact.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            return Optional.of(source(name).table());
        } catch (DatabaseException e) {
            return Optional.empty();
        }
    }

    public synchronized TableSource source(TableName name) throws DatabaseException {
        if (down != null) {
            throw down;
        }
        TableSource known = sources.get(name);
        if (known == null) {
            try {
                known = new TableSource(relations, database.table(name));
            } catch (DatabaseException e) {
                if (DOWN.contains(e.kind())) {
                    down = e;
                }
                throw e;
            }
            sources.put(name, known);
            exact.put(known.table().name(), known.table());
        }
        return known;
    }
}
