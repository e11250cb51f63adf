package dev.assay.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a check type.
 *
 * @param name its key in YAML
 * @param kind what its value is
 * @param meaning what it does, in a sentence for docs and editors
 * @param example a value as it is written in YAML; the kind's where the parameter has none of its own
 * @param required whether a check must have it
 * @param byDefault the value of a check that leaves it out, as it is written in YAML; null where there is none
 * @param choices the words that a {@link Kind#CHOICE} or {@link Kind#CHOICES} takes; empty otherwise
 * @param parts the parameters of a {@link Kind#PARTS}; empty otherwise
 */
public record Parameter(
        String name,
        Kind kind,
        String meaning,
        String example,
        boolean required,
        @Nullable String byDefault,
        List<String> choices,
        List<Parameter> parts) {

    public Parameter {
        choices = List.copyOf(choices);
        parts = List.copyOf(parts);
    }

    /** A parameter that may be left out. */
    public static Parameter of(String name, Kind kind, String meaning) {
        return new Parameter(name, kind, meaning, kind.example, false, null, List.of(), List.of());
    }

    /** A word among several, which may be left out. */
    public static Parameter choice(String name, String meaning, String... choices) {
        return new Parameter(name, Kind.CHOICE, meaning, choices[0], false, null, List.of(choices), List.of());
    }

    /** Some words of several, which may be left out. */
    public static Parameter choices(String name, String meaning, String... choices) {
        return new Parameter(
                name, Kind.CHOICES, meaning, "[" + choices[0] + "]", false, null, List.of(choices), List.of());
    }

    /** Several values that belong together, a mapping that may be left out. */
    public static Parameter parts(String name, String meaning, String example, Parameter... parts) {
        return new Parameter(name, Kind.PARTS, meaning, example, false, null, List.of(), List.of(parts));
    }

    /** The same, and every check must have it. */
    public Parameter needed() {
        return new Parameter(name, kind, meaning, example, true, null, choices, parts);
    }

    /** The same with an example of its own, as it is written in YAML. */
    public Parameter suchAs(String written) {
        return new Parameter(name, kind, meaning, written, required, byDefault, choices, parts);
    }

    /** The same with a value for checks that leave it out, as it is written in YAML. */
    public Parameter otherwise(String written) {
        return new Parameter(name, kind, meaning, example, false, written, choices, parts);
    }

    /** What a value is, in YAML and in Java. */
    public enum Kind {
        /** The name of a column of the checked table: String. */
        COLUMN("a column", "customer_id"),
        /** A list of names of columns of the checked table, or one name: List of String. */
        COLUMNS("columns", "[first_name, last_name]"),
        /** Text: String. */
        TEXT("text", "paid"),
        /** A list of text, or one: List of String. */
        TEXTS("a list of text", "[paid, new]"),
        /** True or false: Boolean. */
        FLAG("true or false", "true"),
        /** A whole number, not negative: Long. */
        COUNT("a whole number", "1000"),
        /** A number: BigDecimal. */
        NUMBER("a number", "0.5"),
        /** Text, a number or a boolean: String, BigDecimal or Boolean. */
        SCALAR("a value", "10"),
        /** A list of those, written there or read from a file: List of Object. */
        SCALARS("values", "[new, paid]"),
        /** An age such as {@code 24h}, {@code 7d}, {@code 15m}, {@code 90s}: Duration. */
        DURATION("an age", "24h"),
        /** An age that may be counted by the calendar, such as {@code 24h}, {@code 3mo} or {@code 1y}: Duration or Period. */
        AGE("an age", "24h"),
        /** A time of day such as {@code 06:30}: LocalTime. */
        TIME("a time of day", "\"06:30\""),
        /** A time zone such as {@code UTC} or {@code Europe/Paris}: ZoneId. */
        ZONE("a time zone", "UTC"),
        /** A number that two values may differ by, or a percentage of the expected one: {@link dev.assay.sql.Tolerance}. */
        TOLERANCE("a number or a percentage", "0.5%"),
        /** A table on the same connection: {@link dev.assay.sql.TableName}. */
        TABLE("a table", "mart.customers"),
        /** A table and columns of it, {@code schema.table(a, b)}: {@link Reference}. */
        REFERENCE("a table and its columns", "planes(tailnum)"),
        /** A regular expression: String. */
        REGEX("a regular expression", "\"^[0-9]{2}-\""),
        /** One of the parameter's {@link Parameter#choices()}: String. */
        CHOICE("a word", ""),
        /** Some of the parameter's {@link Parameter#choices()}: List of String. */
        CHOICES("words", ""),
        /** A mapping of the parameter's {@link Parameter#parts()}: {@link Arguments}. */
        PARTS("a mapping", ""),
        /** Columns and the types they have in the database, or a list of names: Map of String to String, empty where no type is said. */
        TYPES("columns, with their types or without", "{id: bigint, status: text}"),
        /** Rows, written as mappings from columns to values or read from a CSV file: List of Map of String to Object. */
        ROWS("rows or a file of them", "expected.csv"),
        /** An SQL expression over the columns of the checked table: Fragment of kind EXPRESSION. */
        EXPRESSION("an SQL expression", "unit_price * quantity"),
        /** An SQL condition on the rows of the checked table: Fragment of kind EXPRESSION. */
        CONDITION("an SQL condition", "status = 'paid'"),
        /** A whole query: Fragment of kind QUERY. */
        QUERY("an SQL query", "select * from orders where total < 0");

        private final String title;
        private final String example;

        Kind(String title, String example) {
            this.title = title;
            this.example = example;
        }

        /** What it is, for people. */
        public String title() {
            return title;
        }

        /** Whether it is the author's own SQL. */
        public boolean isSql() {
            return this == CONDITION || this == EXPRESSION || this == QUERY;
        }
    }
}
