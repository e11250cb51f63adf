package dev.assay.plan;

import dev.assay.sql.Dialect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All aggregates of a table, or of a window on it, are one statement. */
record SharedScan() implements PlanRule {

    /** PostgreSQL returns at most 1,664 columns; a statement of this many is still one that a person can read. */
    private static final int MOST_AGGREGATES = 800;

    @Override
    public String name() {
        return "shared_scan";
    }

    @Override
    public String reason() {
        return "Reading a table costs more than counting: 27 counts in one pass take half as long again as one.";
    }

    @Override
    public Draft apply(Draft draft) {
        Set<String> read = read(draft);
        Map<String, List<AggregateMeasurement<?>>> groups = new HashMap<>();
        List<Statement> statements = new ArrayList<>();
        for (Statement statement : draft.statements()) {
            if (statement instanceof Statement.Alone alone && alone.question() instanceof AggregateMeasurement<?> one) {
                String origin = one.subject().origin();
                String key = isKnown(one) && !read.contains(origin) ? "number of rows of " + origin : origin;
                List<AggregateMeasurement<?>> group = groups.get(key);
                if (group == null || group.size() == MOST_AGGREGATES) {
                    group = new ArrayList<>();
                    groups.put(key, group);
                    statements.add(new Statement.Shared(group));
                }
                group.add(one);
            } else {
                statements.add(statement);
            }
        }
        return draft.with(statements);
    }

    /** Where all rows are read by one question at least, so that others may join it. */
    private static Set<String> read(Draft draft) {
        Set<String> read = new HashSet<>();
        for (Statement statement : draft.statements()) {
            if (statement instanceof Statement.Alone alone
                    && alone.question() instanceof AggregateMeasurement<?> one
                    && one.subject().filter() == null
                    && !isKnown(one)) {
                read.add(one.subject().origin());
            }
        }
        return read;
    }

    /**
     * Whether the answer costs nothing: Snowflake knows how many rows a table has, and in a statement with others the question would
     * only keep their filters out of its WHERE.
     */
    private static boolean isKnown(AggregateMeasurement<?> one) {
        return one.relations().dialect() == Dialect.SNOWFLAKE
                && one instanceof AggregateMeasurement.Counting counting
                && counting.condition() == null
                && one.subject().source().isWhole()
                && one.subject().filter() == null
                && !one.subject().readsItsOwn()
                && one.subject().window() == null;
    }
}
