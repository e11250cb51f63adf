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
 * Columns that refer to columns of another table, as many, all of them known to the catalogue.
 *
 * @param own the referring table
 * @param columns the referring columns' exact names
 * @param counted which rows of the other table count; null: all
 * @param during when one of them counts; null: always
 */
record Reference(
        TableSource own,
        List<String> columns,
        TableSource target,
        List<String> referenced,
        @Nullable RexNode counted,
        @Nullable During during) {

    /** A row counts whose column {@code at} lies in the other's span, its beginning inclusive; a null ends never. */
    record During(String at, String from, String to) {}

    /** A reference to any row. */
    Reference(TableSource own, List<String> columns, TableSource target, List<String> referenced) {
        this(own, columns, target, referenced, null, null);
    }

    /** Pushes the table referred to, and gives the conditions that join it to what lay on the builder. */
    List<RexNode> pushTarget(RelBuilder builder) {
        builder.push(target.scan());
        List<RexNode> values = joined();
        int left = builder.peek(1).getRowType().getFieldCount();
        return joining(
                builder,
                values.stream().map(value -> RexUtil.shift(value, left)).toList());
    }

    /** How the two columns of each pair meet. */
    private CommonType meeting(int place) {
        return CommonType.of(own, columns.get(place), target, referenced.get(place));
    }

    /** What a row of the other table is joined by, on rows of that table: what the columns meet by, and its span. */
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
     * As {@link #pushTarget}, with the distinct values of the columns that the rows that count are joined by, and behind them how many rows
     * have each. The number is null where the join finds nothing; the values would be too, but Snowflake may leave out a join that is asked
     * for nothing but a key, where it was told to rely on the key (its page "Understanding how Snowflake can eliminate redundant joins").
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

    /** Whether a foreign key says the same: the same columns refer to the same columns, in whatever order. */
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
     * Whether the rows that have the values are those that refer to nothing: where both sides are of one type, so that both
     * take the same values for equal, and where the database understands the values as they were read.
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

    /** @param values those of {@link #joined()}, on both sides of the join */
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
