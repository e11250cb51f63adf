package dev.assay.plan;

import java.util.List;
import org.apache.calcite.rex.RexNode;

/** What is asked about the groups of two tables, side by side. */
final class BesideQuestions extends Terms implements Ask.Beside {

    private final Inquiry inquiry;
    private final Subject both;

    BesideQuestions(Inquiry inquiry, Subject both) {
        super(both.source());
        this.inquiry = inquiry;
        this.both = both;
    }

    @Override
    public Value left(Value value) {
        return side(true, value);
    }

    @Override
    public Value right(Value value) {
        return side(false, value);
    }

    private Value side(boolean left, Value value) {
        RexNode marked = SideValues.of(source().relations().expressions(), left, rex(value));
        return new Made(value.name(), value.databaseType(), value.type(), marked);
    }

    @Override
    public Measure<Long> count() {
        return inquiry.asked(new AggregateMeasurement.Counted(both, null, List.of()));
    }

    @Override
    public Measure<Long> countWhere(Condition condition) {
        return inquiry.asked(new AggregateMeasurement.Counted(both, rex(condition), List.of()));
    }
}
