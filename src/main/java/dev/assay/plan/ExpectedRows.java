package dev.assay.plan;

import dev.assay.database.Rows;
import dev.assay.plan.ask.ExpectedCounts;
import dev.assay.plan.expression.RowSet;
import dev.assay.plan.expression.TableSource;
import dev.assay.plan.expression.ToleranceExpression;
import dev.assay.sql.Constants;
import dev.assay.sql.Dialect;
import dev.assay.sql.Tolerance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Counts the rows that match each expected row.
 *
 * @param key the columns that identify a row
 * @param others the other columns to compare
 * @param rows the expected values in the columns' types, those of the key first; few enough for one statement
 * @param tolerance the accepted difference of numbers in the other columns
 */
record ExpectedRows(
        RowSet subject, List<String> key, List<String> others, List<List<@Nullable Object>> rows, Tolerance tolerance)
        implements ScanMeasurement<List<ExpectedCounts>> {

    private static final ExpectedCounts NONE = new ExpectedCounts(0, 0);

    /** Rows in their order, as many at a time as a statement takes. */
    static List<List<List<@Nullable Object>>> parts(List<List<@Nullable Object>> rows, Dialect dialect) {
        Dialect.ConstantsLimit limit = dialect.constantsLimit();
        List<List<List<@Nullable Object>>> parts = new ArrayList<>();
        List<List<@Nullable Object>> part = new ArrayList<>();
        int characters = 0;
        for (List<@Nullable Object> row : rows) {
            int more = row.toString().length();
            if (part.isEmpty()
                    || (long) (part.size() + 1) * (row.size() + 1) > limit.values()
                    || (long) characters + more > limit.characters()) {
                part = new ArrayList<>();
                parts.add(part);
                characters = 0;
            }
            part.add(row);
            characters += more;
        }
        return parts;
    }

    @Override
    public String signature() {
        List<String> values = new ArrayList<>();
        rows.forEach(row -> row.forEach(value -> values.add(value == null ? "" : "=" + value)));
        return "expected " + RowSet.named(key) + " and " + RowSet.named(others) + " " + RowSet.named(values)
                + " within " + tolerance + " of " + subject;
    }

    @Override
    public List<TableSource> sources() {
        return List.of(subject.source());
    }

    @Override
    public RelNode alone() {
        Map<String, Constants> columns = new LinkedHashMap<>();
        key.forEach(name -> columns.put("k" + (columns.size() + 1), constants(name)));
        others.forEach(name -> columns.put("v" + (columns.size() - key.size() + 1), constants(name)));
        RelBuilder builder = relations().builder();
        builder.push(subject.rows(null)).push(relations().constants("expected", columns, rows));
        List<RexNode> joining = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            joining.addAll(joining(builder, i));
        }
        builder.join(JoinRelType.INNER, joining);
        int number = subject.source().table().columns().size();
        List<RexNode> same = new ArrayList<>();
        for (int i = key.size(); i < columns.size(); i++) {
            same.add(same(builder, i, builder.field(number + 1 + i)));
        }
        return builder.aggregate(
                        builder.groupKey(builder.field(number)),
                        builder.count().as("found"),
                        builder.count().filter(builder.and(same)).as("same"))
                .build();
    }

    private Constants constants(String column) {
        return subject.source().constants(column);
    }

    /** The expected values of a column, without nulls. */
    private List<Object> values(int place) {
        return rows.stream().flatMap(row -> Stream.ofNullable(row.get(place))).toList();
    }

    /**
     * Joins by a column of the key. Databases use a hash or merge join only for plain equality; IS NOT DISTINCT FROM makes them compare all
     * pairs. So nulls are replaced by some value, and whether both sides are null is compared as well.
     */
    private List<RexNode> joining(RelBuilder builder, int place) {
        RexNode own = relations().functions().unpadded(builder.field(2, 0, key.get(place)));
        RexNode expected = builder.field(2, 1, place + 1);
        List<Object> values = values(place);
        if (values.isEmpty()) {
            return List.of(builder.isNull(own));
        }
        if (values.size() == rows.size()) {
            return List.of(builder.equals(own, expected));
        }
        Constants constants = constants(key.get(place));
        return List.of(
                builder.equals(constants.filled(own, values.get(0)), constants.filled(expected, values.get(0))),
                builder.equals(builder.isNull(own), builder.isNull(expected)));
    }

    /** True for rows with the expected value in another column. */
    private RexNode same(RelBuilder builder, int place, RexNode expected) {
        String column = others.get(place - key.size());
        RexNode own = relations().functions().unpadded(subject.source().field(column));
        List<Object> values = values(place);
        if (values.isEmpty()) {
            return builder.isNull(own);
        }
        boolean near = values.get(0) instanceof BigDecimal && tolerance.amount().signum() > 0;
        RexNode equal = near
                ? new ToleranceExpression(relations(), tolerance).holds(own, expected, false)
                : builder.equals(own, expected);
        return values.size() == rows.size()
                ? equal
                : builder.or(equal, builder.and(builder.isNull(own), builder.isNull(expected)));
    }

    /** Expected rows that do not exist have no row in the result. */
    @Override
    public boolean isOneRow() {
        return false;
    }

    @Override
    public int mostRows() {
        return rows.size();
    }

    /** Each result row belongs to one expected row. */
    @Override
    public List<ExpectedCounts> read(List<@Nullable Object> row) {
        return List.of(new ExpectedCounts(Answers.whole(row.get(1)), Answers.whole(row.get(2))));
    }

    @Override
    public void read(Rows found, Answers answers) {
        List<ExpectedCounts> counts = new ArrayList<>(Collections.nCopies(rows.size(), NONE));
        found.rows()
                .forEach(row ->
                        counts.set((int) Answers.whole(row.get(0)), read(row).get(0)));
        answers.put(this, counts);
    }
}
