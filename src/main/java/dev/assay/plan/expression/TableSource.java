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

/** A table as relational expressions see it: its bare rows, and conditions over them. */
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

    /** The schemas of operators of the columns' types, by column, where they are not the database's own. */
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
     * The table without other rows than those: whatever reads it reads them alone. For conditions that a database had better work out once
     * a statement, and not in each of its aggregates.
     */
    TableSource only(List<RexNode> conditions) {
        return conditions.isEmpty() ? this : new TableSource(this, all(conditions));
    }

    /** All rows of the table. */
    public TableSource whole() {
        return isWhole() ? this : new TableSource(this, null);
    }

    /** Whether there are no other rows in the table. */
    public boolean isWhole() {
        return only == null;
    }

    /** Holds for the rows that are there, of those of the table; null where all are. */
    @Nullable
    public RexNode condition() {
        return only;
    }

    /** What it is in a question's signature. */
    String identity() {
        return only == null ? name() : name() + " only " + only;
    }

    /** The rows whose value of a column is the highest one of all rows. */
    RexNode isLatest(String column) {
        RelBuilder highest = builder().push(scan);
        highest.aggregate(highest.groupKey(), highest.max(highest.field(column)));
        return relations
                .expressions()
                .makeCall(SqlStdOperatorTable.EQUALS, field(column), RexSubQuery.scalar(highest.build()));
    }

    /** What a check is about that has no table. */
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

    /** All of them, for expressions over their columns. */
    public RelNode scan() {
        return scan;
    }

    public RelBuilder builder() {
        return relations.builder();
    }

    public Relations relations() {
        return relations;
    }

    /** The column of that name in a condition. */
    public RexNode field(String column) {
        RelDataTypeField field = scan.getRowType().getField(column, true, false);
        if (field == null) {
            throw new IllegalArgumentException(name() + " has no " + column);
        }
        return relations.expressions().makeInputRef(scan, field.getIndex());
    }

    /** The text of that name as patterns see it: by its characters, without padding. */
    RexNode characters(String column) {
        RexNode text = relations.functions().unpadded(field(column));
        boolean deterministic =
                table.column(column).map(known -> known.kind().deterministic()).orElse(true);
        return deterministic ? text : relations.functions().byCharacter(text);
    }

    /** The rows that meet a condition; null: all. */
    public RelNode rows(@Nullable RexNode condition) {
        List<RexNode> conditions =
                Stream.of(only, condition).filter(Objects::nonNull).toList();
        return conditions.isEmpty()
                ? scan
                : builder().push(scan).filter(conditions).build();
    }

    /** Holds where all conditions hold; null where there is none. */
    @Nullable
    RexNode all(List<RexNode> conditions) {
        return conditions.isEmpty() ? null : RexUtil.composeConjunction(relations.expressions(), conditions);
    }

    /** Holds for the rows that have the values of one of several rows, which were read from these columns; nulls are equal. */
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
     * Whether the database understands values as they were read, which it does not of a time before the year 1, after 9999, or
     * infinite.
     */
    public static boolean canBeFound(List<@Nullable Object> values) {
        return values.stream()
                .allMatch(value -> !(value instanceof Temporal)
                        || COMMON_YEAR.matcher(value.toString()).lookingAt());
    }

    /** Holds where the column has a value that was read from it. */
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

    /** Values below each other as constants of a column's type. */
    public Constants constants(String name) {
        TableInfo.Column column = column(name).orElseThrow();
        return column.type() == ValueType.CHAR
                ? new Constants(relations, scan, relations.functions().unpadded(field(name)), ValueType.TEXT, "text")
                : new Constants(relations, scan, field(name), column.type(), column.writtenType());
    }

    /** What {@link #shown} says of rows of this table. */
    public RelNode show(RelNode rows, List<String> columns) {
        RelBuilder builder = builder().push(rows);
        return builder.project(builder.fields(shown(columns))).build();
    }

    /** The columns of those names that the table has, by their exact names, each once; all columns where it has none of them. */
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

    /** Whether an expression reads no columns but those; what SQL of the author's own reads is not looked at, so that it may be any. */
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

    /** Whether a hash of the columns is the same for equal values, and there is one at all. */
    public boolean isHashable(List<String> columns) {
        return columns.stream()
                .flatMap(column -> column(column).stream())
                .allMatch(column -> column.type() != ValueType.OTHER
                        || column.databaseType().equals("uuid"));
    }

    /** The column of exactly that name, or else the only one that an author may mean by it. */
    public Optional<TableInfo.Column> column(String wanted) {
        return table.column(wanted)
                .or(() -> called(wanted).stream()
                        .findFirst()
                        .filter(only -> called(wanted).size() == 1));
    }

    /** What an author may mean by a name: several where it does not say which. */
    List<TableInfo.Column> called(String written) {
        return relations.dialect().called(written, table.columns(), TableInfo.Column::name);
    }
}
