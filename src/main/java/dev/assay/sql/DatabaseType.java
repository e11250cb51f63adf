package dev.assay.sql;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * A database type as people and catalogues write it, normalized by its synonyms: {@code int4} is {@code integer},
 * {@code NUMERIC(12, 2)} is {@code numeric(12,2)}. The names follow PostgreSQL's manual, chapter 8, and Snowflake's
 * page "Summary of data types".
 *
 * @param base the name without a length, as the most common synonym
 * @param sizes the length, or precision and scale; empty if none is written
 * @param array {@code []} once per dimension
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record DatabaseType(String base, List<BigInteger> sizes, String array) {

    private static final Pattern SYNTAX = Pattern.compile(
            "(.+?)\\s*(?:\\(\\s*(\\d{1,9}(?:\\s*,\\s*-?\\d{1,9})?)\\s*\\))?\\s*((?:with|without)(?: local)? time zone)?\\s*((?:\\[\\s*])*)");

    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("int", "integer"),
            Map.entry("int4", "integer"),
            Map.entry("serial", "integer"),
            Map.entry("int8", "bigint"),
            Map.entry("bigserial", "bigint"),
            Map.entry("int2", "smallint"),
            Map.entry("smallserial", "smallint"),
            Map.entry("decimal", "numeric"),
            Map.entry("dec", "numeric"),
            Map.entry("number", "numeric"),
            Map.entry("float4", "real"),
            Map.entry("float8", "double precision"),
            Map.entry("double", "double precision"),
            Map.entry("float", "double precision"),
            Map.entry("bool", "boolean"),
            Map.entry("character varying", "varchar"),
            Map.entry("char varying", "varchar"),
            Map.entry("nvarchar", "varchar"),
            Map.entry("character", "char"),
            Map.entry("bpchar", "char"),
            Map.entry("nchar", "char"),
            Map.entry("string", "text"),
            Map.entry("varbit", "bit varying"),
            Map.entry("varbinary", "binary"),
            Map.entry("timestamp without time zone", "timestamp"),
            Map.entry("timestamp_ntz", "timestamp"),
            Map.entry("timestampntz", "timestamp"),
            Map.entry("datetime", "timestamp"),
            Map.entry("timestamp with time zone", "timestamptz"),
            Map.entry("timestamp_tz", "timestamptz"),
            Map.entry("timestamp with local time zone", "timestamp_ltz"),
            Map.entry("timestampltz", "timestamp_ltz"),
            Map.entry("time without time zone", "time"),
            Map.entry("time with time zone", "timetz"));

    private static final List<String> WHOLE = List.of("integer", "bigint", "smallint", "tinyint", "byteint", "hugeint");

    /** Chains of types in which each type holds all values of the previous one. */
    private static final List<List<String>> WIDER =
            List.of(List.of("smallint", "integer", "bigint"), List.of("real", "double precision"));

    /**
     * Copies the sizes.
     *
     * @param base the name without a length
     * @param sizes the length, or precision and scale; empty if none is written
     * @param array {@code []} once per dimension
     */
    public DatabaseType {
        sizes = List.copyOf(sizes);
    }

    /** The names of built-in types that have no synonyms. */
    private static final List<String> OTHERS = List.of(
            "money",
            "date",
            "interval",
            "uuid",
            "bytea",
            "json",
            "jsonb",
            "xml",
            "bit",
            "inet",
            "cidr",
            "macaddr",
            "tsvector",
            "variant",
            "object",
            "array",
            "geography",
            "geometry",
            "tinyint",
            "byteint");

    /**
     * {@return messages for misspelt type names, which differ from a known name only in punctuation or blanks, such as
     * {@code DOUBLE_PRECISION}} Any other unknown name may be a user-defined type.
     *
     * @param written the type names, as an author writes them
     */
    public static List<String> slips(List<String> written) {
        List<String> slips = new ArrayList<>();
        for (String type : written) {
            String base = parse(type).base();
            Set<String> known = new TreeSet<>(SYNONYMS.keySet());
            known.addAll(SYNONYMS.values());
            known.addAll(OTHERS);
            if (!known.contains(base)) {
                known.stream()
                        .filter(name -> letters(name).equals(letters(base)))
                        .findFirst()
                        .ifPresent(name -> slips.add("there is no type '" + type + "': did you mean '" + name + "'?"));
            }
        }
        return slips;
    }

    private static String letters(String name) {
        return name.replaceAll("[^a-z0-9]", "");
    }

    /**
     * Parses a type name. A name of unknown form becomes a base without sizes.
     *
     * @param written the type name, in any case
     * @return the type
     */
    public static DatabaseType parse(String written) {
        String plain = written.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        Matcher matcher = SYNTAX.matcher(plain);
        if (!matcher.matches()) {
            return new DatabaseType(plain, List.of(), "");
        }
        String name = matcher.group(3) == null ? matcher.group(1) : matcher.group(1) + " " + matcher.group(3);
        String base = SYNONYMS.getOrDefault(name, name);
        List<BigInteger> sizes = matcher.group(2) == null
                ? List.of()
                : List.of(matcher.group(2).split(",")).stream()
                        .map(size -> new BigInteger(size.strip()))
                        .toList();
        boolean scaled = base.equals("numeric") && sizes.size() == 1;
        return new DatabaseType(
                base,
                scaled ? List.of(sizes.get(0), BigInteger.ZERO) : sizes,
                matcher.group(4).replace(" ", ""));
    }

    /**
     * {@return whether a column's type matches this type; without sizes, any sizes match}
     *
     * @param actual the column's type as the catalogue writes it
     * @param dialect the dialect of the column's database
     */
    public boolean means(String actual, Dialect dialect) {
        DatabaseType known = dialect.typeOfCatalogue(actual);
        if (fits(known)) {
            return true;
        }
        String unqualified = known.base.substring(known.base.lastIndexOf('.') + 1);
        return dialect.stored(this).fits(dialect.stored(known))
                || (!base.contains(".") && fits(new DatabaseType(unqualified, known.sizes, known.array)));
    }

    private boolean fits(DatabaseType actual) {
        return base.equals(actual.base)
                && array.equals(actual.array)
                && (sizes.isEmpty() || sizes.equals(actual.sizes));
    }

    /**
     * {@return a copy with another base and other sizes}
     *
     * @param otherBase the other base
     * @param otherSizes the other sizes; may be empty
     */
    public DatabaseType as(String otherBase, List<BigInteger> otherSizes) {
        return new DatabaseType(otherBase, otherSizes, array);
    }

    /** {@return whether this is an integer type} */
    public boolean isWhole() {
        return WHOLE.contains(base);
    }

    /**
     * {@return whether every value of the other type is a value of this type; false if that is unknown}
     *
     * @param other the other type
     */
    public boolean holds(DatabaseType other) {
        if (!array.equals(other.array)) {
            return false;
        }
        if (!base.equals(other.base)) {
            return sizes.isEmpty()
                    && (WIDER.stream()
                                    .anyMatch(row ->
                                            row.contains(other.base) && row.indexOf(base) > row.indexOf(other.base))
                            || (base.equals("numeric") && WHOLE.contains(other.base))
                            || (base.equals("text") && other.base.equals("varchar")));
        }
        if (sizes.isEmpty() || other.sizes.isEmpty()) {
            return sizes.isEmpty();
        }
        BigInteger scale = scale();
        BigInteger otherScale = other.scale();
        return scale.compareTo(otherScale) >= 0
                && sizes.get(0).subtract(scale).compareTo(other.sizes.get(0).subtract(otherScale)) >= 0;
    }

    private BigInteger scale() {
        return sizes.size() > 1 ? sizes.get(1) : BigInteger.ZERO;
    }
}
