package dev.assay.run.privacy;

import dev.assay.plan.CheckQuestions;
import dev.assay.sql.Origin;
import dev.assay.sql.TableName;
import dev.assay.suite.SamplePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the result of one check may have of values of rows. */
public final class Discretion {

    private final Privacy privacy;
    private final CheckQuestions questions;
    private final SamplePolicy policy;
    private final @Nullable TableName table;
    private final List<String> groupBy;
    private volatile @Nullable Boolean quotes;

    /**
     * @param questions what the check asks
     * @param policy what its {@code sample} says, or the connection's
     * @param table the checked table; null for a check without one
     * @param groupBy the columns of its groups
     */
    public Discretion(
            Privacy privacy,
            CheckQuestions questions,
            SamplePolicy policy,
            @Nullable TableName table,
            List<String> groupBy) {
        this.privacy = privacy;
        this.questions = questions;
        this.policy = policy;
        this.table = table;
        this.groupBy = List.copyOf(groupBy);
    }

    /** What the check's {@code sample} says, or the connection's. */
    public SamplePolicy policy() {
        return policy;
    }

    /** Whether a sample of these columns of the checked table is worth reading. */
    public boolean reads(List<String> columns) {
        return privacy.reads(table, columns, policy);
    }

    /** Whether messages and measured values may quote what the check's questions find. */
    public boolean quotes() {
        Boolean known = quotes;
        if (known == null) {
            known = privacy.quotes(questions, policy);
            quotes = known;
        }
        return known;
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
