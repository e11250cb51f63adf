package dev.assay.plan;

import dev.assay.connection.TableInfo;
import dev.assay.sql.Relations;
import dev.assay.sql.ValueType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/** A table as relational expressions see it: its bare rows, and conditions over them. */
final class Source {

    private final Relations relations;
    private final TableInfo table;
    private final RelNode scan;

    Source(Relations relations, TableInfo table) {
        this.relations = relations;
        this.table = table;
        this.scan = relations.table(
                table.name(),
                table.columns().stream().map(TableInfo.Column::name).toList(),
                table.columns().stream().map(TableInfo.Column::type).toList());
    }

    /** The table's exact name, with the schema. */
    String name() {
        return table.name().toString();
    }

    TableInfo table() {
        return table;
    }

    RelNode scan() {
        return scan;
    }

    RelBuilder builder() {
        return relations.builder();
    }

    Relations relations() {
        return relations;
    }

    /** The column of that name in a condition. */
    RexNode field(String column) {
        RelDataTypeField field = scan.getRowType().getField(column, true, false);
        if (field == null) {
            throw new IllegalArgumentException(name() + " has no " + column);
        }
        return relations.expressions().makeInputRef(scan, field.getIndex());
    }

    /** The rows that meet a condition; null: all. */
    RelNode rows(@Nullable RexNode condition) {
        return condition == null ? scan : builder().push(scan).filter(condition).build();
    }

    /** Holds where all conditions hold; null where there is none. */
    @Nullable
    RexNode all(List<RexNode> conditions) {
        return conditions.isEmpty() ? null : RexUtil.composeConjunction(relations.expressions(), conditions);
    }

    /** Holds where the column has a value that was read from it. */
    RexNode isEqual(String column, Object value) {
        boolean number = value instanceof Long || value instanceof BigDecimal;
        Object literal =
                number ? new BigDecimal(value.toString()) : value instanceof Boolean ? value : value.toString();
        return relations.expressions().makeCall(SqlStdOperatorTable.EQUALS, field(column), relations.literal(literal));
    }

    /** Some columns of rows of this table, each once; a column that the table lacks is left out. */
    RelNode show(RelNode rows, List<String> columns) {
        List<String> known = known(columns);
        RelBuilder builder = builder().push(rows);
        return known.isEmpty()
                ? builder.build()
                : builder.project(builder.fields(known)).build();
    }

    /** The columns of those names that the table has, by their exact names, each once. */
    List<String> known(List<String> columns) {
        return columns.stream()
                .flatMap(column -> table.column(column).stream())
                .map(TableInfo.Column::name)
                .distinct()
                .toList();
    }

    /** Whether a hash of the columns is the same for equal values, and there is one at all. */
    boolean isHashable(List<String> columns) {
        return columns.stream()
                .flatMap(column -> table.column(column).stream())
                .allMatch(column -> column.type() != ValueType.OTHER
                        || column.databaseType().equals("uuid"));
    }

    Optional<TableInfo.Column> column(String wanted) {
        return table.column(wanted);
    }
}
