package dev.assay.plan.expression;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.tools.RelBuilder;

/**
 * Values of groups of two tables with the same key. Inside expressions a marker function names the side, until the
 * groups of both tables are joined. A value is null if its side has no such group. Nulls in the key are equal, as in
 * GROUP BY. A full join does not treat them as equal, and PostgreSQL cannot full-join on IS NOT DISTINCT FROM.
 */
public final class SideValues {

    /** The functions that mark a value of one side; they never reach a statement. */
    private static final SqlFunction LEFT = SqlBasicFunction.create("ASSAY_LEFT", ReturnTypes.ARG0, OperandTypes.ANY);

    private static final SqlFunction RIGHT = SqlBasicFunction.create("ASSAY_RIGHT", ReturnTypes.ARG0, OperandTypes.ANY);

    private SideValues() {}

    /** A named group value of one side; null if that side has no such group. */
    public static RexNode of(RexBuilder rex, boolean left, String name, RexNode value) {
        RelDataType type = rex.getTypeFactory().createTypeWithNullability(value.getType(), true);
        return Calls.named(rex, name, rex.makeCall(type, left ? LEFT : RIGHT, List.of(value)));
    }

    /** Whether a value belongs to the left side. */
    static boolean isLeft(RexNode value) {
        return Calls.call(value).getOperator().equals(LEFT);
    }

    /** The value without its marker, over the groups of its side. */
    public static RexNode ofSide(RexNode value) {
        return Calls.call(value).getOperands().get(0);
    }

    /** Joins the groups of both sides into one row per key, with all values that the expressions use. */
    static UnaryOperator<RexNode> push(RelBuilder builder, RowSet left, RowSet right, Collection<RexNode> expressions) {
        Calls marked = Calls.named(expressions);
        int keys = left.key().size();
        List<RexNode> values = marked.all();
        if (keys == 0 && values.isEmpty()) {
            // SQL has no row without columns
            RexBuilder rex = builder.getRexBuilder();
            values.add(of(rex, true, "one", rex.makeExactLiteral(BigDecimal.ONE)));
        }
        List<CommonType> meetings = IntStream.range(0, keys)
                .mapToObj(i -> CommonType.of(
                        left.source(),
                        left.key().get(i),
                        right.source(),
                        right.key().get(i)))
                .toList();
        pushSide(builder, left, meetings, values, true);
        pushSide(builder, right, meetings, values, false);
        builder.union(true, 2);
        List<RelBuilder.AggCall> calls = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            calls.add(builder.max(builder.field(keys + i)).as("v" + (i + 1)));
        }
        Grouping.push(builder, builder.fields().subList(0, keys), calls);
        return marked.as(builder, keys);
    }

    /**
     * Pushes the groups of one side: its key, its own values, and nulls for the values of the other side. Its rows are
     * grouped by the key in the common type, so that values that are equal there form one group.
     */
    private static void pushSide(
            RelBuilder builder, RowSet side, List<CommonType> meetings, List<RexNode> values, boolean left) {
        builder.push(side.scan());
        List<RexNode> key = new ArrayList<>();
        for (int i = 0; i < meetings.size(); i++) {
            RexNode own = side.source().field(side.key().get(i));
            key.add(left ? meetings.get(i).left(own) : meetings.get(i).right(own));
        }
        List<RexNode> mine = values.stream()
                .filter(value -> isLeft(value) == left)
                .map(SideValues::ofSide)
                .toList();
        UnaryOperator<RexNode> written = GroupValues.push(builder, key, mine);
        List<RexNode> columns = new ArrayList<>();
        for (int i = 0; i < side.key().size(); i++) {
            columns.add(builder.alias(builder.field(i), "k" + (i + 1)));
        }
        for (RexNode value : values) {
            columns.add(builder.alias(
                    isLeft(value) == left ? written.apply(ofSide(value)) : builder.literal(null),
                    "s" + (columns.size() + 1)));
        }
        builder.project(columns, List.of(), true);
    }
}
