package dev.assay.sql;

import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;

/**
 * Rows of constants as a leaf of a relational expression. Calcite's own {@code Values} holds only literals, which
 * cannot have a database-specific type.
 */
final class ConstantRows extends AbstractRelNode {

    private final String name;
    private final List<List<RexNode>> rows;

    ConstantRows(RelOptCluster cluster, String name, RelDataType type, List<List<RexNode>> rows) {
        super(cluster, RelTraitSet.createEmpty());
        this.name = name;
        this.rowType = type;
        this.rows = rows;
    }

    /** The alias of these rows in the statement. */
    String name() {
        return name;
    }

    List<List<RexNode>> rows() {
        return rows;
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer).item(name, rows);
    }
}
