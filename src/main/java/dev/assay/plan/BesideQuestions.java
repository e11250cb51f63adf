package dev.assay.plan;

import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Condition;
import dev.assay.plan.ask.Measure;
import dev.assay.plan.ask.Value;
import dev.assay.plan.expression.Calls;
import dev.assay.plan.expression.ExpressionBuilder;
import dev.assay.plan.expression.RowSet;
import dev.assay.plan.expression.SideValues;
import dev.assay.sql.TableName;
import java.util.List;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/** What is asked about the groups of two tables, side by side. */
final class BesideQuestions extends ExpressionBuilder implements Ask.Beside {

    private final CheckQuestions inquiry;
    private final RowSet both;

    BesideQuestions(CheckQuestions inquiry, RowSet both) {
        super(both.source());
        this.inquiry = inquiry;
        this.both = both;
    }

    @Override
    public Value left(Value value) {
        return side(true, "", value);
    }

    @Override
    public Value right(Value value) {
        return side(false, " in " + other(), value);
    }

    /** A value is shown as what it is made of; where it is at fault, its column is named. */
    private Value side(boolean left, String where, Value value) {
        String shown = Calls.name(rex(value)) + where;
        RexNode marked = SideValues.of(source().relations().expressions(), left, shown, rex(value));
        return new Made(value.name() + where, value.databaseType(), value.type(), marked);
    }

    /**
     * Numbers meet as the keys do, but for averages and deviations: where one side's is rounded as a decimal and the other's as a double,
     * the digits behind that say nothing.
     */
    @Override
    public boolean isExact(Value value) {
        return super.isExact(value)
                && rex(value).getKind() == SqlKind.AS
                && !SqlKind.AVG_AGG_FUNCTIONS.contains(
                        Calls.call(SideValues.ofSide(rex(value))).getKind());
    }

    /** The other table; with its schema where one of that name is on both sides. */
    private String other() {
        TableName other = both.sources().get(1).table().name();
        return other.name().equals(source().table().name().name()) ? other.toString() : other.name();
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
