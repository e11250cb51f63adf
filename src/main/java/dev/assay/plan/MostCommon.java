package dev.assay.plan;

import dev.assay.database.Rows;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.expression.RowSet;
import dev.assay.plan.expression.TableSource;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Finds the most frequent values of a column.
 *
 * @param expected true for rows whose value is expected
 */
record MostCommon(RowSet subject, String column, RexNode expected) implements ScanMeasurement<List<Ask.Frequency>> {

    /** One more than messages list, to know whether there are more. */
    private static final int MOST = 11;

    @Override
    public String signature() {
        return "most common " + RowSet.named(List.of(column)) + " of " + subject + ", " + expected + " expected";
    }

    @Override
    public List<TableSource> sources() {
        return List.of(subject.source());
    }

    @Override
    public RelNode alone() {
        RelBuilder builder = relations().builder().push(subject.whole(List.of(column)));
        builder.aggregate(
                builder.groupKey(column),
                builder.count().as(ROWS),
                builder.count().filter(expected).as("expected"));
        return builder.sort(builder.desc(builder.field(1)), builder.desc(builder.field(2)), builder.field(0))
                .limit(0, MOST)
                .build();
    }

    @Override
    public int mostRows() {
        return MOST;
    }

    /** Each result row holds one value. */
    @Override
    public List<Ask.Frequency> read(List<@Nullable Object> row) {
        return List.of(new Ask.Frequency(
                Objects.requireNonNull(row.get(0)), Answers.whole(row.get(1)), Answers.whole(row.get(2)) > 0));
    }

    @Override
    public void read(Rows rows, Answers answers) {
        answers.put(
                this, rows.rows().stream().flatMap(row -> read(row).stream()).toList());
    }
}
