package dev.assay.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a question is about.
 *
 * @param filter the filters' conjunction; null: every row
 * @param window holds for new rows; null: every row
 */
record Subject(
        Source source, @Nullable RexNode filter, @Nullable RexNode window) {

    /** The same rows, of all times. */
    Subject ofAllTimes() {
        return new Subject(source, filter, null);
    }

    /** What it is in a question's signature. */
    @Override
    public String toString() {
        return source.name() + " where " + filter + (window == null ? "" : " since " + window);
    }

    /** Where its rows come from: what shares this can share a statement. */
    String origin() {
        return source.name() + (window == null ? "" : " since " + window);
    }

    /** The rows of its window, whatever the filters: what a shared statement reads. */
    RelNode scan() {
        return source.rows(window);
    }

    /** Holds for its rows that meet a condition, on rows of {@link #scan()}; null: holds for all. */
    @Nullable
    RexNode within(@Nullable RexNode condition) {
        return source.all(listOf(filter, condition));
    }

    /** Holds for its rows that meet the condition, on all rows of the table; null: for all. */
    @Nullable
    RexNode anywhere(@Nullable RexNode condition) {
        return source.all(listOf(window, filter, condition));
    }

    /** Its rows that meet the condition. */
    RelNode rows(@Nullable RexNode condition) {
        return source.rows(anywhere(condition));
    }

    /** Its rows without a null in any of the columns. */
    RelNode whole(List<String> columns) {
        return rows(filled(columns));
    }

    /** Holds where none of the columns is null. */
    RexNode filled(List<String> columns) {
        return RexUtil.composeConjunction(
                source.relations().expressions(),
                columns.stream()
                        .map(column -> source.relations()
                                .expressions()
                                .makeCall(SqlStdOperatorTable.IS_NOT_NULL, source.field(column)))
                        .toList());
    }

    private static List<RexNode> listOf(@Nullable RexNode... conditions) {
        List<RexNode> there = new ArrayList<>();
        for (@Nullable RexNode condition : conditions) {
            if (condition != null) {
                there.add(Objects.requireNonNull(condition));
            }
        }
        return there;
    }
}
