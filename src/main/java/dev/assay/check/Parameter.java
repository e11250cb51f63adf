package dev.assay.check;

import java.util.List;

/**
 * A parameter of a check type.
 *
 * @param name its key in YAML
 * @param kind what its value is
 * @param required whether a check must have it
 * @param meaning what it does, with its default, in a sentence for docs and editors
 * @param choices the words that a {@link Kind#CHOICE} takes; empty otherwise
 */
public record Parameter(String name, Kind kind, boolean required, String meaning, List<String> choices) {

    public Parameter {
        choices = List.copyOf(choices);
    }

    public static Parameter required(String name, Kind kind, String meaning) {
        return new Parameter(name, kind, true, meaning, List.of());
    }

    public static Parameter optional(String name, Kind kind, String meaning) {
        return new Parameter(name, kind, false, meaning, List.of());
    }

    public static Parameter choice(String name, String meaning, String... choices) {
        return new Parameter(name, Kind.CHOICE, false, meaning, List.of(choices));
    }

    /** What a value is, in YAML and in Java. */
    public enum Kind {
        /** The name of a column of the checked table: String. */
        COLUMN,
        /** A list of names of columns of the checked table, or one name: List of String. */
        COLUMNS,
        /** Text: String. */
        TEXT,
        /** A list of text, or one: List of String. */
        TEXTS,
        /** A whole number, not negative: Long. */
        COUNT,
        /** Text, a number or a boolean: String, BigDecimal or Boolean. */
        SCALAR,
        /** A list of those: List of Object. */
        SCALARS,
        /** An age such as {@code 24h}, {@code 7d}, {@code 15m}, {@code 90s}: Duration. */
        DURATION,
        /** A time zone such as {@code UTC} or {@code Europe/Paris}: ZoneId. */
        ZONE,
        /** A table and columns of it, {@code schema.table(a, b)}: {@link Reference}. */
        REFERENCE,
        /** A regular expression: String. */
        REGEX,
        /** One of the parameter's {@link Parameter#choices()}: String. */
        CHOICE,
        /** An SQL condition on the rows of the checked table: Fragment of kind EXPRESSION. */
        CONDITION,
        /** A whole query: Fragment of kind QUERY. */
        QUERY;

        /** Whether it is the author's own SQL. */
        public boolean isSql() {
            return this == CONDITION || this == QUERY;
        }
    }
}
