package dev.assay.plan;

import dev.assay.connection.Constraints;
import dev.assay.connection.Rows;
import dev.assay.connection.TableInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Columns that refer to columns of another table, as many, all of them known to the catalogue.
 *
 * @param columns the referring columns' exact names
 * @param counted which rows of the other table count; null: all
 * @param during when one of them counts; null: always
 */
record Reference(
        List<String> columns,
        Source target,
        List<String> referenced,
        @Nullable RexNode counted,
        @Nullable During during) {

    /** A row counts whose column {@code at} lies in the other's span, its beginning inclusive; a null ends never. */
    record During(String at, String from, String to) {}

    /** A reference to any row. */
    Reference(List<String> columns, Source target, List<String> referenced) {
        this(columns, target, referenced, null, null);
    }

    /** Pushes the table referred to, and gives the conditions that join it to what lay on the builder. */
    List<RexNode> pushTarget(RelBuilder builder) {
        builder.push(target.scan());
        return joining(builder);
    }

    /**
     * As {@link #pushTarget}, with the distinct values of the columns that the rows that count are joined by, and behind them how many rows
     * have each. The number is null where the join finds nothing; the values would be too, but Snowflake may leave out a join that is asked
     * for nothing but a key, where it was told to rely on the key (its page "Understanding how Snowflake can eliminate redundant joins").
     */
    List<RexNode> pushDistinctTarget(RelBuilder builder) {
        Stream<String> span = during == null ? Stream.of() : Stream.of(during.from(), during.to());
        List<String> distinct =
                Stream.concat(referenced.stream(), span).distinct().toList();
        builder.push(target.rows(counted));
        builder.aggregate(
                builder.groupKey(builder.fields(distinct)), builder.count().as(ScanMeasurement.ROWS));
        List<RexNode> columns = new ArrayList<>(builder.fields(distinct));
        columns.add(ScanMeasurement.rows(builder));
        builder.project(columns);
        return joining(builder);
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
    boolean canBeFound(Source referring, Rows values) {
        if (during != null) {
            return false;
        }
        for (int i = 0; i < columns.size(); i++) {
            Optional<String> own = referring.column(columns.get(i)).map(TableInfo.Column::databaseType);
            if (!own.equals(target.column(referenced.get(i)).map(TableInfo.Column::databaseType))) {
                return false;
            }
        }
        return values.rows().stream().map(row -> row.subList(0, columns.size())).allMatch(Source::canBeFound);
    }

    private List<RexNode> joining(RelBuilder builder) {
        List<RexNode> joining = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            joining.add(builder.call(
                    SqlStdOperatorTable.EQUALS,
                    target.relations()
                            .functions()
                            .comparable(builder.field(2, 0, columns.get(i)), builder.field(2, 1, referenced.get(i)))));
        }
        if (during != null) {
            RexNode at = builder.field(2, 0, during.at());
            RexNode to = builder.field(2, 1, during.to());
            joining.add(
                    builder.call(SqlStdOperatorTable.GREATER_THAN_OR_EQUAL, at, builder.field(2, 1, during.from())));
            joining.add(builder.or(builder.isNull(to), builder.call(SqlStdOperatorTable.LESS_THAN, at, to)));
        }
        return joining;
    }

    @Override
    public String toString() {
        return Measurement.named(columns) + " in " + target.name() + " " + Measurement.named(referenced)
                + (counted == null ? "" : " where " + counted)
                + (during == null ? "" : " " + during);
    }
}
