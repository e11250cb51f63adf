package dev.assay.suite.bind;

import dev.assay.check.Arguments;
import dev.assay.check.Parameter;
import dev.assay.check.Reference;
import dev.assay.sql.Fragment;
import dev.assay.sql.TableName;
import dev.assay.sql.Tolerance;
import dev.assay.suite.Connections;
import dev.assay.yaml.Ages;
import dev.assay.yaml.Keys;
import dev.assay.yaml.Node;
import dev.assay.yaml.Problems;
import dev.assay.yaml.SourcePosition;
import dev.assay.yaml.Values;
import dev.assay.yaml.Variables;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the values of a check type's parameters. */
final class ParameterBinder {

    private final Values values;
    private final Problems problems;
    private final SqlBinder sql;
    private final ValueFiles files;
    private final @Nullable Connections connections;

    /**
     * @param file the suite's file
     * @param connections the declared connections; null where their file is missing or wrong
     */
    ParameterBinder(Values values, SqlBinder sql, Path file, @Nullable Connections connections) {
        this.values = values;
        this.problems = values.problems();
        this.sql = sql;
        this.files = new ValueFiles(values, new NamedFiles(file, connections));
        this.connections = connections;
    }

    private ParameterBinder(ParameterBinder other, SqlBinder sql) {
        this.values = other.values;
        this.problems = other.problems;
        this.sql = sql;
        this.files = other.files;
        this.connections = other.connections;
    }

    /**
     * The values by parameter. A parameter that is left out has its default, or no entry. SQL behind a connection is that connection's.
     *
     * @param owner whose parameters they are, for messages
     * @param at where the owner stands
     * @param written gives a parameter's node by its name; null where it is left out
     */
    Map<String, Object> bind(
            String owner, SourcePosition at, List<Parameter> parameters, Function<String, @Nullable Node> written) {
        Map<String, Object> bound = new LinkedHashMap<>();
        ParameterBinder binder = this;
        for (Parameter parameter : parameters) {
            Node node = written.apply(parameter.name());
            if (node == null && parameter.required()) {
                problems.add(
                        at,
                        owner + " lacks '" + parameter.name() + "': " + asClause(parameter.meaning())
                                + (parameter.example().isEmpty() ? "" : ", such as " + parameter.example()));
            } else if (node == null && parameter.byDefault() != null) {
                node = new Node.Scalar(at, parameter.byDefault(), true);
            }
            Object value = node == null ? null : binder.bind(parameter, node);
            if (value != null) {
                bound.put(parameter.name(), value);
            }
            if (value instanceof String name && parameter.kind() == Parameter.Kind.CONNECTION && connections != null) {
                binder = new ParameterBinder(this, sql.in(connections.dialect(name)));
            }
        }
        return bound;
    }

    private static String asClause(String sentence) {
        String clause = sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
        return clause.endsWith(".") ? clause.substring(0, clause.length() - 1) : clause;
    }

    /** The value, in the Java type of {@link Parameter.Kind}; null where it is wrong, which is then reported. */
    private @Nullable Object bind(Parameter parameter, Node node) {
        String name = parameter.name();
        String example = parameter.example();
        if (node instanceof Node.Mapping && !parameter.parts().isEmpty()) {
            return parts(parameter, node);
        }
        return switch (parameter.kind()) {
            case COLUMN, TEXT, REGEX -> values.text(node, name, example);
            case CONNECTION -> connection(node, name, example);
            case COLUMNS, TEXTS -> values.texts(node, name, example);
            case FLAG -> values.flag(node, name);
            case COUNT -> values.count(node, name, 0, Long.MAX_VALUE);
            case NUMBER -> number(node, name, example);
            case SCALAR -> values.scalar(node, name, "a value, such as " + example);
            case SCALARS -> scalars(node, name, example);
            case DURATION -> values.parsed(node, name, example, Ages::parse);
            case AGE -> values.parsed(node, name, example, Ages::parseOfCalendar);
            case TIME -> values.parsed(node, name, example, ParameterBinder::time);
            case ZONE -> values.parsed(node, name, example, ParameterBinder::zone);
            case TOLERANCE -> values.parsed(node, name, example, Tolerance::parse);
            case TABLE -> values.parsed(node, name, example, TableName::parse);
            case REFERENCE -> values.parsed(node, name, example, Reference::parse);
            case CHOICE -> values.word(node, name, parameter.choices());
            case CHOICES -> values.list(node, name, word -> values.word(word, name, parameter.choices()));
            case PARTS -> parts(parameter, node);
            case TYPES -> types(node, name, example);
            case ROWS -> files.rows(node, name);
            case EXPRESSION -> sql.expression(node, name);
            case EXPRESSIONS -> expressions(node, name, example);
            case CONDITION -> sql.condition(node, name);
            case QUERY -> sql.query(node, name);
        };
    }

    private @Nullable String connection(Node node, String name, String example) {
        String written = values.text(node, name, example);
        if (written != null && connections != null) {
            Undeclared.report(problems, node.at(), written, connections);
        }
        return written;
    }

    private @Nullable BigDecimal number(Node node, String name, String example) {
        String expected = "a number, such as " + example;
        Object value = values.scalar(node, name, expected);
        if (value != null && !(value instanceof BigDecimal)) {
            values.unexpected(node, name, expected);
            return null;
        }
        return (BigDecimal) value;
    }

    private @Nullable List<Object> scalars(Node node, String name, String example) {
        return node instanceof Node.Mapping
                ? files.column(node, name)
                : values.list(node, name, item -> listed(item, name, example));
    }

    /** One value of a list. A null is refused: its author means "nulls too", but in SQL no value equals null. */
    private @Nullable Object listed(Node item, String name, String example) {
        if (item instanceof Node.Scalar scalar && !Variables.in(scalar.text()) && scalar.isNull()) {
            problems.add(
                    item.at(),
                    "a null in '" + name
                            + "' means nothing, since no value equals null in SQL: remove it; whether nulls may be"
                            + " there is for not_null to say, and the text null stands in quotes");
            return null;
        }
        return values.scalar(item, name, "values, such as " + example);
    }

    private @Nullable Arguments parts(Parameter parameter, Node node) {
        Keys keys = Keys.of(
                node,
                problems,
                "'" + parameter.name() + "'",
                parameter.example(),
                parameter.parts().stream().map(Parameter::name).toList());
        return keys == null
                ? null
                : new Arguments(bind("'" + parameter.name() + "'", node.at(), parameter.parts(), keys::get));
    }

    private @Nullable Map<String, String> types(Node node, String name, String example) {
        if (node instanceof Node.Sequence) {
            return names(node, name);
        }
        if (!(node instanceof Node.Mapping mapping) || mapping.entries().isEmpty()) {
            values.unexpected(node, name, "columns and their types, such as " + example);
            return null;
        }
        Map<String, String> types = new LinkedHashMap<>();
        for (Node.Entry entry : mapping.entries()) {
            String type = values.text(entry.value(), entry.name(), "integer");
            if (type != null) {
                types.put(entry.name(), type);
            }
        }
        return types.size() == mapping.entries().size() ? types : null;
    }

    private @Nullable Map<String, Fragment> expressions(Node node, String name, String example) {
        if (!(node instanceof Node.Mapping mapping) || mapping.entries().isEmpty()) {
            values.unexpected(node, name, "SQL expressions by columns, such as " + example);
            return null;
        }
        Map<String, Fragment> expressions = new LinkedHashMap<>();
        for (Node.Entry entry : mapping.entries()) {
            Fragment expression = sql.expression(entry.value(), entry.name());
            if (expression != null) {
                expressions.put(entry.name(), expression);
            }
        }
        return expressions.size() == mapping.entries().size() ? expressions : null;
    }

    private @Nullable Map<String, String> names(Node node, String name) {
        List<String> names = values.texts(node, name, "[id, status]");
        if (names == null) {
            return null;
        }
        Map<String, String> types = new LinkedHashMap<>();
        names.forEach(column -> types.put(column, ""));
        if (types.size() < names.size()) {
            problems.add(node.at(), "a column stands twice in this list: remove one of them");
            return null;
        }
        return types;
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is not a time of day: write it as in \"06:30\"", e);
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a time zone: write UTC or a region, such as Europe/Paris", e);
        }
    }
}
