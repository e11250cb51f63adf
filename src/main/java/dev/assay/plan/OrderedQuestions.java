package dev.assay.plan;

import java.util.List;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.tools.RelBuilder;

/** What is asked about rows in an order. */
final class OrderedQuestions extends Questions implements Ask.Ordered {

    private final List<RexNode> apart;
    private final List<RexNode> order;

    OrderedQuestions(Inquiry inquiry, Subject subject, List<RexNode> apart, List<RexNode> order) {
        super(inquiry, subject);
        this.apart = apart;
        this.order = order;
    }

    @Override
    public Value previous(Value value) {
        RelBuilder builder = source().builder().push(source().scan());
        RexNode before = builder.aggregateCall(SqlStdOperatorTable.LAG, rex(value))
                .over()
                .partitionBy(apart)
                .orderBy(order)
                .toRex();
        return new Made("previous " + value.name(), value.databaseType(), value.type(), before);
    }
}
