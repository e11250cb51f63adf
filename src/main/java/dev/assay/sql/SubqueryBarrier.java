package dev.assay.sql;

import java.util.List;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.SingleRel;

/**
 * Rows that must become a subquery of their own, where Calcite would merge them into one SELECT. SQL does not allow a
 * window function inside an aggregate.
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
