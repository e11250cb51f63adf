package dev.assay.plan;

import dev.assay.connection.TableInfo;
import dev.assay.sql.Relations;
import java.util.ArrayList;
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

    /** Holds where a condition holds and none of the columns is null. */
    RexNode whole(List<String> columns, @Nullable RexNode condition) {
        List<RexNode> conditions = new ArrayList<>();
        if (condition != null) {
            conditions.add(condition);
        }
        for (String column : columns) {
            conditions.add(relations.expressions().makeCall(SqlStdOperatorTable.IS_NOT_NULL, field(column)));
        }
        return RexUtil.composeConjunction(relations.expressions(), conditions);
    }

    /** Some columns of rows of this table, each once; a column that the table lacks is left out. */
    RelNode show(RelNode rows, List<String> columns) {
        List<String> known = columns.stream()
                .flatMap(column -> table.column(column).stream())
                .map(TableInfo.Column::name)
                .distinct()
                .toList();
        RelBuilder builder = builder().push(rows);
        return known.isEmpty()
                ? builder.build()
                : builder.project(builder.fields(known)).build();
    }

    Optional<TableInfo.Column> column(String wanted) {
        return table.column(wanted);
    }
}
