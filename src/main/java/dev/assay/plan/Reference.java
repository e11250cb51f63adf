package dev.assay.plan;

import dev.assay.database.Constraints;
import dev.assay.database.Rows;
import dev.assay.database.TableInfo;
import dev.assay.plan.expression.CommonType;
import dev.assay.plan.expression.Grouping;
import dev.assay.plan.expression.RowSet;
import dev.assay.plan.expression.TableSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Columns that refer to the same number of columns in another table. All of them exist in the catalogue.
 *
 * @param own the referring table
 * @param columns the exact names of the referring columns
 * @param counted which rows of the other table count; null for all
 * @param during when a row of the other table counts; null for always
 */
record Reference(
        TableSource own,
        List<String> columns,
        TableSource target,
        List<String> referenced,
        @Nullable RexNode counted,
        @Nullable During during) {

    /**
     * A referenced row counts if {@code at} is within its validity: from {@code from}, inclusive, to {@code to}, exclusive. A null
     * {@code to} means for ever.
     */
    record During(String at, String from, String to) {}

    /** A reference to any row of the other table. */
    Reference(TableSource own, List<String> columns, TableSource target, List<String> referenced) {
        this(own, columns, target, referenced, null, null);
    }

    /** Pushes the referenced table, and returns the conditions that join it to the relation below it. */
    List<RexNode> pushTarget(RelBuilder builder) {
        builder.push(target.scan());
        List<RexNode> values = joined();
        int left = builder.peek(1).getRowType().getFieldCount();
        return joining(
                builder,
                values.stream().map(value -> RexUtil.shift(value, left)).toList());
    }

    /** The common type of the columns at a position. */
    private CommonType meeting(int place) {
        return CommonType.of(own, columns.get(place), target, referenced.get(place));
    }

    /** The referenced table's expressions to join by: its columns in the common types, and its validity. */
    private List<RexNode> joined() {
        List<RexNode> joined = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            joined.add(meeting(i).right(target.field(referenced.get(i))));
        }
        if (during != null) {
            joined.add(target.field(during.from()));
            joined.add(target.field(during.to()));
        }
        return joined;
    }

    /**
     * Like {@link #pushTarget}, but pushes the distinct join keys of the counted rows, followed by how many rows have each. The count is
     * null if the join finds nothing. The keys would be null too, but Snowflake may eliminate a join that is only asked for keys declared
     * with RELY (see "Understanding how Snowflake can eliminate redundant joins").
     */
    List<RexNode> pushDistinctTarget(RelBuilder builder) {
        builder.push(target.rows(counted));
        List<RexNode> distinct = joined();
        Grouping.push(builder, distinct, List.of(builder.count().as(ScanMeasurement.ROWS)));
        List<RexNode> values = new ArrayList<>();
        for (int i = 0; i < distinct.size(); i++) {
            values.add(builder.field(2, 1, i));
        }
        return joining(builder, values);
    }

    /** Whether a foreign key states the same: the same columns refer to the same columns, in any order. */
    boolean isHeldBy(Constraints.ForeignKey key) {
        return counted == null
                && during == null
                && key.table().equals(target.table().name())
                && pairs(key.columns(), key.referenced()).equals(pairs(columns, referenced));
    }

    private static Set<List<String>> pairs(List<String> from, List<String> to) {
        Set<List<String>> pairs = new HashSet<>();
        for (int i = 0; i < from.size(); i++) {
            pairs.add(List.of(from.get(i), to.get(i)));
        }
        return pairs;
    }

    /**
     * Whether looking for the values finds exactly the orphaned rows. Both columns must have the same type, so that equality means the same
     * on both sides, and the database must be able to read back the values.
     */
    boolean canBeFound(TableSource referring, Rows values) {
        if (during != null) {
            return false;
        }
        for (int i = 0; i < columns.size(); i++) {
            Optional<String> own = referring.column(columns.get(i)).map(TableInfo.Column::databaseType);
            if (!own.equals(target.column(referenced.get(i)).map(TableInfo.Column::databaseType))) {
                return false;
            }
        }
        return values.rows().stream().map(row -> row.subList(0, columns.size())).allMatch(TableSource::canBeFound);
    }

    /** @param values the other table's side of the join, in the order of {@link #joined()} */
    private List<RexNode> joining(RelBuilder builder, List<RexNode> values) {
        List<RexNode> joining = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            joining.add(builder.equals(meeting(i).left(builder.field(2, 0, columns.get(i))), values.get(i)));
        }
        if (during != null) {
            RexNode at = builder.field(2, 0, during.at());
            RexNode from = values.get(columns.size());
            RexNode to = values.get(columns.size() + 1);
            joining.add(builder.call(SqlStdOperatorTable.GREATER_THAN_OR_EQUAL, at, from));
            joining.add(builder.or(builder.isNull(to), builder.call(SqlStdOperatorTable.LESS_THAN, at, to)));
        }
        return joining;
    }

    @Override
    public String toString() {
        return RowSet.named(columns) + " in " + target.name() + " " + RowSet.named(referenced)
                + (counted == null ? "" : " where " + counted)
                + (during == null ? "" : " " + during);
    }
}
