package dev.assay.plan;

import dev.assay.sql.TableName;
import dev.assay.sql.Tolerance;
import java.util.List;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

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
     * Compares values of both sides. Numbers meet as the keys do, but for averages and deviations: where one side's is rounded as a
     * decimal and the other's as a double, the digits behind that say nothing.
     */
    @Override
    public Condition compare(Value left, Comparison comparison, Value right) {
        Meeting meeting = meeting(left, right);
        return super.compare(met(left, meeting.left(rex(left))), comparison, met(right, meeting.right(rex(right))));
    }

    /** The same numbers are near as are compared. */
    @Override
    public Condition near(Value value, Value expected, Tolerance tolerance) {
        Meeting meeting = meeting(value, expected);
        return super.near(met(value, meeting.left(rex(value))), met(expected, meeting.right(rex(expected))), tolerance);
    }

    private Meeting meeting(Value left, Value right) {
        return isExact(left) && isExact(right)
                ? Meeting.ofNumbers(
                        source().relations().functions(), source().relations().dialect(), left.type(), right.type())
                : new Meeting(source().relations().functions(), left.type(), right.type(), null, false);
    }

    private Value met(Value value, RexNode node) {
        return node.equals(rex(value)) ? value : new Made(value.name(), value.databaseType(), value.type(), node);
    }

    /** Whether it is a number that was counted, added up or picked from the values of a side. */
    private boolean isExact(Value value) {
        return value.type().isNumber()
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
