package dev.assay.plan;

import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Condition;
import dev.assay.plan.ask.Value;
import dev.assay.plan.expression.Comparability;
import dev.assay.plan.expression.RowSet;
import dev.assay.sql.ValueType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexWindowBounds;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.tools.RelBuilder;

/** Questions about ordered rows. */
final class OrderedQuestions extends Questions implements Ask.Ordered {

    private final List<RexNode> partitionBy;
    private final List<RexNode> order;

    OrderedQuestions(CheckQuestions check, RowSet subject, List<RexNode> partitionBy, List<RexNode> order) {
        super(check, subject);
        this.partitionBy = partitionBy;
        this.order = order;
    }

    @Override
    public Ask.Ordered then(Value value, boolean down) {
        RexNode last = down ? builder().desc(rex(value)) : rex(value);
        List<RexNode> longer = new ArrayList<>(order);
        longer.add(builder().nullsFirst(last));
        return new OrderedQuestions(check(), subject(), partitionBy, longer);
    }

    @Override
    public Value previous(Value value) {
        RexNode before = over(SqlStdOperatorTable.LAG, rex(value)).toRex();
        return new Made(value.name(), value.databaseType(), value.type(), before);
    }

    @Override
    public Value next(Value value) {
        RexNode after = over(SqlStdOperatorTable.LEAD, rex(value)).toRex();
        return new Made(value.name(), value.databaseType(), value.type(), after);
    }

    @Override
    public Value highestBefore(Value value) {
        RexNode highest = before(over(SqlStdOperatorTable.MAX, rex(Comparability.comparable(value))));
        return new Made(value.name(), value.databaseType(), value.type(), highest);
    }

    @Override
    public Value rowsBefore(Condition condition) {
        RexBuilder rex = source().relations().expressions();
        RexNode one = rex.makeExactLiteral(BigDecimal.ONE);
        RexNode counted = call(SqlStdOperatorTable.CASE, rex(condition), one, rex.makeNullLiteral(one.getType()));
        return new Made("rows before", "number", ValueType.INTEGER, before(over(SqlStdOperatorTable.COUNT, counted)));
    }

    private RelBuilder.OverCall over(SqlAggFunction function, RexNode value) {
        return builder()
                .aggregateCall(function, value)
                .over()
                .partitionBy(partitionBy)
                .orderBy(order);
    }

    /** Limits a window function to the rows before the current one. */
    private RexNode before(RelBuilder.OverCall over) {
        RexNode one = source().relations().expressions().makeExactLiteral(BigDecimal.ONE);
        return over.rowsBetween(RexWindowBounds.UNBOUNDED_PRECEDING, RexWindowBounds.preceding(one))
                .toRex();
    }
}
