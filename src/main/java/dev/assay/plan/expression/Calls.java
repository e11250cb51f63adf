package dev.assay.plan.expression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.tools.RelBuilder;

/**
 * The calls of one kind inside expressions, which become columns before the rest of the expressions is written. A named
 * group value is marked by a call of SQL's AS inside the expression; the name never reaches a statement.
 */
public final class Calls {

    private final Map<RexNode, Integer> places = new LinkedHashMap<>();

    /** Collects the distinct outermost calls of the kind, in order of occurrence. */
    Calls(Collection<RexNode> expressions, Predicate<RexCall> kind) {
        RexVisitorImpl<Void> collector = new RexVisitorImpl<>(true) {
            @Override
            public Void visitCall(RexCall call) {
                return kind.test(call) ? take(call) : super.visitCall(call);
            }

            @Override
            public Void visitOver(RexOver over) {
                return kind.test(over) ? take(over) : super.visitOver(over);
            }

            private Void take(RexCall call) {
                places.putIfAbsent(call, places.size());
                return null;
            }
        };
        expressions.forEach(expression -> expression.accept(collector));
    }

    /** Marks an expression with a name. */
    public static RexNode named(RexBuilder rex, String name, RexNode expression) {
        return rex.makeCall(expression.getType(), SqlStdOperatorTable.AS, List.of(expression, rex.makeLiteral(name)));
    }

    /** Collects the outermost named expressions. */
    public static Calls named(Collection<RexNode> expressions) {
        return new Calls(expressions, call -> call.getKind() == SqlKind.AS);
    }

    /** The name of a named expression. */
    public static String name(RexNode named) {
        return Objects.requireNonNull(
                RexLiteral.stringValue(((RexCall) named).getOperands().get(1)));
    }

    /** The expression without its name. */
    public static RexCall call(RexNode named) {
        return (RexCall) ((RexCall) named).getOperands().get(0);
    }

    List<RexNode> all() {
        return new ArrayList<>(places.keySet());
    }

    /**
     * Returns a function that replaces the calls in an expression by columns of the builder, starting with column
     * {@code first}.
     */
    UnaryOperator<RexNode> as(RelBuilder builder, int first) {
        RexShuttle written = new RexShuttle() {
            @Override
            public RexNode visitCall(RexCall call) {
                Integer place = places.get(call);
                return place == null ? super.visitCall(call) : builder.field(first + place);
            }

            @Override
            public RexNode visitOver(RexOver over) {
                Integer place = places.get(over);
                return place == null ? super.visitOver(over) : builder.field(first + place);
            }
        };
        return expression -> expression.accept(written);
    }
}
