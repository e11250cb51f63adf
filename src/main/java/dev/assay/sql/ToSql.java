package dev.assay.sql;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.rel2sql.RelToSqlConverter;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.fun.SqlInternalOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * Calcite's conversion of relational expressions to SQL, extended by queries that authors wrote, constants of database
 * types, and tables as of a moment.
 */
public final class ToSql extends RelToSqlConverter {

    private static final String APART = "apart";
    private static final String ALIAS = "failed_rows";

    private final Dialect spoken;
    private final @Nullable Instant moment;
    private boolean query;

    /**
     * Creates a converter.
     *
     * @param moment the moment as of which tables are read; null: now
     */
    ToSql(Dialect dialect, @Nullable Instant moment) {
        super(dialect.calcite());
        this.spoken = dialect;
        this.moment = moment;
    }

    @Override
    public Result visit(TableScan table) {
        if (moment == null) {
            return super.visit(table);
        }
        SqlNode name = table(spoken, table.getTable().getQualifiedName(), moment);
        return result(name, ImmutableList.of(Clause.FROM), table, null);
    }

    /**
     * {@return the name of a table}
     *
     * @param moment the moment as of which it is read; null: now
     */
    static SqlNode table(Dialect dialect, List<String> qualified, @Nullable Instant moment) {
        SqlIdentifier name = new SqlIdentifier(qualified, SqlParserPos.ZERO);
        return moment == null ? name : new TableAt(name, dialect.at(moment));
    }

    /**
     * Calcite calls this by reflection, like {@link #visit(UserQuery)}.
     *
     * @param apart the rows, which become a subquery
     * @return the SQL
     */
    public Result visit(SubqueryBarrier apart) {
        SqlNode rows = visitInput(apart, 0).asStatement();
        SqlNode named = SqlStdOperatorTable.AS.createCall(
                SqlParserPos.ZERO, List.of(rows, new SqlIdentifier(APART, SqlParserPos.ZERO)));
        return result(named, ImmutableList.of(Clause.FROM), apart, null);
    }

    /**
     * Calcite calls this by reflection, like {@link #visit(UserQuery)}.
     *
     * @param constants the rows, which become VALUES
     * @return the SQL
     */
    public Result visit(ConstantRows constants) {
        Context context = aliasContext(ImmutableMap.of(), false);
        List<SqlNode> rows = new ArrayList<>();
        for (List<RexNode> row : constants.rows()) {
            rows.add(SqlInternalOperators.ANONYMOUS_ROW.createCall(
                    SqlParserPos.ZERO,
                    row.stream().map(value -> context.toSql(null, value)).toList()));
        }
        List<SqlNode> named = new ArrayList<>();
        named.add(SqlStdOperatorTable.VALUES.createCall(SqlParserPos.ZERO, rows));
        named.add(new SqlIdentifier(constants.name(), SqlParserPos.ZERO));
        constants.getRowType().getFieldNames().forEach(name -> named.add(new SqlIdentifier(name, SqlParserPos.ZERO)));
        return result(
                SqlStdOperatorTable.AS.createCall(SqlParserPos.ZERO, named),
                ImmutableList.of(Clause.FROM),
                constants,
                null);
    }

    /**
     * Calcite calls this by reflection and finds it by the type of its parameter.
     *
     * @param leaf the query, which becomes a subquery
     * @return the SQL
     */
    public Result visit(UserQuery leaf) {
        query = true;
        SqlNode text = leaf.operator().createCall(SqlParserPos.ZERO);
        SqlNode named = SqlStdOperatorTable.AS.createCall(
                SqlParserPos.ZERO, List.of(text, new SqlIdentifier(ALIAS, SqlParserPos.ZERO)));
        return result(named, ImmutableList.of(Clause.FROM), leaf, null);
    }

    /** {@return whether the converted expression contains a query that an author wrote} */
    boolean holdsQuery() {
        return query;
    }

    /** A table's name with the clause that selects its rows as of a moment. */
    private static final class TableAt extends SqlIdentifier {

        private static final long serialVersionUID = 1L;

        private final String moment;

        TableAt(SqlIdentifier table, String moment) {
            super(table.names, table.getParserPosition());
            this.moment = moment;
        }

        @Override
        public SqlNode clone(SqlParserPos position) {
            return new TableAt(this, moment);
        }

        @Override
        public void unparse(SqlWriter writer, int leftPrecedence, int rightPrecedence) {
            super.unparse(writer, leftPrecedence, rightPrecedence);
            writer.print(moment + " ");
        }
    }

    /**
     * Rows that must become a subquery of their own, where Calcite would merge them into one SELECT. SQL does not allow a
     * window function inside an aggregate.
     */
    static final class SubqueryBarrier extends SingleRel {

        SubqueryBarrier(RelNode rows) {
            super(rows.getCluster(), rows.getTraitSet(), rows);
        }

        @Override
        public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
            return new SubqueryBarrier(inputs.get(0));
        }
    }
}
