package dev.assay.check.builtin.references;

import static dev.assay.check.Parameter.Kind;

import dev.assay.check.AcrossConnections;
import dev.assay.check.Arguments;
import dev.assay.check.CheckOutcome;
import dev.assay.check.Dimension;
import dev.assay.check.Evaluator;
import dev.assay.check.Globs;
import dev.assay.check.OtherTool;
import dev.assay.check.Parameter;
import dev.assay.check.Spec;
import dev.assay.check.Text;
import dev.assay.check.builtin.Elsewhere;
import dev.assay.check.builtin.OtherTable;
import dev.assay.check.builtin.RowRule;
import dev.assay.plan.ask.Ask;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.Comparison;
import dev.assay.plan.ask.Condition;
import dev.assay.plan.ask.ExaminedCount;
import dev.assay.plan.ask.Listed;
import dev.assay.plan.ask.Measure;
import dev.assay.plan.ask.TableMetadata;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.plan.ask.Value;
import dev.assay.result.FailureCode;
import dev.assay.sql.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code set_equality}: the table has the same rows as another one (dbt_utils: equality; SQL: EXCEPT in both directions). */
public final class SetEquality implements AcrossConnections {

    private static final Spec SPEC = Spec.table(
                    "set_equality",
                    "The table has the same rows as another one in the compared columns. Distinct rows of both tables are counted.")
            .nulls("Nulls are equal: two rows with nulls in the same columns can be equal.")
            .dimension(Dimension.CONSISTENCY)
            .main(Elsewhere.table(OtherTable.TABLE.suchAs("staging_orders")))
            .parameter(Parameter.of("columns", Kind.COLUMNS, "The columns to compare; all by default.")
                    .suchAs("[id, total]"))
            .parameter(Parameter.of(
                            "to_columns",
                            Kind.COLUMNS,
                            "The other table's columns, in the same order; those with the same names by default.")
                    .suchAs("[order_id, amount]"))
            .parameter(Parameter.of("except", Kind.COLUMNS, "Columns of either table to leave out of the comparison.")
                    .varies(Parameter.Variance.ACCEPTED)
                    .suchAs("[loaded_at]"))
            .parameter(OtherTable.FILTER)
            .parameter(Parameter.of(
                    "tolerance",
                    Kind.TOLERANCE,
                    "The accepted difference of numbers; a percentage refers to the other table's number. Rows are then paired by"
                            + " the key. Each key counts once, and a key with several rows on a side differs."))
            .parameter(Parameter.of(
                            "key",
                            Kind.COLUMNS,
                            "With a tolerance, the columns to pair rows by; all but decimals and doubles by default. Columns that are not"
                                    + " numbers always belong to the key, so a row with a different text has no partner.")
                    .suchAs("[id]"))
            .parameter(Parameter.choice(
                            "duplicates",
                            "Whether duplicates of a row must match in number (count) or do not matter (ignore).",
                            "ignore",
                            "count")
                    .otherwise("ignore"))
            .parameter(Parameter.choice(
                            "relation",
                            "equal: both tables have the same rows. subset: the other table may have more, and only the rows of this table"
                                    + " are examined.",
                            "equal",
                            "subset")
                    .otherwise("equal"))
            .parameter(Elsewhere.AT)
            .parameter(Elsewhere.HEARTBEAT)
            .parameter(Elsewhere.WAIT)
            .known(OtherTool.DBT, "dbt_utils.equality", "dbt_utils.cardinality_equality", "compare_model_subset")
            .known(OtherTool.SODA, "reconciliation rows diff")
            .known(OtherTool.GREAT_EXPECTATIONS, "expect_query_results_to_match_comparison")
            .known(OtherTool.DEEQU, "DatasetMatch", "doesDatasetMatch")
            .example("set_equality: {table: orders, to: staging_orders, columns: [id, total]}")
            .example(
                    "set_equality: {table: orders, to: staging_orders, columns: [id, total], key: [id], tolerance: 0.01}")
            .build();

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public List<String> faults(Arguments arguments) {
        List<String> faults = new ArrayList<>();
        int own = arguments.texts("columns").size();
        int other = arguments.texts("to_columns").size();
        if (other > 0 && own != other) {
            faults.add("columns and to_columns go in pairs: write the same number of both, in the same order");
        }
        if (own > 0 && arguments.has("except")) {
            faults.add("except cannot be combined with columns: remove one of the two");
        }
        if (arguments.has("key") && !arguments.has("tolerance")) {
            faults.add(
                    "key needs a tolerance, because without one rows are paired by all columns: remove it, or add tolerance");
        }
        faults.addAll(Elsewhere.faults(arguments, "to"));
        return faults;
    }

    @Override
    public Optional<String> elsewhere(Arguments arguments) {
        return Elsewhere.of(arguments, "to");
    }

    @Override
    public Side here(Arguments arguments, Ask ask, boolean versioned) {
        Map<Boolean, List<String>> except =
                arguments.texts("except").stream().collect(Collectors.partitioningBy(name -> has(name, ask)));
        List<Column> columns = arguments.has("columns")
                ? ask.columns(arguments.texts("columns"))
                : RowRule.allBut(Objects.requireNonNull(except.get(true)), ask);
        List<String> key = key(arguments, ask, columns);
        boolean tolerant = arguments.has("tolerance");
        List<Column> equal = new ArrayList<>();
        List<Column> near = new ArrayList<>();
        for (Column column : columns) {
            boolean may = tolerant
                    && column.type().isNumber()
                    && (key.isEmpty() ? column.type() != ValueType.INTEGER : !key.contains(column.name()));
            (may ? near : equal).add(column);
        }
        if (tolerant) {
            Pairs.demand(equal, near);
        }
        return side(ask, equal, near, columns, Objects.requireNonNull(except.get(false)), versioned);
    }

    @Override
    public Side there(Arguments arguments, Ask ask, boolean versioned, Side here) {
        Ask rows = Elsewhere.rows(Objects.requireNonNull(arguments.parts("to")), ask);
        here.further().forEach(rows::column);
        List<Column> columns = rows.columns(arguments.has("to_columns") ? arguments.texts("to_columns") : here.names());
        Map<String, Column> byName = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            byName.put(here.names().get(i), columns.get(i));
        }
        return side(
                rows,
                here.equal().stream().map(Value::name).map(byName::get).toList(),
                here.near().stream().map(Value::name).map(byName::get).toList(),
                columns,
                ignored(arguments, rows, columns),
                versioned);
    }

    private static Side side(
            Ask ask,
            List<Column> equal,
            List<Column> near,
            List<Column> columns,
            List<String> further,
            boolean versioned) {
        List<Column> all = new ArrayList<>(equal);
        all.addAll(near);
        Ask.Groups groups = ask.groups(all);
        Measure<Listed> listed = groups.list(List.of(groups.rows()), MOST_ROWS, versioned);
        return new Side(
                equal, near, columns.stream().map(Column::name).toList(), further, measures -> measures.get(listed));
    }

    @Override
    public Met meet(Arguments arguments, Answer here, Answer there) {
        SetDifference difference = SetDifference.of(
                here,
                there,
                subset(arguments),
                arguments.text("duplicates").equals("count"),
                arguments.has("tolerance") ? arguments.tolerance("tolerance") : null);
        return difference.met(outcome(
                arguments,
                difference.failing(),
                difference.surplus(),
                difference.missing(),
                difference.all(),
                List.of(),
                there.side().further()));
    }

    @Override
    public Evaluator ask(Arguments arguments, Ask ask) {
        Ask other = OtherTable.of(arguments, ask);
        List<Column> columns = columns(arguments, ask, other);
        List<Column> others = other.columns(
                arguments.has("to_columns")
                        ? arguments.texts("to_columns")
                        : columns.stream().map(Column::name).toList());
        boolean tolerant = arguments.has("tolerance");
        Pairs pairs =
                tolerant ? Pairs.tolerant(key(arguments, ask, columns), columns, others) : Pairs.exact(columns, others);
        Ask.Groups here = ask.groups(pairs.key());
        Ask.Groups there = other.groups(pairs.otherKey());
        Ask.Beside both = here.beside(there);
        Value own = both.left(here.rows());
        Value found = both.right(there.rows());
        List<String> ignored = ignored(arguments, other, others);
        boolean counted = arguments.text("duplicates").equals("count");
        List<Condition> different = new ArrayList<>();
        if (!subset(arguments)) {
            different.add(both.isNull(own));
        }
        different.add(both.isNull(found));
        if (tolerant) {
            different.add(pairs.beyond(arguments.tolerance("tolerance"), here, there, both));
        } else if (counted) {
            different.add(both.compare(own, subset(arguments) ? Comparison.ABOVE : Comparison.NOT_EQUAL, found));
        }
        Measure<Long> missing = both.countWhere(both.isNull(own));
        Measure<Long> surplus = both.countWhere(both.isNull(found));
        Measure<Long> bad = both.countWhere(both.anyOf(different));
        Measure<Long> all = both.count();
        return measures -> outcome(
                arguments,
                measures.get(bad),
                measures.get(surplus),
                measures.get(missing),
                measures.get(all),
                List.of(bad),
                ignored);
    }

    private static CheckOutcome outcome(
            Arguments arguments,
            long failing,
            long surplus,
            long missing,
            long all,
            List<Measure<?>> evidence,
            List<String> ignored) {
        boolean tolerant = arguments.has("tolerance");
        boolean counted = arguments.text("duplicates").equals("count");
        long beyond = failing - surplus - (subset(arguments) ? 0 : missing);
        String more = tolerant
                ? ", " + Text.number(beyond) + " by more than " + arguments.tolerance("tolerance")
                        + " or with several rows"
                : counted ? ", or a different number of times" : "";
        String rule = Text.with(failing, "differs", "differ") + " from " + Elsewhere.named(arguments, "to") + " ("
                + Text.number(surplus) + " only here, " + Text.number(missing) + " only there" + more + ")";
        Map<String, Object> measured = new LinkedHashMap<>();
        measured.put("only_here", surplus);
        measured.put("only_there", missing);
        if (tolerant) {
            measured.put("beyond_tolerance", beyond);
        }
        if (!ignored.isEmpty()) {
            measured.put("not_compared", Text.names(ignored));
        }
        return new CheckOutcome.Rows(
                failing, ExaminedCount.of(all - (subset(arguments) ? missing : 0)), rule, evidence, measured);
    }

    /** The other table's columns that are not compared although {@code except} does not name them. */
    private static List<String> ignored(Arguments arguments, Ask other, List<Column> compared) {
        if (arguments.has("columns")) {
            return List.of();
        }
        Globs except = Globs.ofColumns(arguments.texts("except"));
        return other.catalogue().columns().stream()
                .map(TableMetadata.Column::name)
                .filter(name ->
                        compared.stream().noneMatch(column -> column.name().equals(name)))
                .filter(name -> !except.match(name))
                .toList();
    }

    /** The names of the key's columns as in the catalogue. */
    private static List<String> key(Arguments arguments, Ask ask, List<Column> compared) {
        List<String> key =
                ask.columns(arguments.texts("key")).stream().map(Column::name).toList();
        for (String name : key) {
            if (compared.stream().noneMatch(column -> column.name().equals(name))) {
                throw new UnanswerableException(
                        FailureCode.QUERY_REFUSED,
                        "Column '" + name
                                + "' of the key is not compared: add it to columns, or remove it from except.");
            }
        }
        return key;
    }

    private static boolean subset(Arguments arguments) {
        return arguments.text("relation").equals("subset");
    }

    /**
     * Resolves {@code columns}, or all columns without {@code except}. {@code except} may name a column that only the other table has; a
     * name that neither table has is reported as a typing error.
     */
    private static List<Column> columns(Arguments arguments, Ask ask, Ask other) {
        if (arguments.has("columns")) {
            return ask.columns(arguments.texts("columns"));
        }
        return RowRule.allBut(
                arguments.texts("except").stream()
                        .filter(name -> has(name, ask) || !has(name, other))
                        .toList(),
                ask);
    }

    private static boolean has(String name, Ask side) {
        Globs globs = Globs.ofColumns(List.of(name));
        return side.catalogue().columns().stream().anyMatch(column -> globs.match(column.name()));
    }
}
