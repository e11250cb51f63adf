package dev.assay.plan;

import dev.assay.plan.ask.Aggregate;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Condition;
import dev.assay.plan.ask.Listed;
import dev.assay.plan.ask.Measure;
import dev.assay.plan.ask.Value;
import dev.assay.plan.expression.Calls;
import dev.assay.plan.expression.CommonType;
import dev.assay.plan.expression.GroupValues;
import dev.assay.plan.expression.RowSet;
import dev.assay.sql.Checksums;
import dev.assay.sql.Fragment;
import dev.assay.sql.Mentions;
import dev.assay.sql.ValueType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/** Questions about groups of rows; {@link GroupValues} turns the values into columns. */
final class GroupQuestions extends GroupedQuestions implements Ask.Groups {

    GroupQuestions(CheckQuestions check, RowSet groups) {
        super(check, groups);
    }

    @Override
    public Value rows() {
        return counted("rows", SqlStdOperatorTable.COUNT, List.of());
    }

    @Override
    public Value rows(String name, Condition condition) {
        RexBuilder rex = source().relations().expressions();
        RexNode one = rex.makeExactLiteral(BigDecimal.ONE);
        return counted(
                name,
                SqlStdOperatorTable.COUNT,
                List.of(call(SqlStdOperatorTable.CASE, rex(condition), one, rex.makeNullLiteral(one.getType()))));
    }

    @Override
    public Value different(Value value) {
        return counted("different " + value.name(), GroupValues.DIFFERENT, List.of(rex(value)));
    }

    private Value counted(String name, SqlAggFunction function, List<RexNode> operands) {
        RexBuilder rex = source().relations().expressions();
        RelDataType number = rex.getTypeFactory().createSqlType(SqlTypeName.BIGINT);
        RexNode count = rex.makeCall(number, function, operands);
        return new Made(name, "number", ValueType.INTEGER, Calls.named(rex, name, count));
    }

    @Override
    public Value aggregate(Aggregate aggregate, Value value) {
        takes(aggregate, value);
        RexBuilder rex = source().relations().expressions();
        RexNode node = rex(value);
        RelDataType type = rex.getTypeFactory().createTypeWithNullability(node.getType(), true);
        String name = aggregate.words() + " " + value.name();
        RexNode call = rex.makeCall(type, AggregateMeasurement.operator(aggregate), List.of(node));
        return new Made(value.name(), value.databaseType(), aggregate.of(value.type()), Calls.named(rex, name, call));
    }

    @Override
    public Measure<Listed> list(List<Value> values, int most, boolean versioned) {
        List<RexNode> listed = new ArrayList<>(values.stream().map(this::rex).toList());
        Optional<String> version = versioned
                ? source().relations()
                        .dialect()
                        .checksums()
                        .flatMap(Checksums::positions)
                        .map(Checksums.Positions::weight)
                : Optional.empty();
        version.ifPresent(sql -> listed.add(rex(aggregate(Aggregate.SUM, version(sql)))));
        return check.asked(new ListedRows.OfGroups(groups, listed, most, version.isPresent()));
    }

    private Value version(String sql) {
        Fragment weight = new Fragment(
                Fragment.Kind.EXPRESSION,
                List.of(new Fragment.Piece.Text(sql)),
                List.of(),
                List.of(),
                Mentions.NONE,
                List.of());
        return new Made(
                "version",
                "number",
                ValueType.DECIMAL,
                source().relations().value(weight, source().table().name(), ValueType.DECIMAL));
    }

    @Override
    public Ask.Beside beside(Ask.Groups other) {
        RowSet right = ((GroupQuestions) other).groups;
        for (int i = 0; i < groups.key().size(); i++) {
            CommonType.of(
                    source(), groups.key().get(i), right.source(), right.key().get(i));
        }
        return new BesideQuestions(check, groups.beside(right));
    }
}
