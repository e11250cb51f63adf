package dev.assay.check;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** A parameter of a check type. It does not change: what looks like a setter makes another one. */
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

    /** A parameter that may be left out. */
    public static Parameter of(String name, Kind kind, String meaning) {
        return new Parameter(name, kind, meaning, kind.example);
    }

    /** A word among several, which may be left out. */
    public static Parameter choice(String name, String meaning, String... choices) {
        Parameter choice = new Parameter(name, Kind.CHOICE, meaning, choices[0]);
        choice.choices = List.of(choices);
        return choice;
    }

    /** Some words of several, which may be left out. */
    public static Parameter choices(String name, String meaning, String... choices) {
        Parameter some = new Parameter(name, Kind.CHOICES, meaning, "[" + choices[0] + "]");
        some.choices = List.of(choices);
        return some;
    }

    /** Several values that belong together, a mapping that may be left out. */
    public static Parameter parts(String name, String meaning, String example, Parameter... parts) {
        Parameter whole = new Parameter(name, Kind.PARTS, meaning, example);
        whole.parts = List.of(parts);
        return whole;
    }

    /** The same, and every check must have it. */
    public Parameter needed() {
        Parameter needed = copy();
        needed.required = true;
        needed.byDefault = null;
        return needed;
    }

    /** The same with an example of its own, as it is written in YAML. */
    public Parameter suchAs(String written) {
        Parameter other = copy();
        other.example = written;
        return other;
    }

    /** The same with a value for checks that leave it out, as it is written in YAML. */
    public Parameter otherwise(String written) {
        Parameter other = copy();
        other.required = false;
        other.byDefault = written;
        return other;
    }

    /** The same, of which it is known how much a value promises. */
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

    /** Its key in YAML. */
    public String name() {
        return name;
    }

    /** What its value is. */
    public Kind kind() {
        return kind;
    }

    /** What it does, in a sentence for docs and editors. */
    public String meaning() {
        return meaning;
    }

    /** A value as it is written in YAML; the kind's where the parameter has none of its own. */
    public String example() {
        return example;
    }

    /** Whether a check must have it. */
    public boolean required() {
        return required;
    }

    /** The value of a check that leaves it out, as it is written in YAML; null where there is none. */
    public @Nullable String byDefault() {
        return byDefault;
    }

    /** The words that a {@link Kind#CHOICE} or {@link Kind#CHOICES} takes; empty otherwise. */
    public List<String> choices() {
        return choices;
    }

    /** The parameters of a {@link Kind#PARTS}; empty otherwise. */
    public List<Parameter> parts() {
        return parts;
    }

    /** What a change of its value means to those who rely on a check. */
    public Variance variance() {
        return variance;
    }

    @Override
    public String toString() {
        return name + " (" + kind + ")";
    }

    /** What a change of a value means to those who rely on a check: whether the rule promises more, or less. */
    public enum Variance {
        /** No value promises more than another, as far as anybody knows. */
        UNKNOWN,
        /** A higher value promises more. */
        LOWER_BOUND,
        /** A lower value promises more. */
        UPPER_BOUND,
        /** The check only warns by it, which promises nothing. */
        WARNING,
        /** A list of what is accepted, or left out: fewer promise more. */
        ACCEPTED,
        /** A list of what is refused: more promise more. */
        REFUSED,
        /** A list of types of the database that are accepted: fewer promise more, and so does a narrower one. */
        ACCEPTED_TYPES,
        /** The columns of the table, which has no others. */
        ALL_COLUMNS,
        /** True lets nulls in, which promises nothing; false refuses them. */
        NULLS
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
