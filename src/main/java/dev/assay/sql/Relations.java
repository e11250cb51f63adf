package dev.assay.sql;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.prepare.RelOptTableImpl;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.logical.LogicalTableScan;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystem;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlString;
import org.apache.calcite.tools.RelBuilder;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Builds relational expressions over the tables of one connection, and writes them as SQL in its dialect. Calcite's
 * simplifications are off: a statement contains exactly what was asked, and the planner alone uses what the catalogue
 * proves.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Relations {

    private static final RelBuilder.Config CONFIG = RelBuilder.Config.DEFAULT
            .withSimplify(false)
            .withSimplifyLimit(false)
            .withSimplifyValues(false)
            .withPruneInputOfAggregate(false)
            .withPushJoinCondition(false)
            .withRemoveRedundantDistinct(false);

    private final Dialect spoken;
    private final SqlDialect dialect;
    private final Binds binds = new Binds();
    private final RelOptCluster cluster;
    private final Map<TableName, Map<String, String>> operators = new ConcurrentHashMap<>();
    private final Function<Fragment, Set<String>> admission;
    private @Nullable Instant moment;

    /**
     * Creates relations that admit every fragment and need no schemas in addition to the database's own.
     *
     * @param dialect the dialect of the connection's database
     */
    public Relations(Dialect dialect) {
        this(dialect, fragment -> Set.of());
    }

    /**
     * Creates relations that admit only some fragments.
     *
     * @param dialect the dialect of the connection's database
     * @param admission returns the schemas that a condition needs in addition to the database's own; throws if the
     *     fragment is not admitted
     */
    public Relations(Dialect dialect, Function<Fragment, Set<String>> admission) {
        this.spoken = dialect;
        this.admission = admission;
        this.dialect = dialect.calcite();
        this.cluster = RelOptCluster.create(
                new HepPlanner(HepProgram.builder().build()), new RexBuilder(new Utf8TypeFactory(dialect.types())));
    }

    /** {@return the dialect in which SQL is written} */
    public Dialect dialect() {
        return spoken;
    }

    /**
     * Makes later statements read all tables as of this moment.
     *
     * @param then the moment
     */
    public void lookAt(Instant then) {
        this.moment = then;
    }

    /** {@return a builder with an empty stack} */
    public RelBuilder builder() {
        return RelBuilder.proto(Contexts.of(CONFIG)).create(cluster, null);
    }

    /** {@return the builder of expressions over rows of tables} */
    public RexBuilder expressions() {
        return cluster.getRexBuilder();
    }

    /**
     * {@return the rows of a table} Every column is nullable, whatever the catalogue says.
     *
     * @param name the table's exact name
     * @param columns the names of the columns
     * @param types their types, as many
     */
    public RelNode table(TableName name, List<String> columns, List<ValueType> types) {
        RelDataTypeFactory factory = cluster.getTypeFactory();
        RelDataTypeFactory.Builder row = factory.builder();
        for (int i = 0; i < columns.size(); i++) {
            row.add(columns.get(i), factory.createTypeWithNullability(type(types.get(i)), true));
        }
        return LogicalTableScan.create(
                cluster, RelOptTableImpl.create(null, row.build(), qualified(name), (Expression) null), List.of());
    }

    /**
     * Registers the schemas of operators for columns of a table whose types are not built in.
     *
     * @param table the table
     * @param schemas the schema of the operators, by column name
     */
    public void operators(TableName table, Map<String, String> schemas) {
        operators.put(new TableName(table.schema(), table.name()), schemas);
    }

    /** {@return the name under which {@link #table} created the scan} */
    static TableName name(TableScan table) {
        List<String> names = table.getTable().getQualifiedName();
        return new TableName(names.size() == 1 ? null : names.get(0), names.get(names.size() - 1));
    }

    /**
     * {@return the same rows behind a barrier: they become a subquery of their own}
     *
     * @param rows the rows
     */
    public RelNode apart(RelNode rows) {
        return new ToSql.SubqueryBarrier(rows);
    }

    /**
     * {@return the rows of a query that an author wrote}
     *
     * @param query the author's SQL, of kind QUERY
     */
    public RelNode query(Fragment query) {
        return new UserQuery(cluster, operator(query, FragmentOperator::noTable));
    }

    /**
     * {@return rows of constants under an alias; the first column, {@code n}, numbers them from 0}
     *
     * @param name the alias
     * @param columns the types of the other columns, by column name
     * @param rows the values, at least one row: String, BigDecimal, Boolean or null
     */
    public RelNode constants(String name, Map<String, Constants> columns, List<List<@Nullable Object>> rows) {
        RelDataTypeFactory.Builder type = cluster.getTypeFactory().builder().add("n", type(ValueType.INTEGER));
        columns.forEach((column, of) -> type.add(column, of.like().getType()));
        List<List<RexNode>> constants = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            List<RexNode> values = new ArrayList<>(List.of(literal(BigDecimal.valueOf(constants.size()))));
            for (Constants of : columns.values()) {
                Object value = row.get(values.size() - 1);
                values.add(constants.isEmpty() ? of.first(value) : of.next(value));
            }
            constants.add(values);
        }
        return new ConstantRows(cluster, name, type.build(), constants);
    }

    /**
     * {@return a condition that an author wrote, on the bare rows of one table, which is given by its exact name}
     *
     * @param condition the author's SQL, of kind EXPRESSION
     * @param table the exact name of the table
     */
    public RexNode condition(Fragment condition, TableName table) {
        return expressions().makeCall(operator(condition.on(table), FragmentOperator::noTable));
    }

    /**
     * {@return an expression that an author wrote, on the bare rows of one table, which is given by its exact name}
     * Only the database knows its type.
     *
     * @param expression the author's SQL, of kind EXPRESSION
     * @param table the exact name of the table
     * @param assumed the type that the value is assumed to have
     */
    public RexNode value(Fragment expression, TableName table, ValueType assumed) {
        return expressions()
                .makeCall(
                        cluster.getTypeFactory().createTypeWithNullability(type(assumed), true),
                        operator(expression.on(table), FragmentOperator::noTable),
                        List.of());
    }

    /**
     * {@return a filter that an author wrote, on the bare rows of one table}
     *
     * @param filter the author's SQL, of kind EXPRESSION
     * @param table the exact name of the table, which replaces every table name in the filter's subqueries
     */
    public RexNode filter(Fragment filter, TableName table) {
        return expressions().makeCall(operator(filter.on(table), () -> ToSql.table(spoken, qualified(table), moment)));
    }

    private FragmentOperator operator(Fragment fragment, Supplier<SqlNode> table) {
        return new FragmentOperator(fragment, spoken, binds, admission.apply(fragment), table);
    }

    private static List<String> qualified(TableName name) {
        return name.schema() == null ? List.of(name.name()) : List.of(name.schema(), name.name());
    }

    /**
     * {@return a literal of an author's value}
     *
     * @param value String, BigDecimal or Boolean
     */
    public RexNode literal(Object value) {
        if (value instanceof BigDecimal number) {
            // without trailing zeros: the scale of one number and the integer digits of another may exceed the limit
            // together
            return expressions()
                    .makeExactLiteral(new BigDecimal(number.stripTrailingZeros().toPlainString()));
        }
        return value instanceof Boolean truth
                ? expressions().makeLiteral(truth)
                : expressions().makeLiteral(String.valueOf(value));
    }

    /**
     * {@return a literal in the form in which it compares with a column}
     *
     * @param column the type of the column
     * @param value String, BigDecimal or Boolean
     */
    public RexNode literal(ValueType column, Object value) {
        return literal(spoken.comparable(column, value));
    }

    /**
     * {@return a condition that holds if an expression equals one of the values}
     *
     * @param expression the tested expression
     * @param values the values, at least one
     */
    public RexNode isIn(RexNode expression, List<RexNode> values) {
        List<RexNode> operands = new ArrayList<>();
        operands.add(expression);
        operands.addAll(values);
        return expressions().makeCall(InOperator.INSTANCE, operands);
    }

    /**
     * {@return whether {@link #isIn} made the expression; its operands are then the tested expression and the values}
     *
     * @param expression any expression
     */
    public static boolean isMembership(RexNode expression) {
        return expression instanceof RexCall call && call.getOperator() instanceof InOperator;
    }

    /**
     * {@return whether the expression is an author's SQL, as {@link #condition} makes it}
     *
     * @param expression any expression
     */
    public static boolean isFragment(RexNode expression) {
        return expression instanceof RexCall call && call.getOperator() instanceof FragmentOperator;
    }

    /** {@return expressions built from SQL functions} */
    public Functions functions() {
        return new Functions(this);
    }

    /**
     * Writes a relational expression as a statement.
     *
     * @param relation the expression
     * @return the statement, with the binds of the fragments in it
     */
    public Sql sql(RelNode relation) {
        RelNode told = spoken.keepsOffsets() ? relation.accept(new Instants(this)) : relation;
        ToSql converter = new ToSql(spoken, moment);
        SqlNode statement = spoken.finished(converter.visitRoot(told).asStatement(), converter.holdsQuery());
        SqlString sql = Objects.requireNonNull(statement.accept(new WholeWindows()))
                .toSqlString(config -> config.withDialect(dialect)
                        .withQuoteAllIdentifiers(true)
                        .withAlwaysUseParentheses(false)
                        .withSelectListItemsOnSeparateLines(true)
                        .withIndentation(2));
        List<Integer> parameters = sql.getDynamicParameters(); // null if there are none
        return new Sql(
                sql.getSql(),
                parameters == null
                        ? List.of()
                        : parameters.stream().map(binds::get).toList(),
                Needs.of(relation, operators, sql.getSql()));
    }

    /** Calcite's type for a column type. */
    RelDataType type(ValueType type) {
        return cluster.getTypeFactory()
                .createSqlType(
                        switch (type) {
                            case BOOLEAN -> SqlTypeName.BOOLEAN;
                            case INTEGER -> SqlTypeName.BIGINT;
                            case DECIMAL -> SqlTypeName.DECIMAL;
                            case FLOAT -> SqlTypeName.DOUBLE;
                            case TEXT -> SqlTypeName.VARCHAR;
                            case CHAR -> SqlTypeName.CHAR;
                            case DATE -> SqlTypeName.DATE;
                            case TIMESTAMP -> SqlTypeName.TIMESTAMP;
                            case TIMESTAMP_TZ -> SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
                            case COMPLEX, OTHER -> SqlTypeName.ANY;
                        });
    }

    /** Text in Unicode; Calcite's default charset is Latin-1. */
    private static final class Utf8TypeFactory extends SqlTypeFactoryImpl {

        Utf8TypeFactory(RelDataTypeSystem types) {
            super(types);
        }

        @Override
        public Charset getDefaultCharset() {
            return StandardCharsets.UTF_8;
        }
    }
}
