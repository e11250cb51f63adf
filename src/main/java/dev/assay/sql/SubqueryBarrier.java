package dev.assay.sql;

import java.util.List;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.SingleRel;

/**
 * Rows that are worked out before anything is made of them: a subquery of their own, where Calcite would write one statement. SQL
 * has no window function inside of an aggregate.
 */
final class SubqueryBarrier extends SingleRel {

    SubqueryBarrier(RelNode rows) {
        super(rows.getCluster(), rows.getTraitSet(), rows);
    }

    @Override
    public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
        return new SubqueryBarrier(inputs.get(0));
    }
}
