package dev.assay.run;

import dev.assay.connection.Database;
import dev.assay.connection.DatabaseException;
import dev.assay.connection.Rows;
import dev.assay.plan.Answers;
import dev.assay.plan.Planner;
import dev.assay.plan.Sample;
import dev.assay.plan.Sample.Wanted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads some of the rows behind what failing checks found. A verdict stands without them, where the database does not give
 * them.
 *
 * @param key finds columns that tell a row of a check's table from others
 * @param runId the run's id
 */
record Sampling(
        Planner planner, Database database, Answers answers, Function<Planned, List<String>> key, String runId) {

    /** The rows of each check, at most {@value Sample#MOST}. */
    Map<Planned, Rows> read(List<Judging.Judged> checks) {
        Map<Planned, List<Wanted>> wanted = new HashMap<>();
        for (Judging.Judged check : checks) {
            List<String> only =
                    Judging.shown(check.check().suite(), check.check().check()).columns();
            List<Wanted> own = new ArrayList<>();
            List<String> columns = key.apply(check.check());
            check.evidence().forEach((measure, groups) -> own.add(new Wanted(measure, columns, groups, only)));
            wanted.put(check.check(), own);
        }
        Map<Wanted, Rows> found =
                found(wanted.values().stream().flatMap(List::stream).toList());
        Map<Planned, Rows> read = new HashMap<>();
        wanted.forEach((check, own) -> read.put(check, together(own, found)));
        return read;
    }

    private Map<Wanted, Rows> found(List<Wanted> wanted) {
        Map<Wanted, Rows> found = new HashMap<>();
        List<Sample> samples;
        synchronized (planner) {
            for (Wanted one : wanted) {
                planner.listed(one, answers).ifPresent(rows -> found.put(one, rows));
            }
            samples = planner.samples(wanted.stream().distinct().toList(), answers);
        }
        for (Sample sample : samples) {
            try {
                found.putAll(sample.read(database.query(sample.sql(), sample.mostRows(), Purpose.ofLookUps(runId))));
            } catch (DatabaseException e) {
                // the verdict stands without its rows
            }
        }
        return found;
    }

    /** The rows of several measures, each row once; the first measure says which columns. */
    private static Rows together(List<Wanted> own, Map<Wanted, Rows> found) {
        List<String> columns = List.of();
        Set<List<@Nullable Object>> rows = new LinkedHashSet<>();
        for (Wanted one : own) {
            Optional<Rows> some = Optional.ofNullable(found.get(one));
            if (some.isEmpty()) {
                continue;
            }
            columns = columns.isEmpty() ? some.get().columns() : columns;
            if (some.get().columns().equals(columns)) {
                rows.addAll(some.get().rows());
            }
        }
        return new Rows(columns, rows.stream().limit(Sample.MOST).toList());
    }
}
