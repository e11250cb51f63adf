package dev.assay.sql;

import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;

/** A query that an author wrote, as a leaf of a relational expression. Only the database knows its columns. */
final class UserQuery extends AbstractRelNode {

    private final FragmentOperator operator;

    UserQuery(RelOptCluster cluster, FragmentOperator operator) {
        super(cluster, RelTraitSet.createEmpty());
        this.operator = operator;
    }

    FragmentOperator operator() {
        return operator;
    }

    @Override
    protected RelDataType deriveRowType() {
        return getCluster()
                .getTypeFactory()
                .builder()
                .add("row", SqlTypeName.ANY)
                .build();
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer).item("query", operator.getName());
    }
}
