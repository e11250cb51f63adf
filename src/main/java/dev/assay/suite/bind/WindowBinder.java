package dev.assay.suite.bind;

import dev.assay.check.Spec;
import dev.assay.suite.Window;
import dev.assay.yaml.Ages;
import dev.assay.yaml.KeySpec;
import dev.assay.yaml.KeySpecs;
import dev.assay.yaml.Keys;
import dev.assay.yaml.Node;
import dev.assay.yaml.Problems;
import dev.assay.yaml.SchemaParts;
import dev.assay.yaml.Typing;
import dev.assay.yaml.Values;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code window} of a check or a table, which limits checks to new rows. */
public final class WindowBinder {

    public static final KeySpecs KEYS = KeySpecs.of(
            KeySpec.required("column", "The column with the time when a row arrived.", SchemaParts.text()),
            KeySpec.required(
                    "since",
                    "The start, inclusive: an age (24h), a date or a time, a number, or last_run.",
                    SchemaParts.anyOf(List.of(
                            SchemaParts.object("type", "number"),
                            SchemaParts.pattern("^([0-9]{1,9}(s|m|h|d|w)|[0-9]{4}-[0-9]{2}-[0-9]{2}"
                                    + "([T ][0-9]{2}:[0-9]{2}.*)?|last_run)$")))));
    public static final String NONE = "none";

    private static final String FORM = "{column: loaded_at, since: 24h}";

    /** Tells an expression from a name: only a bare column can use an index or prune partitions. */
    private static final Pattern NO_NAME = Pattern.compile("[()]|::");

    /** Such as {@code 2026-01-31}, {@code 2026-01-31T08:15:00} or {@code 2026-01-31T08:15+02:00}. */
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private final Values values;
    private final Problems problems;

    WindowBinder(Values values) {
        this.values = values;
        this.problems = values.problems();
    }

    /**
     * The window of a check.
     *
     * @param own the check's key; null where it is left out
     * @return null where all rows are examined, and where the window is wrong, which is then reported
     */
    @Nullable
    Window bind(Spec spec, Node.@Nullable Entry own) {
        if (own == null) {
            return null;
        }
        if (!spec.windowed()) {
            problems.add(
                    own.at(),
                    spec.name() + " takes no window, since it "
                            + (spec.grain() == Spec.Grain.QUERY
                                    ? "reads what its query selects: write the condition into the query"
                                    : spec.filterable()
                                            ? "judges its rows together, not one by one: use a filter, or remove the key"
                                            : "looks at the whole table: remove the key"));
            return null;
        }
        return bind(own.value());
    }

    /** The window; null where all rows are examined, and where the key is wrong, which is then reported. */
    @Nullable
    Window bind(Node node) {
        if (node instanceof Node.Scalar scalar && scalar.text().equals(NONE)) {
            return null;
        }
        Keys keys = Keys.of(node, problems, "a window", FORM, KEYS);
        if (keys == null) {
            return null;
        }
        String column = keys.required("column", "loaded_at", this::column);
        Window.Since since =
                keys.required("since", "24h", (value, key) -> values.parsed(value, key, "24h", WindowBinder::since));
        return column == null || since == null ? null : new Window(column, since);
    }

    private @Nullable String column(Node node, String key) {
        String column = values.text(node, key, "loaded_at");
        if (column != null && NO_NAME.matcher(column).find()) {
            problems.add(
                    node.at(),
                    "'column' takes a column's name, not an expression, so that an index or partitions can be used: write the"
                            + " column alone");
            return null;
        }
        return column;
    }

    private static Window.Since since(String text) {
        if (text.equals("last_run")) {
            return new Window.Since.LastRun();
        }
        if (Ages.looksLikeOne(text)) {
            return new Window.Since.Age(Ages.parse(text));
        }
        return new Window.Since.Value(Typing.of(text) instanceof BigDecimal number ? number : moment(text));
    }

    /** The text unchanged, if it is a date or a time. */
    private static String moment(String text) {
        try {
            MOMENT.parse(text.replace(' ', 'T'));
            return text;
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "'" + text
                            + "' is neither an age such as 24h, nor a date or a time such as 2026-01-31 08:15, nor a number,"
                            + " nor last_run: write one of them",
                    e);
        }
    }
}
