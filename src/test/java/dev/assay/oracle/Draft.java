package dev.assay.oracle;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A check before its common keys are chosen.
 *
 * @param arguments its own parameters, without the table
 * @param completion what makes the rule, once the rows are known that it is about: it may choose bounds that are close to
 *     what these rows have
 */
record Draft(String type, Table table, Shape shape, Map<String, Object> arguments, Completion completion) {

    /** Makes a rule of rows that are typical of those it will judge, and adds to the arguments. */
    @FunctionalInterface
    interface Completion {

        Rule complete(Scope typical, Map<String, Object> arguments);
    }

    static Draft of(String type, Table table, Shape shape, Rule rule) {
        return new Draft(type, table, shape, new LinkedHashMap<>(), (typical, arguments) -> rule);
    }

    static Draft of(String type, Table table, Shape shape, Completion completion) {
        return new Draft(type, table, shape, new LinkedHashMap<>(), completion);
    }

    Draft with(String key, Object value) {
        arguments.put(key, value);
        return this;
    }
}
