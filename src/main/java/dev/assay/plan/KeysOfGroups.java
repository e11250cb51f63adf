package dev.assay.plan;

import dev.assay.plan.ask.KeyCounts;
import dev.assay.plan.ask.Measures;
import dev.assay.plan.expression.RowSet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.tools.RelBuilder;

/**
 * Counts duplicated keys within each group of rows. {@link ScanMeasurement.Keys} needs a statement of its own, while answers about groups
 * must come from one statement with everything else that is asked about them.
 *
 * @param rows how many rows share their key with others in their group
 * @param keys how many of these rows are the first with their key
 */
record KeysOfGroups(Measurement<Long> rows, Measurement<Long> keys) implements Composed<KeyCounts> {

    /**
     * Asks both questions.
     *
     * @param alike the group and the key: rows that are equal in these share a key; nulls are equal
     * @param asked the condition that rows must meet to count
     */
    static KeysOfGroups of(
            CheckQuestions check, RowSet subject, List<RexNode> alike, List<RexNode> asked, List<String> shown) {
        RelBuilder builder = subject.source().builder().push(subject.source().scan());
        RexNode one = builder.getRexBuilder().makeExactLiteral(BigDecimal.ONE);
        RexNode together = builder.count().over().partitionBy(alike).toRex();
        RexNode place = builder.aggregateCall(SqlStdOperatorTable.ROW_NUMBER)
                .over()
                .partitionBy(alike)
                .orderBy(alike.get(0))
                .toRex();
        List<RexNode> shared = new ArrayList<>(asked);
        shared.add(builder.call(SqlStdOperatorTable.GREATER_THAN, together, one));
        List<RexNode> first = new ArrayList<>(shared);
        first.add(builder.equals(place, one));
        RowSet among = subject.groupsAmongThemselves();
        return new KeysOfGroups(
                check.asked(new AggregateMeasurement.Counted(among, builder.and(shared), shown)),
                check.asked(new AggregateMeasurement.Counted(among, builder.and(first), shown)));
    }

    @Override
    public KeyCounts answer(Measures measures) {
        long duplicated = measures.get(keys);
        long all = measures.get(rows);
        return new KeyCounts(all - duplicated, duplicated, all);
    }
}
