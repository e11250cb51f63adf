package dev.assay.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Reads nodes as values and fills in their variables. Each reading method takes the key that the node belongs to and an
 * example or the words to choose from, for its messages. It returns null where the node does not hold such a value; it
 * has then reported that, unless the node was reported already ({@link Node.Bad}) or awaits its variables
 * ({@link #awaits}).
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Values {

    private final Problems problems;

    /** Null: variables are not filled in yet, and a value that holds one is not judged. */
    private final @Nullable Variables variables;

    private final boolean secret;

    private Values(Problems problems, @Nullable Variables variables, boolean secret) {
        this.problems = problems;
        this.variables = variables;
        this.secret = secret;
    }

    /**
     * Reads suites: messages repeat what was found.
     *
     * @param problems where to report
     * @param variables the values of variables
     * @return a reader that fills in variables
     */
    public static Values filled(Problems problems, Variables variables) {
        return new Values(problems, variables, false);
    }

    /**
     * Reads connections, whose values may be secrets: no message repeats a value, neither as it is written nor filled in.
     *
     * @param problems where to report
     * @param variables the values of variables; null where they are not filled in yet, so that a value with one reads as null
     *     and nothing is reported of it
     * @return the reader
     */
    public static Values secret(Problems problems, @Nullable Variables variables) {
        return new Values(problems, variables, true);
    }

    /** {@return where problems are reported; what a binder finds wrong itself goes there too} */
    public Problems problems() {
        return problems;
    }

    /** {@return whether variables are filled in} */
    public boolean fillsIn() {
        return variables != null;
    }

    /**
     * Whether a node holds a variable that is not filled in yet.
     *
     * @param node the node
     * @return if true, the node reads as null and nothing is reported of it
     */
    public boolean awaits(Node node) {
        return variables == null && node instanceof Node.Scalar scalar && Variables.in(scalar.text());
    }

    /**
     * A value of any type, as {@link Typing} tells them apart. A variable's value is typed as if it stood there without quotes.
     *
     * @param node the node
     * @param key the key that it belongs to
     * @param expected what to write, for messages: "a whole number"
     * @return a String, BigDecimal or Boolean; null where it is none or empty, which is then reported
     */
    @Nullable
    public Object scalar(Node node, String key, String expected) {
        if (node instanceof Node.Scalar scalar) {
            if (!Variables.in(scalar.text())) {
                Object typed = Typing.of(scalar);
                if (typed == null) {
                    problems.add(node.at(), "'" + key + "' has no value: write " + expected + ", or remove the key");
                }
                return typed;
            }
            return variables == null ? null : substituted(scalar, variables);
        }
        if (!(node instanceof Node.Bad)) {
            unexpected(node, key, expected);
        }
        return null;
    }

    private @Nullable Object substituted(Node.Scalar scalar, Variables from) {
        try {
            return Typing.of(from.fill(scalar.text()));
        } catch (Variables.Unfilled e) {
            problems.add(scalar.at(), e.why());
            return null;
        }
    }

    /**
     * Text that is not blank and holds no U+0000. A number or a boolean without quotes is refused; a variable's value is text
     * whatever it looks like.
     *
     * @param node the node
     * @param key the key that it belongs to
     * @param example such a text, for messages
     * @return the text; null where it is wrong, which is then reported
     */
    @Nullable
    public String text(Node node, String key, String example) {
        String expected = "text, such as " + example;
        if (variables != null && node instanceof Node.Scalar scalar && Variables.in(scalar.text())) {
            try {
                return notBlank(variables.fill(scalar.text()), node, key, expected);
            } catch (Variables.Unfilled e) {
                problems.add(node.at(), e.why());
                return null;
            }
        }
        Object value = scalar(node, key, expected);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text)) {
            problems.add(node.at(), "'" + key + "' takes text, this is " + node.shape() + ": put it in quotes");
            return null;
        }
        return notBlank(text, node, key, expected);
    }

    private @Nullable String notBlank(String text, Node node, String key, String expected) {
        if (text.indexOf('\0') >= 0) {
            problems.add(node.at(), "'" + key + "' holds the character U+0000: remove it");
            return null;
        }
        if (text.isBlank()) {
            problems.add(node.at(), "'" + key + "' is empty: write " + expected);
            return null;
        }
        return text;
    }

    /**
     * One text or a list of them, each as in {@link #text}.
     *
     * @param node the node
     * @param key the key that it belongs to
     * @param example such a text, for messages
     * @return at least one; null where the list or any item is wrong, which is then reported
     */
    @Nullable
    public List<String> texts(Node node, String key, String example) {
        return list(node, key, item -> text(item, key, example));
    }

    /**
     * One value or a list of them that is not empty.
     *
     * @param node the node
     * @param key the key that it belongs to
     * @param one reads an item, and gives null where that is wrong, which it then reports
     * @param <T> the type of the items
     * @return at least one; null where the list is empty, which is then reported, or where any item is null
     */
    public <T> @Nullable List<T> list(Node node, String key, Function<Node, @Nullable T> one) {
        if (!(node instanceof Node.Sequence sequence)) {
            T single = one.apply(node);
            return single == null ? null : List.of(single);
        }
        if (sequence.items().isEmpty()) {
            problems.add(node.at(), "the list of '" + key + "' is empty: put something into it, or remove the key");
            return null;
        }
        List<T> all = new ArrayList<>();
        for (Node item : sequence.items()) {
            T value = one.apply(item);
            if (value != null) {
                all.add(value);
            }
        }
        return all.size() == sequence.items().size() ? all : null;
    }

    /**
     * What {@code parse} makes of a value's text.
     *
     * @param node the node
     * @param key the key that it belongs to
     * @param example such a text, for messages
     * @param parse throws IllegalArgumentException for a text that it cannot take; the exception's message becomes the problem, but
     *     is not shown for connections, since it may repeat the value
     * @param <T> the type of the result
     * @return null where the value is wrong, which is then reported
     */
    public <T> @Nullable T parsed(Node node, String key, String example, Function<String, T> parse) {
        Object value = scalar(node, key, "text, such as " + example);
        if (value == null) {
            return null;
        }
        String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            problems.add(
                    node.at(),
                    secret
                            ? "'" + key + "' cannot be read: write it as in " + example
                            : "'" + key + "': " + e.getMessage());
            return null;
        }
    }

    /**
     * A whole number.
     *
     * @param node the node
     * @param key the key that it belongs to
     * @param least the least number
     * @param most the greatest number
     * @return null where it is something else, which is then reported
     */
    @Nullable
    public Long count(Node node, String key, long least, long most) {
        String expected = "a whole number" + (least > 0 ? " from " + least : ", not negative") + ", such as "
                + Math.max(least, Math.min(most, 1000));
        Object value = scalar(node, key, expected);
        if (value == null) {
            return null;
        }
        if (value instanceof BigDecimal number
                && number.stripTrailingZeros().scale() <= 0
                && number.compareTo(BigDecimal.valueOf(least)) >= 0
                && number.compareTo(BigDecimal.valueOf(most)) <= 0) {
            return number.longValueExact();
        }
        unexpected(node, key, expected);
        return null;
    }

    /**
     * True or false.
     *
     * @param node the node
     * @param key the key that it belongs to
     * @return null where it is something else, which is then reported
     */
    @Nullable
    public Boolean flag(Node node, String key) {
        Object value = scalar(node, key, "true or false");
        if (value == null || value instanceof Boolean) {
            return (Boolean) value;
        }
        unexpected(node, key, "true or false");
        return null;
    }

    /**
     * One of several words, exactly as they are written.
     *
     * @param node the node
     * @param key the key that it belongs to
     * @param words the words
     * @return null where it is something else, which is then reported
     */
    @Nullable
    public String word(Node node, String key, Collection<String> words) {
        String value = wordOrText(node, key, words);
        if (value == null || words.contains(value)) {
            return value;
        }
        String found = secret ? "" : ", not '" + value + "'";
        String near = words.contains(value.toLowerCase(Locale.ROOT)) ? " in lower case" : "";
        problems.add(
                node.at(),
                "'" + key + (words.size() == 1 ? "' takes only " : "' is one of ") + String.join(", ", words) + near
                        + found);
        return null;
    }

    private @Nullable String wordOrText(Node node, String key, Collection<String> words) {
        Object value = scalar(node, key, "one of " + String.join(", ", words));
        return value == null ? null : value.toString();
    }

    /**
     * Reports a node that is something else than expected, unless it was reported already.
     *
     * @param node the node
     * @param key the key that it belongs to
     * @param expected what to write: "a list of tables, such as …"
     */
    public void unexpected(Node node, String key, String expected) {
        if (!(node instanceof Node.Bad)) {
            problems.add(node.at(), "'" + key + "' takes " + expected + "; this is " + found(node));
        }
    }

    private String found(Node node) {
        boolean shows = node instanceof Node.Scalar scalar
                && !secret
                && !scalar.text().isBlank()
                && scalar.text().length() <= 40
                && !scalar.text().contains("\n");
        return shows && node instanceof Node.Scalar scalar
                ? (scalar.plain() ? "'" + scalar.text() + "'" : "the text '" + scalar.text() + "'")
                : node.shape();
    }
}
