package dev.assay.plan;

import dev.assay.plan.ask.Condition;
import dev.assay.plan.ask.Measure;
import dev.assay.plan.expression.ExpressionBuilder;
import dev.assay.plan.expression.RowSet;
import java.util.List;

/** Questions about groups, which are counted as rows are. */
abstract class GroupedQuestions extends ExpressionBuilder {

    final CheckQuestions check;
    final RowSet groups;

    GroupedQuestions(CheckQuestions check, RowSet groups) {
        super(groups.source());
        this.check = check;
        this.groups = groups;
    }

    public final Measure<Long> count() {
        return check.asked(new AggregateMeasurement.Counted(groups, null, List.of()));
    }

    public final Measure<Long> countWhere(Condition condition) {
        return check.asked(new AggregateMeasurement.Counted(groups, rex(condition), List.of()));
    }
}
