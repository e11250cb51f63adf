package dev.assay.sql;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * How a database writes checksums of rows that another database writes alike. A row's text is made of its values' canonical texts,
 * each with its length before it; its MD5 is added up in two lanes of 48 bits, so that sums of rows do not depend on their order.
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
     * {@return the SQL of a text with its length before it: {@code 3:abc}, and {@code ~} for null}
     *
     * @param text the SQL of the text
     */
    String measured(String text);

    /**
     * {@return the SQL of the MD5 of a text, as 32 hexadecimal digits in lower case}
     *
     * @param text the SQL of the text, which is not null
     */
    String md5(String text);

    /**
     * {@return the SQL of the sum of 48 bits of MD5s, as text}
     *
     * @param md5 the SQL of the MD5
     * @param first the first of the twelve hexadecimal digits, from 1
     */
    String lane(String md5, int first);

    /**
     * {@return the SQL of the number of the range that a key lies in} Range 0 has the keys below the first bound; range i has those
     * from bound i - 1 on, up to the next. A null lies in range 0.
     *
     * @param key the SQL of the key
     * @param type the key's type, as a statement must write it
     * @param bounds keys as text, in ascending order; at least one
     * @param binds receives the binds
     */
    String range(String key, String type, List<String> bounds, List<Sql.Bind> binds);

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

    /**
     * {@return the SQL of a bind that is a key as text}
     *
     * @param type the key's type, as a statement must write it
     */
    String key(String type);

    /** {@return how the database tells the state of its writers; empty if it does not} */
    default Optional<Positions> positions() {
        return Optional.empty();
    }

    /** The state of a database's writers, by which a copy knows what it must have. */
    interface Positions {

        /**
         * {@return a query of one row: the snapshot ({@code xmin:xmax:xip,…}), the position in the log that has everything the
         * snapshot sees, as a whole number, whether the database is a standby, and whether later statements see the same
         * snapshot: {@code snapshot, position, standby, held}}
         */
        String state();

        /** {@return a query of one row: the position in the log up to which every later snapshot sees everything} */
        String seen();

        /** {@return the SQL of the version of a row, which changes with each write, as text} */
        String version();
    }
}
