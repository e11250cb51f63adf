package dev.assay.suite.bind;

import dev.assay.check.Arguments;
import dev.assay.check.Parameter;
import dev.assay.check.Spec;
import dev.assay.check.Spec.Grain;
import dev.assay.sql.TableName;
import dev.assay.yaml.Keys;
import dev.assay.yaml.Node;
import dev.assay.yaml.Problems;
import dev.assay.yaml.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what stands behind a check type's name: table, columns and parameters, or a shorthand for them. */
final class TypeBinder {

    private final Values values;
    private final Problems problems;
    private final ParameterBinder parameters;

    TypeBinder(Values values, ParameterBinder parameters) {
        this.values = values;
        this.problems = values.problems();
        this.parameters = parameters;
    }

    /** The nodes of table, columns and parameters, with shorthand resolved. */
    private static final class Written {
        private @Nullable Node table;
        private @Nullable Node columns;
        private final Map<String, Node> parameters = new LinkedHashMap<>();
    }

    /** The checks that the entry stands for; null where anything is wrong, which is then reported. */
    @Nullable
    CheckTarget bind(Spec spec, Node.Entry type, BindingContext place) {
        int before = problems.count();
        if (place.column() != null && !spec.ofColumns()) {
            problems.add(
                    type.at(),
                    spec.name() + " is not about a column: put it into the checks of the "
                            + (spec.grain() == Grain.TABLE ? "table" : "table or the suite"));
            return null;
        }
        Written written = new Written();
        if (type.value() instanceof Node.Mapping mapping) {
            mapping.entries().forEach(entry -> key(spec, entry, written, place, type));
        } else if (!(type.value() instanceof Node.Scalar scalar && scalar.isNull())) {
            shorthand(spec, type, written, place);
        }
        List<Parameter> read = spec.parameters().stream()
                .filter(parameter ->
                        !(written.columns instanceof Node.Bad) || written.parameters.containsKey(parameter.name()))
                .toList();
        Map<String, Object> bound = parameters.bind(spec.name(), type.at(), read, written.parameters::get);
        TableName table = table(spec, type, written, place);
        List<List<String>> columns = columns(spec, type, written, place);
        return problems.count() > before || columns == null ? null : about(spec, table, columns, bound);
    }

    private static CheckTarget about(
            Spec spec, @Nullable TableName table, List<List<String>> columns, Map<String, Object> bound) {
        List<CheckTarget.One> checks = new ArrayList<>();
        for (List<String> these : columns) {
            Map<String, Object> arguments = new LinkedHashMap<>(bound);
            if (spec.grain() == Grain.COLUMN && !these.isEmpty()) {
                arguments.put("column", these.get(0));
            } else if (spec.grain() == Grain.KEY) {
                arguments.put("columns", List.copyOf(these));
            }
            checks.add(new CheckTarget.One(these, new Arguments(arguments)));
        }
        return new CheckTarget(table, checks);
    }

    private void key(Spec spec, Node.Entry entry, Written written, BindingContext place, Node.Entry type) {
        String name = entry.name();
        if (spec.parameter(name).isPresent()) {
            written.parameters.put(name, entry.value());
        } else if (name.equals("table") && spec.grain() != Grain.QUERY) {
            if (place.table() != null) {
                problems.add(
                        entry.at(),
                        "the table is " + place.table() + " already: remove 'table', or move the check to the"
                                + " suite's own checks");
            }
            written.table = entry.value();
        } else if (spec.ofColumns() && (name.equals("column") || name.equals("columns"))) {
            if (place.column() != null) {
                problems.add(
                        entry.at(),
                        "the column is " + place.column() + " already: remove '" + name
                                + "', or move the check to the table's checks");
            } else if (written.columns != null) {
                problems.add(entry.at(), "write either 'column' or 'columns', not both");
            }
            written.columns = entry.value();
        } else if (CommonKeys.MEANINGS.containsKey(name)) {
            problems.add(
                    entry.at(),
                    "'" + name + "' stands inside '" + spec.name() + "' but belongs beside it: move it to column "
                            + type.at().column() + ", where '" + spec.name() + "' begins");
        } else {
            Keys.unknown(problems, entry, spec.name(), known(spec, place));
        }
    }

    private static List<String> known(Spec spec, BindingContext place) {
        List<String> known = new ArrayList<>();
        if (place.table() == null && spec.grain() != Grain.QUERY) {
            known.add("table");
        }
        if (place.column() == null && spec.grain() == Grain.COLUMN) {
            known.add("column");
        }
        if (place.column() == null && spec.ofColumns()) {
            known.add("columns");
        }
        spec.parameters().stream().map(Parameter::name).forEach(known::add);
        return known;
    }

    private void shorthand(Spec spec, Node.Entry type, Written written, BindingContext place) {
        Node value = type.value();
        boolean columns = place.column() == null && spec.ofColumns();
        if (columns && place.table() != null) {
            if (spec.main() != null
                    && value instanceof Node.Scalar scalar
                    && scalar.text().contains("(")) {
                problems.add(
                        value.at(),
                        "at table level say which columns are meant: write " + spec.name() + ": {columns: […], "
                                + spec.main() + ": " + scalar.text() + "}");
                written.columns = new Node.Bad(value.at());
                return;
            }
            written.columns = value;
        } else if (columns || spec.main() == null || (place.table() == null && spec.grain() == Grain.TABLE)) {
            problems.add(
                    value.at(),
                    "'" + spec.name()
                            + (example(spec, place).endsWith("{}")
                                    ? "' takes no value here: write "
                                    : "' takes its parameters as a mapping here: write ")
                            + example(spec, place));
            written.columns = new Node.Bad(value.at());
            written.table = new Node.Bad(value.at());
        } else {
            written.parameters.put(spec.main(), value);
        }
    }

    /** The shortest valid form at this place, for messages. */
    private static String example(Spec spec, BindingContext place) {
        List<String> parts = new ArrayList<>();
        if (place.table() == null) {
            parts.add("table: …");
        }
        if (place.column() == null && spec.grain() == Grain.COLUMN) {
            parts.add("column: …");
        }
        if (place.column() == null && spec.grain() == Grain.KEY) {
            parts.add("columns: […]");
        }
        spec.parameters().stream().filter(Parameter::required).forEach(p -> parts.add(p.name() + ": …"));
        if (parts.isEmpty() && !spec.parameters().isEmpty()) {
            parts.add(spec.parameters().get(0).name() + ": …");
        }
        return spec.name() + ": {" + String.join(", ", parts) + "}";
    }

    private @Nullable TableName table(Spec spec, Node.Entry type, Written written, BindingContext place) {
        if (spec.grain() == Grain.QUERY) {
            return null;
        }
        if (place.table() != null) {
            return place.table();
        }
        if (written.table == null) {
            problems.add(
                    type.at(),
                    spec.name() + " lacks 'table': among the suite's own checks write " + example(spec, place));
            return null;
        }
        return values.parsed(written.table, "table", "orders", TableName::parse);
    }

    /** The columns of each check; null where they are missing or wrong. */
    private @Nullable List<List<String>> columns(Spec spec, Node.Entry type, Written written, BindingContext place) {
        if (!spec.ofColumns()) {
            return List.of(List.of());
        }
        Node expression = spec.expression()
                .map(parameter -> written.parameters.get(parameter.name()))
                .orElse(null);
        if (expression != null && (place.column() != null || written.columns != null)) {
            problems.add(
                    expression.at(),
                    "an expression stands in place of the column: remove one of them"
                            + (place.column() == null ? "" : ", or move the check to the table's checks"));
            return null;
        }
        if (expression != null) {
            return List.of(List.of());
        }
        if (place.column() != null) {
            return List.of(List.of(place.column()));
        }
        if (written.columns == null && written.table == null && place.table() == null) {
            return null;
        }
        if (written.columns == null) {
            problems.add(
                    type.at(),
                    spec.name() + " names no column: write " + example(spec, place)
                            + (place.table() == null ? "" : ", or put it under a column"));
            return null;
        }
        List<String> columns =
                values.texts(written.columns, spec.grain() == Grain.KEY ? "columns" : "column", "customer_id");
        if (columns == null) {
            return null;
        }
        if (new HashSet<>(columns).size() < columns.size()) {
            problems.add(written.columns.at(), "a column stands twice in this list: remove one of them");
            return null;
        }
        return spec.grain() == Grain.KEY
                ? List.of(columns)
                : columns.stream().map(List::of).toList();
    }
}
