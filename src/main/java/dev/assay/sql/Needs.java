package dev.assay.sql;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelVisitor;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.jspecify.annotations.Nullable;

/** Finds the schemas, in addition to the database's own, that a statement needs on its search path. */
final class Needs extends RelVisitor {

    private final Map<TableName, Map<String, String>> operators;
    private final Map<String, String> columns = new HashMap<>();
    private final Set<String> schemas = new TreeSet<>();
    private boolean query;
    private boolean condition;

    private Needs(Map<TableName, Map<String, String>> operators) {
        this.operators = operators;
    }

    /**
     * The minimal search path of a statement. The text of an author's condition does not show which columns it reads,
     * so it counts as reading all of them.
     *
     * @param operators the schemas of operators, by table and column
     * @param text the statement
     */
    static SearchPath of(RelNode relation, Map<TableName, Map<String, String>> operators, String text) {
        Needs needs = new Needs(operators);
        needs.go(relation);
        if (needs.query) {
            return SearchPath.OF_ROLE;
        }
        needs.columns.forEach((column, schema) -> {
            if (needs.condition || text.contains(Dialect.quoted(column))) {
                needs.schemas.add(schema);
            }
        });
        return SearchPath.with(needs.schemas);
    }

    @Override
    public void visit(RelNode node, int ordinal, @Nullable RelNode parent) {
        if (node instanceof UserQuery) {
            query = true;
        } else if (node instanceof TableScan table) {
            columns.putAll(operators.getOrDefault(Relations.name(table), Map.of()));
        } else if (node instanceof ConstantRows constants) {
            constants.rows().forEach(row -> row.forEach(value -> value.accept(new Expressions())));
        }
        node.accept(new Expressions());
        super.visit(node, ordinal, parent);
    }

    /** Inspects expressions without changing them. */
    private final class Expressions extends RexShuttle {

        @Override
        public RexNode visitCall(RexCall call) {
            if (call.getOperator() instanceof FragmentOperator fragment) {
                condition = true;
                schemas.addAll(fragment.schemas());
            }
            return super.visitCall(call);
        }

        @Override
        public RexNode visitSubQuery(RexSubQuery query) {
            go(query.rel);
            return query;
        }
    }
}
