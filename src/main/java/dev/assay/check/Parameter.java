package dev.assay.check;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** A parameter of a check type. Parameters are immutable; methods that look like setters return a changed copy. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Parameter implements Cloneable {

    private final String name;
    private final Kind kind;
    private final String meaning;
    private String example;
    private boolean required;
    private @Nullable String byDefault;
    private List<String> choices = List.of();
    private List<Parameter> parts = List.of();
    private Variance variance = Variance.UNKNOWN;

    private Parameter(String name, Kind kind, String meaning, String example) {
        this.name = name;
        this.kind = kind;
        this.meaning = meaning;
        this.example = example;
    }

    /**
     * Creates an optional parameter.
     *
     * @param name the key in YAML
     * @param kind the kind of the value, whose example it takes over
     * @param meaning a sentence that says what the parameter does
     * @return the parameter
     */
    public static Parameter of(String name, Kind kind, String meaning) {
        return new Parameter(name, kind, meaning, kind.example);
    }

    /**
     * Creates an optional parameter that takes one of several words.
     *
     * @param name the key in YAML
     * @param meaning a sentence that says what the parameter does
     * @param choices the words, at least one; the first is the example
     * @return the parameter, of kind {@link Kind#CHOICE}
     */
    public static Parameter choice(String name, String meaning, String... choices) {
        Parameter choice = new Parameter(name, Kind.CHOICE, meaning, choices[0]);
        choice.choices = List.of(choices);
        return choice;
    }

    /**
     * Creates an optional parameter that takes a list of several words.
     *
     * @param name the key in YAML
     * @param meaning a sentence that says what the parameter does
     * @param choices the words, at least one; the first is the example
     * @return the parameter, of kind {@link Kind#CHOICES}
     */
    public static Parameter choices(String name, String meaning, String... choices) {
        Parameter some = new Parameter(name, Kind.CHOICES, meaning, "[" + choices[0] + "]");
        some.choices = List.of(choices);
        return some;
    }

    /**
     * Creates an optional parameter that takes a mapping of other parameters.
     *
     * @param name the key in YAML
     * @param meaning a sentence that says what the parameter does
     * @param example such a mapping, as written in YAML
     * @param parts the parameters that the mapping may hold
     * @return the parameter, of kind {@link Kind#PARTS}
     */
    public static Parameter parts(String name, String meaning, String example, Parameter... parts) {
        Parameter whole = new Parameter(name, Kind.PARTS, meaning, example);
        whole.parts = List.of(parts);
        return whole;
    }

    /**
     * {@return a copy that takes a mapping of other parameters, too, in place of its own kind of value}
     *
     * @param instead the parameters that the mapping may hold; {@link Arguments#parts} has them
     */
    public Parameter orParts(Parameter... instead) {
        Parameter either = copy();
        either.parts = List.of(instead);
        return either;
    }

    /** {@return a copy that every check must set, without a default value} */
    public Parameter needed() {
        Parameter needed = copy();
        needed.required = true;
        needed.byDefault = null;
        return needed;
    }

    /**
     * {@return a copy with its own example}
     *
     * @param written the example, as written in YAML
     */
    public Parameter suchAs(String written) {
        Parameter other = copy();
        other.example = written;
        return other;
    }

    /**
     * {@return an optional copy with a default value}
     *
     * @param written the default, as written in YAML
     */
    public Parameter otherwise(String written) {
        Parameter other = copy();
        other.required = false;
        other.byDefault = written;
        return other;
    }

    /**
     * {@return a copy that declares how a change of its value affects the promise of a check}
     *
     * @param how whether a higher, a lower, a longer or a shorter value promises more
     */
    public Parameter varies(Variance how) {
        Parameter other = copy();
        other.variance = how;
        return other;
    }

    private Parameter copy() {
        try {
            return (Parameter) clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return the parameter's key in YAML} */
    public String name() {
        return name;
    }

    /** {@return the kind of its value, which gives the Java type that {@link Arguments} holds} */
    public Kind kind() {
        return kind;
    }

    /** {@return a sentence for documentation and editors that says what the parameter does} */
    public String meaning() {
        return meaning;
    }

    /** {@return an example value as written in YAML; by default the example of the kind} */
    public String example() {
        return example;
    }

    /** {@return whether a check must set it} */
    public boolean required() {
        return required;
    }

    /** {@return the default value as written in YAML; null if there is none} */
    public @Nullable String byDefault() {
        return byDefault;
    }

    /** {@return the words that a {@link Kind#CHOICE} or {@link Kind#CHOICES} accepts; empty for other kinds} */
    public List<String> choices() {
        return choices;
    }

    /** {@return the parameters of a {@link Kind#PARTS}, or of a mapping that may stand in place of the value; else empty} */
    public List<Parameter> parts() {
        return parts;
    }

    /** {@return how a change of the value affects the promise of a check} */
    public Variance variance() {
        return variance;
    }

    @Override
    public String toString() {
        return name + " (" + kind + ")";
    }

    /** How a change of a value affects the promise that a check makes to its consumers. */
    public enum Variance {
        /** It is not known whether one value promises more than another. */
        UNKNOWN,
        /** A higher value promises more. */
        LOWER_BOUND,
        /** A lower value promises more. */
        UPPER_BOUND,
        /** The value only decides about warnings, which promise nothing. */
        WARNING,
        /** A list of accepted or ignored values: a shorter list promises more. */
        ACCEPTED,
        /** A list of rejected values: a longer list promises more. */
        REFUSED,
        /** A list of accepted database types: fewer or narrower types promise more. */
        ACCEPTED_TYPES,
        /** The complete list of the table's columns. */
        ALL_COLUMNS,
        /** True allows nulls and promises nothing; false forbids them. */
        NULLS
    }

    /** The kind of a parameter's value, in YAML and in Java. */
    public enum Kind {
        /** The name of a column of the checked table: String. */
        COLUMN("a column", "customer_id"),
        /** A list of names of columns of the checked table, or a single name: List of String. */
        COLUMNS("columns", "[first_name, last_name]"),
        /** Text: String. */
        TEXT("text", "paid"),
        /** A list of texts, or a single one: List of String. */
        TEXTS("a list of text", "[paid, new]"),
        /** True or false: Boolean. */
        FLAG("true or false", "true"),
        /** A non-negative whole number: Long. */
        COUNT("a whole number", "1000"),
        /** A number: BigDecimal. */
        NUMBER("a number", "0.5"),
        /** Text, a number or a boolean: String, BigDecimal or Boolean. */
        SCALAR("a value", "10"),
        /** A list of scalars, written in the suite or read from a file: List of Object. */
        SCALARS("values", "[new, paid]"),
        /** A duration such as {@code 24h}, {@code 7d}, {@code 15m} or {@code 90s}: Duration. */
        DURATION("an age", "24h"),
        /**
         * A duration such as {@code 24h}, or a calendar period such as {@code 3mo} or {@code 1y}: Duration or Period.
         */
        AGE("an age", "24h"),
        /** A time of day such as {@code 06:30}: LocalTime. */
        TIME("a time of day", "\"06:30\""),
        /** A time zone such as {@code UTC} or {@code Europe/Paris}: ZoneId. */
        ZONE("a time zone", "UTC"),
        /**
         * The allowed difference between two values, as a number or as a percentage of the expected value:
         * {@link dev.assay.sql.Tolerance}.
         */
        TOLERANCE("a number or a percentage", "0.5%"),
        /** Another connection, which the suite's connections declare: String. Only types that compare two databases have it. */
        CONNECTION("a connection", "shop"),
        /** A table on the same connection: {@link dev.assay.sql.TableName}. */
        TABLE("a table", "mart.customers"),
        /** A table and some of its columns, {@code schema.table(a, b)}: {@link Reference}. */
        REFERENCE("a table and its columns", "planes(tailnum)"),
        /** A regular expression: String. */
        REGEX("a regular expression", "\"^[0-9]{2}-\""),
        /** One of the parameter's {@link Parameter#choices()}: String. */
        CHOICE("a word", ""),
        /** Some of the parameter's {@link Parameter#choices()}: List of String. */
        CHOICES("words", ""),
        /** A mapping of the parameter's {@link Parameter#parts()}: {@link Arguments}. */
        PARTS("a mapping", ""),
        /**
         * Columns with their database types, or only their names: Map of String to String, with the empty string for a
         * column without a type.
         */
        TYPES("columns, with their types or without", "{id: bigint, status: text}"),
        /**
         * Rows, written as mappings from columns to values or read from a CSV file: List of Map of String to Object.
         */
        ROWS("rows or a file of them", "expected.csv"),
        /** An SQL expression over the columns of the checked table: Fragment of kind EXPRESSION. */
        EXPRESSION("an SQL expression", "unit_price * quantity"),
        /** SQL expressions by names of columns: Map of String to Fragment of kind EXPRESSION. */
        EXPRESSIONS("SQL expressions by columns", "{email: lower(email)}"),
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

        /** {@return the words for it in messages and documentation} */
        public String title() {
            return title;
        }

        /** {@return whether the value is SQL that the author wrote} */
        public boolean isSql() {
            return this == CONDITION || this == EXPRESSION || this == EXPRESSIONS || this == QUERY;
        }
    }
}
