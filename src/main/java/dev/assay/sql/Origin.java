package dev.assay.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A column from which values of a relation come.
 *
 * @param table the table's exact name, or for a query of an author the name as written; null if the table is not known
 * @param column the column's exact name; {@value #ANY} if it may be any of the table's
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public record Origin(@Nullable TableName table, String column) {

    /** Stands for any column of a table. */
    public static final String ANY = "*";

    /** A value of which nothing is known. */
    public static final Origin UNKNOWN = new Origin(null, ANY);

    /**
     * {@return for each column of a relation the columns whose values may stand in it} None: it holds counts, constants, or whether a
     * condition holds. A query that an author wrote has one column of unknown origin, however many it returns.
     *
     * @param relation the relation, as {@link Relations} builds it
     */
    public static List<Set<Origin>> of(RelNode relation) {
        return Trace.of(relation);
    }

    /**
     * {@return any column of these tables; without one, a column that is not known}
     *
     * @param tables the names as written
     */
    public static Set<Origin> ofTables(Collection<TableName> tables) {
        Set<Origin> any = new HashSet<>();
        tables.forEach(table -> any.add(new Origin(table, ANY)));
        return any.isEmpty() ? Set.of(UNKNOWN) : Set.copyOf(any);
    }

    /**
     * {@return whether a name in an author's SQL may mean a column} A name that is too many makes a report more careful.
     *
     * @param written the name as written, in quotes or not
     * @param column the column's exact name
     */
    public static boolean isColumn(String written, String column) {
        return written.replace("\"", "").equalsIgnoreCase(column.replace("\"", ""));
    }

    /** Traces relations; apart, so that reading suites loads no planner. */
    private static final class Trace {

        /** Aggregates that tell how many rows there are, and nothing of their values. */
        private static final Set<SqlKind> COUNTS = EnumSet.of(
                SqlKind.COUNT,
                SqlKind.ROW_NUMBER,
                SqlKind.RANK,
                SqlKind.DENSE_RANK,
                SqlKind.PERCENT_RANK,
                SqlKind.CUME_DIST);

        static List<Set<Origin>> of(RelNode relation) {
            if (relation instanceof TableScan scan) {
                TableName table = Relations.name(scan);
                return scan.getRowType().getFieldNames().stream()
                        .map(column -> Set.of(new Origin(table, column)))
                        .toList();
            }
            if (relation instanceof Project project) {
                Traced input = new Traced(project.getInput());
                return project.getProjects().stream().map(input::of).toList();
            }
            if (relation instanceof Aggregate aggregate) {
                return aggregated(aggregate, of(aggregate.getInput()));
            }
            if (relation instanceof Join join) {
                List<Set<Origin>> both = new ArrayList<>(of(join.getLeft()));
                both.addAll(of(join.getRight()));
                return both.subList(0, join.getRowType().getFieldCount());
            }
            if (relation instanceof SetOp all) {
                return united(all.getInputs().stream().map(Trace::of).toList());
            }
            if (relation instanceof ConstantRows || relation instanceof Values) {
                return nothing(relation);
            }
            if (relation instanceof UserQuery query) {
                return List.of(of(query.operator().fragment()));
            }
            return relation.getInputs().size() == 1 && sameColumns(relation)
                    ? of(relation.getInput(0))
                    : relation.getRowType().getFieldNames().stream()
                            .map(column -> Set.of(UNKNOWN))
                            .toList();
        }

        private static Set<Origin> of(Fragment query) {
            Set<Origin> from = query.outputs().stream()
                    .flatMap(output -> output.from().stream())
                    .collect(Collectors.toSet());
            return query.outputs().isEmpty() || from.contains(UNKNOWN) ? ofTables(query.tables()) : from;
        }

        private static boolean sameColumns(RelNode relation) {
            return relation.getRowType().getFieldCount()
                    == relation.getInput(0).getRowType().getFieldCount();
        }

        private static List<Set<Origin>> nothing(RelNode relation) {
            return relation.getRowType().getFieldNames().stream()
                    .map(column -> Set.<Origin>of())
                    .toList();
        }

        private static List<Set<Origin>> aggregated(Aggregate aggregate, List<Set<Origin>> input) {
            List<Set<Origin>> columns = new ArrayList<>();
            aggregate.getGroupSet().forEach(key -> columns.add(input.get(key)));
            for (AggregateCall call : aggregate.getAggCallList()) {
                Set<Origin> from = new HashSet<>();
                if (!COUNTS.contains(call.getAggregation().getKind())) {
                    call.getArgList().forEach(argument -> from.addAll(input.get(argument)));
                    call.getCollation().getKeys().forEach(key -> from.addAll(input.get(key)));
                }
                columns.add(Set.copyOf(from));
            }
            return columns;
        }

        private static List<Set<Origin>> united(List<List<Set<Origin>>> parts) {
            List<Set<Origin>> columns = new ArrayList<>();
            for (int i = 0; i < parts.get(0).size(); i++) {
                Set<Origin> from = new HashSet<>();
                for (List<Set<Origin>> part : parts) {
                    from.addAll(part.get(i));
                }
                columns.add(Set.copyOf(from));
            }
            return columns;
        }

        /** Traces expressions over the rows of a relation. */
        private static final class Traced {

            private final List<String> names;
            private final List<Set<Origin>> input;

            Traced(RelNode input) {
                this.names = input.getRowType().getFieldNames();
                this.input = Trace.of(input);
            }

            Set<Origin> of(RexNode expression) {
                if (expression instanceof RexInputRef column) {
                    return input.get(column.getIndex());
                }
                if (expression instanceof RexLiteral) {
                    return Set.of();
                }
                if (expression instanceof RexSubQuery query) {
                    return query.getKind() == SqlKind.SCALAR_QUERY
                            ? Trace.of(query.rel).get(0)
                            : Set.of();
                }
                if (!(expression instanceof RexCall call)) {
                    return Set.of(UNKNOWN);
                }
                if (call.getOperator() instanceof FragmentOperator written) {
                    return written(written.fragment());
                }
                if (call instanceof RexOver over
                        && COUNTS.contains(over.getAggOperator().getKind())) {
                    return Set.of();
                }
                return tells(call) ? Set.of() : united(call.getOperands());
            }

            /** Whether a call tells no more than whether something holds. */
            private static boolean tells(RexCall call) {
                return call.isA(SqlKind.COMPARISON)
                        || call.isA(EnumSet.of(
                                SqlKind.AND,
                                SqlKind.OR,
                                SqlKind.NOT,
                                SqlKind.IS_NULL,
                                SqlKind.IS_NOT_NULL,
                                SqlKind.IS_TRUE,
                                SqlKind.IS_FALSE,
                                SqlKind.IS_NOT_TRUE,
                                SqlKind.IS_NOT_FALSE,
                                SqlKind.IN,
                                SqlKind.LIKE,
                                SqlKind.EXISTS));
            }

            private Set<Origin> united(List<RexNode> operands) {
                Set<Origin> from = new HashSet<>();
                operands.forEach(operand -> from.addAll(of(operand)));
                return Set.copyOf(from);
            }

            /** An author's SQL reads the columns whose names stand in it, and any of the tables in its subqueries. */
            private Set<Origin> written(Fragment fragment) {
                Set<Origin> from = new HashSet<>();
                for (int i = 0; i < names.size(); i++) {
                    String column = names.get(i);
                    if (fragment.names().stream()
                            .anyMatch(name -> name.equals(Fragment.EVERY_COLUMN) || isColumn(name, column))) {
                        from.addAll(input.get(i));
                    }
                }
                fragment.tables().forEach(table -> from.add(new Origin(table, ANY)));
                return Set.copyOf(from);
            }
        }
    }
}
