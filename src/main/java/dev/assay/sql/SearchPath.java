package dev.assay.sql;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * The search path for the functions, operators and types that a statement names without a schema. Only PostgreSQL uses
 * it.
 *
 * @param ofRole whether the role's own path applies, as for a query that an author wrote
 * @param schemas the schemas to search after the database's own if the role's path does not apply; extensions keep the
 *     operators of their types there
 */
public record SearchPath(boolean ofRole, Set<String> schemas) {

    /** The path that finds only built-in objects. */
    public static final SearchPath SYSTEM = new SearchPath(false, Set.of());

    /** The role's own path. */
    public static final SearchPath OF_ROLE = new SearchPath(true, Set.of());

    /**
     * {@return the path that searches the built-in objects first and these schemas afterwards}
     *
     * @param schemas the schemas, in any order
     */
    public static SearchPath with(Collection<String> schemas) {
        return schemas.isEmpty() ? SYSTEM : new SearchPath(false, new TreeSet<>(schemas));
    }
}
