package dev.assay.run.privacy;

import dev.assay.plan.CheckQuestions;
import dev.assay.sql.Origin;
import dev.assay.sql.TableName;
import dev.assay.suite.SamplePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the result of one check may have of values of rows.
 *
 * @param questions what the check asks
 * @param policy what its {@code sample} says, or the connection's
 * @param table the checked table; null for a check without one
 * @param groupBy the columns of its groups
 */
public record Discretion(
        Privacy privacy,
        CheckQuestions questions,
        SamplePolicy policy,
        @Nullable TableName table,
        List<String> groupBy) {

    /** Whether messages and measured values may quote what the check's questions find. */
    public boolean quotes() {
        return privacy.quotes(questions, policy);
    }

    /** A group's key, as reports have it. */
    public List<@Nullable String> key(List<@Nullable String> key) {
        List<@Nullable String> shown = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            String value = key.get(i);
            shown.add(value == null ? null : privacy.text(value, Set.of(new Origin(table, groupBy.get(i))), policy));
        }
        return shown;
    }
}
