package dev.assay.plan;

import dev.assay.database.Rows;
import dev.assay.plan.ask.Listed;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.plan.expression.RowSet;
import dev.assay.plan.expression.TableSource;
import dev.assay.result.FailureCode;
import dev.assay.sql.Fragment;
import dev.assay.sql.Relations;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/** Lists rows, so that they can be compared with those of another database. There is no part of them. */
sealed interface ListedRows extends ScanMeasurement<Listed> {

    /** So many rows are listed at most. */
    int most();

    /** Whether the last column tells the versions of the rows behind. */
    boolean versioned();

    @Override
    default int mostRows() {
        return most() + 1;
    }

    @Override
    default Listed read(List<@Nullable Object> row) {
        return new Listed(List.of(row), null);
    }

    @Override
    default void read(Rows rows, Answers answers) {
        if (rows.rows().size() > most()) {
            throw new UnanswerableException(
                    FailureCode.OVER_BUDGET,
                    String.format(
                            Locale.ROOT,
                            "There are more than %,d rows to list, too many to be compared one by one with those of another"
                                    + " connection: compare the tables with reconcile, or fewer columns, or a part of the rows.",
                            most()));
        }
        answers.put(this, versioned() ? versioned(rows.rows()) : new Listed(rows.rows(), null));
    }

    private static Listed versioned(List<List<@Nullable Object>> rows) {
        List<List<@Nullable Object>> shorter = new ArrayList<>();
        BigDecimal version = BigDecimal.ZERO;
        for (List<@Nullable Object> row : rows) {
            Object own = row.get(row.size() - 1);
            version = own == null ? version : version.add(new BigDecimal(String.valueOf(own)));
            shorter.add(row.subList(0, row.size() - 1));
        }
        return new Listed(shorter, version.toPlainString());
    }

    /**
     * Lists groups: of each its key, then values.
     *
     * @param groups the groups
     * @param values named values of a group; where versioned, the last one is the sum of its rows' versions
     */
    record OfGroups(RowSet groups, List<RexNode> values, int most, boolean versioned) implements ListedRows {

        @Override
        public String signature() {
            return "list " + values + " of " + groups + (versioned ? " with versions" : "");
        }

        @Override
        public List<TableSource> sources() {
            return groups.sources();
        }

        @Override
        public RelNode alone() {
            RelBuilder builder = relations().builder();
            UnaryOperator<RexNode> written = groups.push(builder, values);
            List<RexNode> columns =
                    new ArrayList<>(builder.fields().subList(0, groups.key().size()));
            values.forEach(value -> columns.add(written.apply(value)));
            return builder.project(columns).limit(0, mostRows()).build();
        }
    }

    /** Lists the distinct rows of an author's query. */
    record OfQuery(Relations relations, Fragment query, int most) implements ListedRows {

        @Override
        public boolean versioned() {
            return false;
        }

        @Override
        public String signature() {
            return "list rows of " + query.identity();
        }

        @Override
        public List<TableSource> sources() {
            return List.of();
        }

        @Override
        public List<String> tables() {
            return query.tables().stream().map(Object::toString).distinct().toList();
        }

        @Override
        public RelNode alone() {
            return relations.builder().push(relations.query(query)).build();
        }
    }
}
