package dev.assay.database.postgresql;

import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.postgresql.PostgresCalls.Callable;
import dev.assay.database.postgresql.PostgresCalls.Kind;
import dev.assay.sql.Fragment;
import dev.assay.sql.Mentions.Name;
import dev.assay.sql.TableName;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Decides which author SQL may run on PostgreSQL: SQL that calls only built-in functions that are not volatile,
 * functions that an extension supplies for its own types, and functions that the connection declares. Each fragment is
 * looked up once. Thread-safe.
 */
final class Admission {

    private final String connection;
    private final Set<TableName> declared;
    private final LookUp lookUp;
    private final Set<Fragment> known = new HashSet<>();
    private final Set<Callable> callables = new LinkedHashSet<>();
    private List<String> path = List.of();

    /**
     * Creates the admission.
     *
     * @param connection the connection's name
     * @param declared the functions that the connection declares
     * @param lookUp looks up fragments that are not cached
     */
    Admission(String connection, Set<TableName> declared, LookUp lookUp) {
        this.connection = connection;
        this.declared = declared;
        this.lookUp = lookUp;
    }

    /** Looks up several fragments at once. */
    @FunctionalInterface
    interface LookUp {
        PostgresCalls.Found of(Collection<Fragment> fragments) throws DatabaseException;
    }

    /** Looks up the fragments that are not cached. Nothing is cached if that fails. */
    synchronized void lookUp(Collection<Fragment> fragments) throws DatabaseException {
        Set<Fragment> unknown = new LinkedHashSet<>(fragments);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            PostgresCalls.Found found = lookUp.of(unknown);
            path = found.path();
            callables.addAll(found.callables());
            known.addAll(unknown);
        }
    }

    /** Implements {@link Database#admit}. */
    synchronized Set<String> admit(Fragment fragment) throws DatabaseException {
        lookUp(List.of(fragment));
        Set<String> schemas = new TreeSet<>();
        for (Callable callable : callables) {
            List<Name> mentions = mentions(fragment, callable);
            boolean found = isUnnamed(callable) ? isInReach(fragment, callable) : !mentions.isEmpty();
            if (!found || isPassedOver(fragment, callable)) {
                continue;
            }
            if (!isAdmitted(callable)) {
                throw refusal(callable);
            }
            if (isNeeded(callable, mentions)) {
                schemas.add(callable.schema());
            }
        }
        return fragment.kind() == Fragment.Kind.QUERY ? Set.of() : schemas;
    }

    /** The names in a fragment that may refer to this function or type. */
    private List<Name> mentions(Fragment fragment, Callable callable) {
        return isUnnamed(callable)
                ? List.of()
                : fragment.mentions().names().stream()
                        .filter(name -> name.name().equals(callable.name()))
                        .filter(name -> means(name, callable))
                        .toList();
    }

    private boolean means(Name name, Callable callable) {
        boolean asColumn = callable.kind() == Kind.FUNCTION
                && callable.ofRow()
                && name.schema() != null
                && !name.call()
                && path.contains(callable.schema())
                && !callable.builtIn();
        boolean called = callable.kind() == Kind.TYPE ? name.type() || !callable.ofRow() : name.call();
        String schema = name.schema();
        return asColumn || (called && (schema == null ? isOnPath(callable) : schema.equals(callable.schema())));
    }

    /** Whether SQL can call it without its name. */
    private static boolean isUnnamed(Callable callable) {
        return callable.kind() == Kind.OPERATOR || callable.kind() == Kind.CAST;
    }

    /**
     * Whether the fragment can reach it through a type: under the name of an operator, or as a cast without any name.
     * The plan checks which columns of its table a condition casts.
     */
    private boolean isInReach(Fragment fragment, Callable callable) {
        String table = callable.kind() == Kind.OPERATOR ? fragment.mentions().table() : null;
        boolean led = callable.via().isEmpty()
                || (table != null && callable.via().contains(table))
                || fragment.mentions().names().stream().map(Name::name).anyMatch(callable.via()::contains);
        if (!led) {
            return false;
        }
        return callable.kind() == Kind.CAST
                || (fragment.mentions().operators().contains(callable.name())
                        && (isOnPath(callable)
                                || fragment.mentions().names().stream()
                                        .anyMatch(name -> name.name().equals(callable.schema()))));
    }

    private boolean isOnPath(Callable callable) {
        return callable.schema().equals("pg_catalog") || path.contains(callable.schema());
    }

    /**
     * Whether a condition cannot call the operator: its search path has only what it needs, so an operator with the
     * name of a built-in one is the built-in one.
     */
    private boolean isPassedOver(Fragment fragment, Callable callable) {
        return callable.kind() == Kind.OPERATOR
                && fragment.kind() == Fragment.Kind.EXPRESSION
                && callable.builtIn()
                && !isDeclared(callable);
    }

    private boolean isAdmitted(Callable callable) {
        return isDeclared(callable)
                || switch (callable.kind()) {
                    case FUNCTION -> (callable.builtIn() || callable.ofExtension()) && !callable.changing();
                    case OPERATOR -> callable.ofExtension();
                    case TYPE -> callable.ofExtension() || callable.runs() == null;
                    case CAST -> false;
                };
    }

    private boolean isDeclared(Callable callable) {
        return callable.runs() != null && declared.contains(callable.runs());
    }

    /** Whether a condition finds it only if its schema is on the search path. */
    private boolean isNeeded(Callable callable, List<Name> mentions) {
        return switch (callable.kind()) {
            case FUNCTION ->
                !callable.builtIn()
                        && isDeclared(callable)
                        && mentions.stream().anyMatch(name -> name.call() && name.schema() == null);
            case OPERATOR -> path.contains(callable.schema()) && (!callable.builtIn() || isDeclared(callable));
            case TYPE -> mentions.stream().anyMatch(name -> name.type() && name.schema() == null);
            case CAST -> false;
        };
    }

    private DatabaseException refusal(Callable callable) {
        String does = callable.kind() == Kind.FUNCTION ? "calls " : "may use the ";
        TableName runs = callable.runs();
        String which = runs == null || callable.kind() == Kind.FUNCTION ? "" : ", which runs the function " + runs;
        String why = callable.changing() && callable.builtIn()
                ? ", which is volatile: it may act, and need not answer the same twice."
                : ", which is not PostgreSQL's own: what that does, nobody here can see.";
        String own = callable.kind() == Kind.FUNCTION && !callable.builtIn() && hasBuiltIn(callable)
                ? " Where PostgreSQL's own is meant, write pg_catalog." + callable.name() + "."
                : "";
        String declare = runs == null
                ? " Drop it, or write the check without SQL of its own."
                : " Write the check without it, or let the connection's owner declare it, where it only reads: functions: ["
                        + runs + "].";
        return new DatabaseException(
                FailureKind.QUERY_REFUSED,
                "Connection '" + connection + "': the check's SQL " + does + callable.shown() + which + why + own
                        + declare,
                null);
    }

    private boolean hasBuiltIn(Callable callable) {
        return callables.stream()
                .filter(other -> other.builtIn() && other.kind() == Kind.FUNCTION)
                .flatMap(other -> Stream.of(other.name()))
                .anyMatch(callable.name()::equals);
    }
}
