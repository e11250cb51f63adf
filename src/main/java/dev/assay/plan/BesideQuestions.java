package dev.assay.plan;

import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Value;
import dev.assay.plan.expression.Calls;
import dev.assay.plan.expression.RowSet;
import dev.assay.plan.expression.SideValues;
import dev.assay.sql.TableName;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/** Questions about groups of two tables, joined by their key. */
final class BesideQuestions extends GroupedQuestions implements Ask.Beside {

    BesideQuestions(CheckQuestions check, RowSet both) {
        super(check, both);
    }

    @Override
    public Value left(Value value) {
        return side(true, "", value);
    }

    @Override
    public Value right(Value value) {
        return side(false, " in " + other(), value);
    }

    /** Samples show the expression behind a value, while errors name its column. */
    private Value side(boolean left, String where, Value value) {
        String shown = Calls.name(rex(value)) + where;
        RexNode marked = SideValues.of(source().relations().expressions(), left, shown, rex(value));
        return new Made(value.name() + where, value.databaseType(), value.type(), marked);
    }

    /**
     * Numbers are compared exactly, except averages and deviations: the databases round them differently as decimals and as doubles, so
     * their last digits mean nothing.
     */
    @Override
    public boolean isExact(Value value) {
        return super.isExact(value)
                && rex(value).getKind() == SqlKind.AS
                && !SqlKind.AVG_AGG_FUNCTIONS.contains(
                        Calls.call(SideValues.ofSide(rex(value))).getKind());
    }

    /** The other table's name, with its schema if both tables have the same name. */
    private String other() {
        TableName other = groups.sources().get(1).table().name();
        return other.name().equals(source().table().name().name()) ? other.toString() : other.name();
    }
}
