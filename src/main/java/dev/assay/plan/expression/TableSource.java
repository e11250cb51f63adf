package dev.assay.plan.expression;

import dev.assay.database.Constraints;
import dev.assay.database.TableInfo;
import dev.assay.sql.Constants;
import dev.assay.sql.Relations;
import dev.assay.sql.TableName;
import dev.assay.sql.ValueType;
import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/** A table in relational algebra: its bare rows, and conditions over them. */
public final class TableSource {

    private static final Pattern COMMON_YEAR = Pattern.compile("(?!0000)\\d{4}-");

    private final Relations relations;
    private final TableInfo table;
    private final RelNode scan;
    private final @Nullable RexNode only;

    public TableSource(Relations relations, TableInfo table) {
        this.relations = relations;
        this.table = table;
        this.only = null;
        this.scan = relations.table(
                table.name(),
                table.columns().stream().map(TableInfo.Column::name).toList(),
                table.columns().stream().map(TableInfo.Column::type).toList());
        relations.operators(table.name(), operators(table));
    }

    /** The schemas of operators for columns whose types are not built in, by column. */
    private static Map<String, String> operators(TableInfo table) {
        Map<String, String> schemas = new HashMap<>();
        for (TableInfo.Column column : table.columns()) {
            String schema = column.foreign() == null ? null : column.foreign().operatorsIn();
            if (schema != null) {
                schemas.put(column.name(), schema);
            }
        }
        return schemas;
    }

    private TableSource(TableSource whole, @Nullable RexNode only) {
        this.relations = whole.relations;
        this.table = whole.table;
        this.scan = whole.scan;
        this.only = only;
    }

    /**
     * The table restricted to rows that meet the conditions, for all questions alike. It serves conditions that the
     * database should evaluate once per statement rather than once per aggregate.
     */
    TableSource only(List<RexNode> conditions) {
        return conditions.isEmpty() ? this : new TableSource(this, all(conditions));
    }

    /** The table with all its rows. */
    public TableSource whole() {
        return isWhole() ? this : new TableSource(this, null);
    }

    /** Whether the table is unrestricted. */
    public boolean isWhole() {
        return only == null;
    }

    /** The condition that restricts the table; null if it is unrestricted. */
    @Nullable
    public RexNode condition() {
        return only;
    }

    /** The table in the signature of a question. */
    String identity() {
        return only == null ? name() : name() + " only " + only;
    }

    /** Holds for rows with the highest value of a column. */
    RexNode isLatest(String column) {
        RelBuilder highest = builder().push(scan);
        highest.aggregate(highest.groupKey(), highest.max(highest.field(column)));
        return relations
                .expressions()
                .makeCall(SqlStdOperatorTable.EQUALS, field(column), RexSubQuery.scalar(highest.build()));
    }

    /** The source of a check without a table. */
    public static TableSource none(Relations relations) {
        TableName name = new TableName(null, "no table");
        return new TableSource(relations, new TableInfo(name, List.of(), List.of(), 0, Constraints.NONE));
    }

    /** The table's exact name, with the schema. */
    public String name() {
        return table.name().toString();
    }

    public TableInfo table() {
        return table;
    }

    /** All rows of the table, for expressions over its columns. */
    public RelNode scan() {
        return scan;
    }

    public RelBuilder builder() {
        return relations.builder();
    }

    public Relations relations() {
        return relations;
    }

    /** A column of that exact name in a condition. */
    public RexNode field(String column) {
        RelDataTypeField field = scan.getRowType().getField(column, true, false);
        if (field == null) {
            throw new IllegalArgumentException(name() + " has no " + column);
        }
        return relations.expressions().makeInputRef(scan, field.getIndex());
    }

    /** A text column in the form in which patterns see its characters, without padding. */
    RexNode characters(String column) {
        RexNode text = relations.functions().unpadded(field(column));
        boolean deterministic =
                table.column(column).map(known -> known.kind().deterministic()).orElse(true);
        return deterministic ? text : relations.functions().byCharacter(text);
    }

    /** The rows that meet a condition; null: all rows. */
    public RelNode rows(@Nullable RexNode condition) {
        List<RexNode> conditions =
                Stream.of(only, condition).filter(Objects::nonNull).toList();
        return conditions.isEmpty()
                ? scan
                : builder().push(scan).filter(conditions).build();
    }

    /** The conjunction of the conditions; null if there are none. */
    @Nullable
    RexNode all(List<RexNode> conditions) {
        return conditions.isEmpty() ? null : RexUtil.composeConjunction(relations.expressions(), conditions);
    }

    /**
     * Holds for rows that equal one of several rows in these columns. The values were read from the columns; nulls are
     * equal.
     */
    public RexNode isOneOf(List<String> columns, List<List<@Nullable Object>> values) {
        List<RexNode> rows = new ArrayList<>();
        for (List<@Nullable Object> row : values) {
            List<RexNode> equal = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                equal.add(isEqual(columns.get(i), row.get(i)));
            }
            rows.add(RexUtil.composeConjunction(relations.expressions(), equal));
        }
        return RexUtil.composeDisjunction(relations.expressions(), rows);
    }

    /**
     * Whether values that were read can be sent back to find their rows. The database does not accept times before the
     * year 1, after 9999, or infinite ones.
     */
    public static boolean canBeFound(List<@Nullable Object> values) {
        return values.stream()
                .allMatch(value -> !(value instanceof Temporal)
                        || COMMON_YEAR.matcher(value.toString()).lookingAt());
    }

    /** Holds if the column equals a value that was read from it. */
    private RexNode isEqual(String column, @Nullable Object value) {
        if (value == null) {
            return relations.expressions().makeCall(SqlStdOperatorTable.IS_NULL, field(column));
        }
        boolean number = value instanceof Long || value instanceof BigDecimal;
        Object literal =
                number ? new BigDecimal(value.toString()) : value instanceof Boolean ? value : value.toString();
        ValueType type = column(column).map(TableInfo.Column::type).orElse(ValueType.OTHER);
        return relations
                .expressions()
                .makeCall(SqlStdOperatorTable.EQUALS, field(column), relations.literal(type, literal));
    }

    /** Constants of a column's type. */
    public Constants constants(String name) {
        TableInfo.Column column = column(name).orElseThrow();
        return column.type() == ValueType.CHAR
                ? new Constants(relations, scan, relations.functions().unpadded(field(name)), ValueType.TEXT, "text")
                : new Constants(relations, scan, field(name), column.type(), column.writtenType());
    }

    /** Projects the rows to the columns of {@link #shown}. */
    public RelNode show(RelNode rows, List<String> columns) {
        RelBuilder builder = builder().push(rows);
        return builder.project(builder.fields(shown(columns))).build();
    }

    /**
     * The exact names of those columns that exist in the table, without duplicates; all columns if none of them exists.
     */
    public List<String> shown(List<String> columns) {
        List<String> known = columns.stream()
                .flatMap(column -> column(column).stream())
                .map(TableInfo.Column::name)
                .distinct()
                .toList();
        return known.isEmpty()
                ? table.columns().stream().map(TableInfo.Column::name).toList()
                : known;
    }

    /**
     * Whether an expression reads only these columns. An author's SQL may read any column, because it is not inspected.
     */
    boolean readsOnly(List<String> columns, RexNode expression) {
        Set<String> known = columns.stream()
                .flatMap(column -> column(column).stream())
                .map(TableInfo.Column::name)
                .collect(Collectors.toSet());
        List<RexNode> others = new ArrayList<>();
        expression.accept(new RexVisitorImpl<Void>(true) {
            @Override
            public Void visitInputRef(RexInputRef column) {
                if (!known.contains(scan.getRowType().getFieldNames().get(column.getIndex()))) {
                    others.add(column);
                }
                return null;
            }

            @Override
            public Void visitCall(RexCall call) {
                if (Relations.isFragment(call)) {
                    others.add(call);
                }
                return super.visitCall(call);
            }
        });
        return others.isEmpty();
    }

    /** Whether the columns can be hashed, with equal hashes for equal values. */
    public boolean isHashable(List<String> columns) {
        return columns.stream()
                .flatMap(column -> column(column).stream())
                .allMatch(column -> column.type() != ValueType.OTHER
                        || column.databaseType().equals("uuid"));
    }

    /** The column with exactly that name, or else the only column that an author may mean by it. */
    public Optional<TableInfo.Column> column(String wanted) {
        return table.column(wanted)
                .or(() -> called(wanted).stream()
                        .findFirst()
                        .filter(only -> called(wanted).size() == 1));
    }

    /** The columns that an author may mean by a name; several if the name is ambiguous. */
    List<TableInfo.Column> called(String written) {
        return relations.dialect().called(written, table.columns(), TableInfo.Column::name);
    }
}
