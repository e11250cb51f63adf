package dev.assay.plan;

import dev.assay.database.TableInfo;
import dev.assay.plan.expression.TableSource;
import dev.assay.sql.CheckExpression;
import dev.assay.sql.CheckExpression.Fact;
import dev.assay.sql.CheckExpression.Operator;
import dev.assay.sql.Relations;
import dev.assay.sql.ValueType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * Proves from a table's constraints that no row can meet a condition.
 *
 * @param source the table
 */
record ConstraintRefuter(TableSource source) {

    /** The types whose text in a constraint is exact. The text of a date, for example, depends on DateStyle. */
    private static final Set<ValueType> EXACT =
            EnumSet.of(ValueType.INTEGER, ValueType.DECIMAL, ValueType.TEXT, ValueType.CHAR);

    /** The constraints which prove that the condition holds for no row; empty if none do. */
    Optional<List<Measurement.Proof>> of(RexNode condition) {
        if (!(condition instanceof RexCall call)) {
            return Optional.empty();
        }
        return switch (call.getKind()) {
            case OR -> ofAll(call.getOperands());
            case AND ->
                call.getOperands().stream().flatMap(one -> of(one).stream()).findFirst();
            case IS_NULL -> ofNull(call.getOperands().get(0));
            case NOT -> ofNotIn(call.getOperands().get(0));
            case LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL -> ofComparison(call);
            default -> Optional.empty();
        };
    }

    private Optional<List<Measurement.Proof>> ofAll(List<RexNode> conditions) {
        List<Measurement.Proof> proofs = new ArrayList<>();
        for (RexNode condition : conditions) {
            Optional<List<Measurement.Proof>> one = of(condition);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            one.get().stream().filter(proof -> !proofs.contains(proof)).forEach(proofs::add);
        }
        return Optional.of(proofs);
    }

    private Optional<List<Measurement.Proof>> ofNull(RexNode operand) {
        return column(operand)
                .flatMap(column -> source.table().constraints().notNulls().stream()
                        .filter(notNull -> notNull.column().equals(column.name()))
                        .map(notNull -> List.of(new Measurement.Proof("NOT NULL", notNull.name())))
                        .findFirst());
    }

    /** Refutes {@code column not in (…) or is null}, if a constraint allows only the listed values. */
    private Optional<List<Measurement.Proof>> ofNotIn(RexNode negated) {
        if (!(negated instanceof RexCall in) || !Relations.isMembership(negated)) {
            return Optional.empty();
        }
        Set<Object> accepted = new HashSet<>();
        in.getOperands().stream().skip(1).forEach(value -> accepted.add(value(value)));
        return ofFact(
                in.getOperands().get(0),
                fact -> fact instanceof Fact.OneOf oneOf && accepted.containsAll(oneOf.values()));
    }

    private Optional<List<Measurement.Proof>> ofComparison(RexCall comparison) {
        return value(comparison.getOperands().get(1)) instanceof BigDecimal bound
                ? ofFact(
                        comparison.getOperands().get(0),
                        fact -> fact instanceof Fact.Compared known && excludes(known, comparison, bound))
                : Optional.empty();
    }

    /** Whether the fact excludes every number that meets the comparison. */
    private static boolean excludes(Fact.Compared fact, RexCall comparison, BigDecimal bound) {
        int above = fact.value().compareTo(bound);
        boolean strict = fact.operator() == Operator.ABOVE || fact.operator() == Operator.BELOW;
        boolean low = fact.operator() == Operator.ABOVE || fact.operator() == Operator.AT_LEAST;
        return switch (comparison.getKind()) {
            case LESS_THAN -> low && above >= 0;
            case LESS_THAN_OR_EQUAL -> low && (above > 0 || (strict && above == 0));
            case GREATER_THAN -> !low && above <= 0;
            default -> !low && (above < 0 || (strict && above == 0));
        };
    }

    private Optional<List<Measurement.Proof>> ofFact(RexNode operand, Predicate<Fact> proves) {
        return column(operand)
                .filter(column -> EXACT.contains(column.type()))
                .flatMap(column -> source.table().constraints().checks().stream()
                        .filter(check -> CheckExpression.facts(check.expression()).stream()
                                .anyMatch(fact -> fact.column().equals(column.name()) && proves.test(fact)))
                        .map(check -> List.of(new Measurement.Proof("CHECK", check.name())))
                        .findFirst());
    }

    private Optional<TableInfo.Column> column(RexNode operand) {
        return operand instanceof RexInputRef reference
                ? Optional.of(source.table().columns().get(reference.getIndex()))
                : Optional.empty();
    }

    /** A literal's value: a text, or a number without trailing zeros; null for any other type. */
    private static @Nullable Object value(RexNode operand) {
        if (!(operand instanceof RexLiteral literal)) {
            return null;
        }
        return switch (literal.getTypeName()) {
            case CHAR -> literal.getValueAs(String.class);
            case DECIMAL ->
                Objects.requireNonNull(literal.getValueAs(BigDecimal.class)).stripTrailingZeros();
            default -> null;
        };
    }
}
