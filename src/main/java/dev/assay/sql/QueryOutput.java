package dev.assay.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A column that an author's query returns, or all columns of some tables.
 *
 * @param all whether it stands for all columns of the tables of {@code from}, in their order
 * @param from the columns that its value is computed from, by the names as written. A column without its table has an origin in each table
 *     that the query reads, of which one is meant
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public record QueryOutput(boolean all, List<Origin> from) {

    /** Functions whose value comes from their arguments alone, whatever they are. */
    private static final Set<String> OF_ARGUMENTS = Set.of(
            "min",
            "max",
            "sum",
            "avg",
            "stddev",
            "variance",
            "coalesce",
            "nullif",
            "greatest",
            "least",
            "lower",
            "upper",
            "trim",
            "btrim",
            "ltrim",
            "rtrim",
            "substr",
            "substring",
            "left",
            "right",
            "replace",
            "concat",
            "round",
            "abs",
            "floor",
            "ceil",
            "trunc",
            "date_trunc",
            "md5",
            "to_char",
            "to_date",
            "to_number");

    /** Functions that tell how many there are, or how long they are. */
    private static final Set<String> COUNTING =
            Set.of("count", "length", "char_length", "octet_length", "row_number", "rank");

    /**
     * Copies the list.
     *
     * @param all whether it stands for all columns of tables
     * @param from the columns that its value is computed from
     */
    public QueryOutput {
        from = List.copyOf(from);
    }

    /** A value of which nothing is known. */
    private static final QueryOutput UNKNOWN = new QueryOutput(false, List.of(Origin.UNKNOWN));

    /** {@return the columns that a query returns, in their order; empty if that cannot be told from its text} */
    static List<QueryOutput> of(Select query) {
        if (!(query instanceof PlainSelect select) || select.getWithItemsList() != null) {
            return List.of();
        }
        Map<String, TableName> tables = new HashMap<>();
        List<TableName> inOrder = new ArrayList<>();
        if (!take(select.getFromItem(), tables, inOrder)) {
            return List.of();
        }
        List<Join> joins = select.getJoins() == null ? List.of() : select.getJoins();
        for (Join join : joins) {
            boolean merges = join.isNatural()
                    || (join.getUsingColumns() != null
                            && !join.getUsingColumns().isEmpty());
            if (merges || !take(join.getFromItem(), tables, inOrder)) {
                return List.of();
            }
        }
        List<QueryOutput> outputs = new ArrayList<>();
        for (SelectItem<?> item : select.getSelectItems()) {
            outputs.add(output(item.getExpression(), tables, inOrder));
        }
        return List.copyOf(outputs);
    }

    private static boolean take(@Nullable FromItem item, Map<String, TableName> tables, List<TableName> inOrder) {
        if (!(item instanceof Table table) || table.getPivot() != null || table.getUnPivot() != null) {
            return false;
        }
        try {
            TableName name = TableName.parse(table.getFullyQualifiedName());
            Alias alias = table.getAlias();
            String called = alias == null ? table.getName() : alias.getName();
            boolean renamed = alias != null
                    && alias.getAliasColumns() != null
                    && !alias.getAliasColumns().isEmpty();
            inOrder.add(name);
            return !renamed && tables.put(plain(called), name) == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String plain(String name) {
        return name.replace("\"", "").strip().toLowerCase(Locale.ROOT);
    }

    private static QueryOutput output(Expression expression, Map<String, TableName> tables, List<TableName> inOrder) {
        if (expression instanceof AllTableColumns some) {
            TableName table = tables.get(plain(some.getTable().getName()));
            return table == null || !isPlain(some) ? UNKNOWN : ofAll(List.of(table));
        }
        if (expression instanceof AllColumns all && expression.getClass() == AllColumns.class) {
            return isPlain(all) ? ofAll(inOrder) : UNKNOWN;
        }
        Set<Origin> from = new HashSet<>();
        new Reading(from, tables, inOrder).read(expression);
        return new QueryOutput(false, List.copyOf(from));
    }

    /** Whether nothing is left out of a star, or put in the place of columns. */
    private static boolean isPlain(AllColumns star) {
        return star.getExceptColumns() == null && star.getReplaceExpressions() == null;
    }

    private static QueryOutput ofAll(List<TableName> tables) {
        return new QueryOutput(
                true,
                tables.stream().map(table -> new Origin(table, Origin.ANY)).toList());
    }

    /** Collects the columns whose values an expression passes on; what is not known here is of unknown origin. */
    private record Reading(Set<Origin> from, Map<String, TableName> tables, List<TableName> inOrder) {

        void read(@Nullable Expression expression) {
            if (expression instanceof Column column) {
                column(column);
            } else if (expression instanceof ExpressionList<?> list) {
                list.forEach(this::read);
            } else if (expression instanceof BinaryExpression two) {
                read(two.getLeftExpression());
                read(two.getRightExpression());
            } else if (expression instanceof CastExpression cast) {
                read(cast.getLeftExpression());
            } else if (expression instanceof SignedExpression signed) {
                read(signed.getExpression());
            } else if (expression instanceof NotExpression not) {
                read(not.getExpression());
            } else if (expression instanceof CaseExpression cases) {
                cases(cases);
            } else if (expression instanceof Function function) {
                function(function);
            } else if (expression instanceof AnalyticExpression over) {
                if (!COUNTING.contains(plain(over.getName()))) {
                    from.add(Origin.UNKNOWN);
                }
            } else if (expression != null && !isLiteral(expression)) {
                from.add(Origin.UNKNOWN);
            }
        }

        private static boolean isLiteral(Expression expression) {
            return expression instanceof NullValue
                    || expression instanceof LongValue
                    || expression instanceof DoubleValue
                    || expression instanceof StringValue
                    || expression instanceof IsNullExpression
                    || expression instanceof BooleanValue;
        }

        private void cases(CaseExpression cases) {
            read(cases.getSwitchExpression());
            cases.getWhenClauses().forEach(when -> {
                read(when.getWhenExpression());
                read(when.getThenExpression());
            });
            read(cases.getElseExpression());
        }

        private void function(Function function) {
            String name = plain(function.getName());
            if (OF_ARGUMENTS.contains(name) && function.getNamedParameters() != null) {
                function.getNamedParameters().forEach(this::read);
            } else if (OF_ARGUMENTS.contains(name) && function.getParameters() != null) {
                read(function.getParameters());
            } else if (!COUNTING.contains(name)) {
                from.add(Origin.UNKNOWN);
            }
        }

        private void column(Column column) {
            Table qualifier = column.getTable();
            if (qualifier == null || qualifier.getName() == null) {
                inOrder.forEach(table -> from.add(new Origin(table, column.getColumnName())));
            } else {
                TableName table = tables.get(plain(qualifier.getName()));
                from.add(table == null ? Origin.UNKNOWN : new Origin(table, column.getColumnName()));
            }
        }
    }
}
