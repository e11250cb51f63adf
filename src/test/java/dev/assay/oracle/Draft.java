package dev.assay.oracle;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A check before its common keys are chosen.
 *
 * @param arguments its own parameters, without the table
 * @param notes what is special about it, for {@link KnownDisagreements}
 * @param completion what makes the rule, once the rows are known that it is about: it may choose bounds that are close to
 *     what these rows have
 */
record Draft(
        String type,
        Table table,
        Shape shape,
        Map<String, Object> arguments,
        Set<String> notes,
        Completion completion) {

    /** Makes a rule of rows that are typical of those it will judge, and adds to the arguments. */
    @FunctionalInterface
    interface Completion {

        Rule complete(Scope typical, Map<String, Object> arguments);
    }

    static Draft of(String type, Table table, Shape shape, Rule rule) {
        return new Draft(type, table, shape, new LinkedHashMap<>(), new TreeSet<>(), (typical, arguments) -> rule);
    }

    static Draft of(String type, Table table, Shape shape, Completion completion) {
        return new Draft(type, table, shape, new LinkedHashMap<>(), new TreeSet<>(), completion);
    }

    Draft with(String key, Object value) {
        arguments.put(key, value);
        return this;
    }

    Draft noting(Pairs pairs) {
        notes.addAll(pairs.notes());
        return this;
    }
}
