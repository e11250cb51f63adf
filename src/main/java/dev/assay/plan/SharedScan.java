package dev.assay.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        Map<String, List<AggregateMeasurement<?>>> groups = new HashMap<>();
        List<Statement> statements = new ArrayList<>();
        for (Statement statement : draft.statements()) {
            if (statement instanceof Statement.Alone alone && alone.question() instanceof AggregateMeasurement<?> one) {
                String origin = one.subject().origin();
                List<AggregateMeasurement<?>> group = groups.get(origin);
                if (group == null || group.size() == MOST_AGGREGATES) {
                    group = new ArrayList<>();
                    groups.put(origin, group);
                    statements.add(new Statement.Shared(group));
                }
                group.add(one);
            } else {
                statements.add(statement);
            }
        }
        return draft.with(statements);
    }
}
