package dev.assay.sql;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where a database looks for the functions, operators and types that a statement names without their schema. Only PostgreSQL asks.
 *
 * @param ofRole whether the role's own path decides, as for a query of an author's own
 * @param schemas where else than among the database's own, where the role's path does not decide: extensions keep the operators of
 *     their types there
 */
public record SearchPath(boolean ofRole, Set<String> schemas) {

    /** Only what is the database's own is found. */
    public static final SearchPath SYSTEM = new SearchPath(false, Set.of());

    /** What the role would find. */
    public static final SearchPath OF_ROLE = new SearchPath(true, Set.of());

    /** The database's own first, then those schemas. */
    static SearchPath with(Collection<String> schemas) {
        return schemas.isEmpty() ? SYSTEM : new SearchPath(false, new TreeSet<>(schemas));
    }
}
