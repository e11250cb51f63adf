package dev.assay.plan;

import dev.assay.connection.Rows;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/** The most frequent values of a column. */
record MostCommon(Subject subject, String column) implements ScanMeasurement<List<Ask.Frequency>> {

    private static final int MOST = 10;

    @Override
    public String signature() {
        return "most common " + Measurement.named(List.of(column)) + " of " + subject;
    }

    @Override
    public List<Source> sources() {
        return List.of(subject.source());
    }

    @Override
    public RelNode alone() {
        RelBuilder builder = relations().builder().push(subject.whole(List.of(column)));
        builder.aggregate(builder.groupKey(column), builder.count().as(ROWS));
        return builder.sort(builder.desc(builder.field(1)), builder.field(0))
                .limit(0, MOST)
                .build();
    }

    @Override
    public int mostRows() {
        return MOST;
    }

    /** A row of the answer has a value each. */
    @Override
    public List<Ask.Frequency> read(List<@Nullable Object> row) {
        return List.of(new Ask.Frequency(Objects.requireNonNull(row.get(0)), Answers.whole(row.get(1))));
    }

    @Override
    public void read(Rows rows, Answers answers) {
        answers.put(
                this, rows.rows().stream().flatMap(row -> read(row).stream()).toList());
    }
}
