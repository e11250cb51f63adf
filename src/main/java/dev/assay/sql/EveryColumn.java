package dev.assay.sql;

import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;

/** Finds {@code *} where it stands for all columns, as in {@code object_construct(*)}. */
final class EveryColumn extends ExpressionVisitorAdapter<Void> {

    private boolean found;

    private EveryColumn() {}

    static boolean in(Expression expression) {
        EveryColumn visitor = new EveryColumn();
        expression.accept(visitor, null);
        return visitor.found;
    }

    @Override
    public <S> Void visit(AllColumns columns, S context) {
        found = true;
        return null;
    }

    @Override
    public <S> Void visit(AllTableColumns columns, S context) {
        found = true;
        return null;
    }
}
