package dev.assay.sql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.expression.ArrayConstructor;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.schema.Column;

/**
 * Extracts facts about single columns from the condition of a CHECK constraint, in the form that PostgreSQL's
 * {@code pg_get_expr} writes. Parts of a conjunction that are not understood are skipped; the other parts hold without
 * them.
 */
public final class CheckExpression {

    private static final Set<String> NUMBERS = Set.of("numeric", "integer", "bigint", "smallint");
    private static final Set<String> TEXTS = Set.of("text", "character varying");
    private static final Map<String, Operator> OPERATORS =
            Map.of("<", Operator.BELOW, "<=", Operator.AT_MOST, ">", Operator.ABOVE, ">=", Operator.AT_LEAST);

    private CheckExpression() {}

    /** A comparison operator. */
    public enum Operator {
        /** Strictly less. */
        BELOW,
        /** Less or equal. */
        AT_MOST,
        /** Strictly greater. */
        ABOVE,
        /** Greater or equal. */
        AT_LEAST
    }

    /** A fact that holds for the column in every row in which the column is not null. */
    public sealed interface Fact {

        /** {@return the column's exact name} */
        String column();

        /**
         * The column compares with a number in this way.
         *
         * @param column the column's exact name
         * @param operator how it compares
         * @param value the number
         */
        record Compared(String column, Operator operator, BigDecimal value) implements Fact {}

        /**
         * The column has one of the values.
         *
         * @param column the column's exact name
         * @param values all String, or all BigDecimal without trailing zeros
         */
        record OneOf(String column, Set<Object> values) implements Fact {

            /**
             * Copies the values.
             *
             * @param column the column's exact name
             * @param values all String, or all BigDecimal without trailing zeros
             */
            public OneOf {
                values = Set.copyOf(values);
            }
        }
    }

    /**
     * {@return the facts that the condition implies; empty if none is understood}
     *
     * @param condition the condition as {@code pg_get_expr} writes it
     */
    public static List<Fact> facts(String condition) {
        // PostgreSQL reads a backslash as an ordinary character, the parser does not
        if (condition.indexOf('\\') >= 0) {
            return List.of();
        }
        List<Fact> facts = new ArrayList<>();
        try {
            conjuncts(CCJSqlParserUtil.parseCondExpression(condition, false), facts);
        } catch (JSQLParserException | TokenMgrException | StackOverflowError e) {
            return List.of();
        }
        return facts;
    }

    private static void conjuncts(Expression expression, List<Fact> facts) {
        Expression bare = bare(expression);
        if (bare instanceof AndExpression and) {
            conjuncts(and.getLeftExpression(), facts);
            conjuncts(and.getRightExpression(), facts);
        } else if (bare instanceof BinaryExpression comparison) {
            fact(comparison).ifPresent(facts::add);
        }
    }

    private static Optional<Fact> fact(BinaryExpression comparison) {
        String sign = comparison.getStringExpression();
        Expression left = bare(comparison.getLeftExpression());
        Expression right = bare(comparison.getRightExpression());
        if (OPERATORS.containsKey(sign)) {
            Operator operator = OPERATORS.get(sign);
            return column(left)
                    .flatMap(column -> number(right).map(value -> new Fact.Compared(column, operator, value)));
        }
        if (!sign.equals("=")) {
            return Optional.empty();
        }
        boolean any = right instanceof Function function && function.getName().equalsIgnoreCase("ANY");
        return values(any ? array((Function) right) : List.of(right))
                .flatMap(values -> columnOf(left, values).map(column -> new Fact.OneOf(column, values)));
    }

    /** The elements of {@code ANY (ARRAY[…])}; empty for any other form. */
    private static List<? extends Expression> array(Function any) {
        if (any.getParameters() == null || any.getParameters().size() != 1) {
            return List.of();
        }
        Expression only = bare(any.getParameters().get(0));
        if (only instanceof CastExpression cast
                && cast.getColDataType().toString().equals("text[]")) {
            only = bare(cast.getLeftExpression());
        }
        return only instanceof ArrayConstructor array ? array.getExpressions() : List.of();
    }

    /** The elements as texts or as numbers; empty if they are mixed, of another type, or absent. */
    private static Optional<Set<Object>> values(List<? extends Expression> elements) {
        Set<Object> values = new LinkedHashSet<>();
        long texts = 0;
        for (Expression element : elements) {
            Optional<String> text = text(element);
            Optional<BigDecimal> number = number(element);
            if (text.isEmpty() && number.isEmpty()) {
                return Optional.empty();
            }
            texts += text.isPresent() ? 1 : 0;
            values.add(text.<Object>map(one -> one)
                    .orElseGet(() -> number.orElseThrow().stripTrailingZeros()));
        }
        return values.isEmpty() || (texts > 0 && texts < elements.size()) ? Optional.empty() : Optional.of(values);
    }

    private static Optional<String> columnOf(Expression expression, Set<Object> values) {
        boolean texts = values.iterator().next() instanceof String;
        boolean cast = expression instanceof CastExpression;
        return cast && texts && TEXTS.contains(type((CastExpression) expression))
                ? column(bare(((CastExpression) expression).getLeftExpression()))
                : column(expression);
    }

    private static Optional<String> column(Expression expression) {
        if (!(expression instanceof Column column) || column.getTable() != null) {
            return Optional.empty();
        }
        String name = column.getColumnName();
        return Optional.of(
                name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name);
    }

    private static Optional<String> text(Expression expression) {
        return bare(expression) instanceof CastExpression cast
                        && TEXTS.contains(type(cast))
                        && bare(cast.getLeftExpression()) instanceof StringValue value
                ? Optional.of(value.getNotExcapedValue())
                : Optional.empty();
    }

    /**
     * A numeric literal, bare or under a cast that cannot change it. A cast to {@code numeric(5,1)} may round, so it
     * yields nothing.
     */
    private static Optional<BigDecimal> number(Expression expression) {
        Expression bare = bare(expression);
        if (bare instanceof SignedExpression signed && signed.getSign() == '-') {
            return number(signed.getExpression()).map(BigDecimal::negate);
        }
        if (bare instanceof CastExpression cast && NUMBERS.contains(type(cast))) {
            Expression inside = bare(cast.getLeftExpression());
            Optional<BigDecimal> value = inside instanceof StringValue text ? parsed(text.getValue()) : number(inside);
            boolean whole = !type(cast).equals("numeric");
            return value.filter(one -> !whole || one.stripTrailingZeros().scale() <= 0);
        }
        return bare instanceof LongValue || bare instanceof DoubleValue ? parsed(bare.toString()) : Optional.empty();
    }

    private static Optional<BigDecimal> parsed(String text) {
        try {
            return Optional.of(new BigDecimal(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String type(CastExpression cast) {
        return cast.getColDataType().toString();
    }

    private static Expression bare(Expression expression) {
        Expression bare = expression;
        while (bare instanceof ExpressionList<?> brackets
                && !(bare instanceof ArrayConstructor)
                && brackets.size() == 1) {
            bare = brackets.get(0);
        }
        return bare;
    }
}
