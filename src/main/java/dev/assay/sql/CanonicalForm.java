package dev.assay.sql;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A form in which two databases write a value as the same text, so that rows can be compared by checksums. {@code docs/cdc.md} has
 * the texts of each form.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum CanonicalForm {
    /** A whole number: {@code -12}. Its text is that of {@link #NUMBER}. */
    INTEGER,
    /** A number with exact digits, without zeros at its end: {@code -12.5}. */
    NUMBER,
    /** The text itself. */
    TEXT,
    /** The text without blanks at its end, for columns of PostgreSQL's character(n). */
    PADDED_TEXT,
    /** {@code 1} for true, {@code 0} for false. */
    BOOLEAN,
    /** Days since 1970-01-01. */
    DATE,
    /** Microseconds since 1970-01-01 00:00, of the time as it is written, without a zone. */
    TIMESTAMP,
    /** Microseconds since 1970-01-01 00:00 UTC. */
    MOMENT,
    /** Microseconds since midnight. */
    TIME,
    /** Text in lower case, for UUIDs. */
    LOWER_TEXT,
    /** Hexadecimal digits in lower case, for bytes. */
    BYTES,
    /** The text that the database shows. Only two databases of one dialect share it. */
    NATIVE;

    /** {@return whether its texts may have any characters; the others have digits, letters, signs and points only} */
    public boolean isFree() {
        return this == TEXT || this == PADDED_TEXT || this == LOWER_TEXT || this == NATIVE;
    }

    /**
     * {@return the form in which both sides write the same value; empty if there is none}
     *
     * @param source the form of the source's column
     * @param copy the form of the copy's column
     */
    public static Optional<CanonicalForm> common(CanonicalForm source, CanonicalForm copy) {
        if (source == copy) {
            return Optional.of(source);
        }
        if ((source == NUMBER && copy == INTEGER) || (source == INTEGER && copy == NUMBER)) {
            return Optional.of(NUMBER);
        }
        if (copy == TEXT && (source == PADDED_TEXT || source == LOWER_TEXT)) {
            return Optional.of(source);
        }
        if (source == TEXT && (copy == PADDED_TEXT || copy == LOWER_TEXT)) {
            return Optional.of(copy);
        }
        return Optional.empty();
    }
}
