package dev.assay.sql;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * How a database writes checksums of rows that another database writes alike. A row's text is made of its values' canonical texts,
 * so that the end of each can be told; 60 bits of its MD5 are added up, so that sums of rows do not depend on their order.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface Checksums {

    /**
     * {@return the form of a column; empty if its values have no text that another database could write}
     *
     * @param base the column's type as the catalogue names it, without a length; for a domain, its base type
     * @param type the type as checks see it
     */
    Optional<CanonicalForm> form(String base, ValueType type);

    /**
     * {@return the SQL of a value's canonical text; null for null}
     *
     * @param value the SQL of the value
     * @param form the form, one of those that {@link #form} gives for its column, or {@link CanonicalForm#PADDED_TEXT} and
     *     {@link CanonicalForm#LOWER_TEXT} for a text
     */
    String text(String value, CanonicalForm form);

    /**
     * {@return the SQL of a text of which the end can be told: {@code 3:abc} for free texts, {@code 12,} for others, and {@code ~} for
     * null}
     *
     * @param text the SQL of the text
     * @param form its form
     */
    String measured(String text, CanonicalForm form);

    /**
     * {@return the SQL of a number as a double}
     *
     * @param value the SQL of the number
     */
    String approximate(String value);

    /**
     * {@return the SQL of a text that is the same for two doubles only if they differ by less than the width; null for null}
     *
     * @param value the SQL of the double
     * @param width above 0
     * @param beyond the text for doubles that are too large to be told apart by the width, and for NaN
     */
    String cell(String value, BigDecimal width, String beyond);

    /**
     * {@return the SQL of the MD5 of a text, as 32 hexadecimal digits in lower case}
     *
     * @param text the SQL of the text, which is not null
     */
    String md5(String text);

    /**
     * {@return the SQL of the sum of the first 60 bits of MD5s, as text}
     *
     * @param md5 the SQL of the MD5, which is evaluated once
     */
    String sum(String md5);

    /**
     * {@return what stands at the end of a query of a whole number and a text, for the planner to expect few groups of that number;
     * empty if nothing need}
     */
    default String fewGroups() {
        return "";
    }

    /** {@return how many ranges a statement can tell apart} */
    int mostRanges();

    /**
     * {@return the SQL of the number of the range that a key lies in} Range 0 has the keys below the first bound; range i has those
     * from bound i - 1 on, up to the next. A key with a null lies in range 0.
     *
     * @param key the SQL of the key's columns
     * @param types the types of these, as a statement must write them
     * @param bounds keys as texts, in ascending order; at least one
     * @param binds receives the binds
     */
    String range(List<String> key, List<String> types, List<List<String>> bounds, List<Sql.Bind> binds);

    /**
     * {@return whether a type holds a key of the other side}
     *
     * @param type one that {@link #orderedType} gives
     * @param text the key's canonical text
     */
    default boolean holds(String type, String text) {
        return true;
    }

    /**
     * {@return the SQL of whether a key is below another, or not below it; of any value for keys with a null}
     *
     * @param key the SQL of the key's columns
     * @param types the types of these, as a statement must write them
     * @param below whether it is asked if the key is below; otherwise if it is the other or above it
     * @param other the other key as texts
     * @param binds receives the binds
     */
    default String compared(
            List<String> key, List<String> types, boolean below, List<String> other, List<Sql.Bind> binds) {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < key.size(); i++) {
            boolean last = i == key.size() - 1;
            String operator = below ? " < " : last ? " >= " : " > ";
            sql.append("(").append(key.get(i)).append(operator).append(bound(types.get(i), other.get(i), binds));
            if (!last) {
                sql.append(" OR (").append(key.get(i)).append(" = ").append(bound(types.get(i), other.get(i), binds));
                sql.append(" AND ");
            }
        }
        return sql + ")".repeat(2 * key.size() - 1);
    }

    /**
     * {@return the SQL of whether a key is one of some; of any value but true for keys with a null}
     *
     * @param key the SQL of the key's columns
     * @param types the types of these, as a statement must write them
     * @param some keys as texts; at least one
     * @param binds receives the binds
     */
    default String isAmong(List<String> key, List<String> types, List<List<String>> some, List<Sql.Bind> binds) {
        String list = some.stream()
                .map(one -> IntStream.range(0, key.size())
                        .mapToObj(i -> bound(types.get(i), one.get(i), binds))
                        .collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(", "));
        return "(" + String.join(", ", key) + ") IN (" + list + ")";
    }

    private static String bound(String type, String text, List<Sql.Bind> binds) {
        binds.add(new Sql.Bind("key", text));
        return "CAST(? AS " + type + ")";
    }

    /**
     * {@return the SQL of a key by which rows are ordered alike on every database: texts by their characters' numbers}
     *
     * @param key the SQL of the key
     * @param form its form: NUMBER, TEXT or LOWER_TEXT
     * @param type the key's type, as a statement must write it
     */
    String ordered(String key, CanonicalForm form, String type);

    /**
     * {@return the type of what {@link #ordered} gives, as a statement must write it; it takes every key of the other side}
     *
     * @param form the key's form: NUMBER, TEXT or LOWER_TEXT
     * @param type the key's type, as a statement must write it
     */
    String orderedType(CanonicalForm form, String type);

    /** {@return how the database tells the state of its writers; empty if it does not} */
    default Optional<Positions> positions() {
        return Optional.empty();
    }

    /** The state of a database's writers, by which a copy knows what it must have. */
    interface Positions {

        /**
         * {@return a query of one row: the snapshot ({@code xmin:xmax:xip,…}), the position in the log that has everything the
         * snapshot sees, as a whole number, whether the database is a standby, whether later statements see the same
         * snapshot, and the microseconds since 1970 of now: {@code snapshot, position, standby, held, now}}
         */
        String state();

        /** {@return a query of one row: the position in the log up to which every later snapshot sees everything} */
        String seen();

        /** {@return the SQL of the version of a row, which changes with each write, as text} */
        String version();

        /** {@return the SQL of a whole number of the version of a row, whose sum over rows changes with each write} */
        String weight();
    }
}
