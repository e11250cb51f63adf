package dev.assay.sql;

import org.apiguardian.api.API;

/** The type of a column, as far as checks need to know it. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum ValueType {
    /** True or false. */
    BOOLEAN,
    /** A whole number of limited size. */
    INTEGER,
    /** A number with exact digits. */
    DECIMAL,
    /** A binary floating-point number, of single or double precision. */
    FLOAT,
    /** Text, whose trailing blanks count. */
    TEXT,
    /**
     * Text stored with trailing blanks up to its length; the blanks are not part of the value: PostgreSQL's
     * character(n).
     */
    CHAR,
    /** A day of the calendar. */
    DATE,
    /** A date and a time of day, without a zone. */
    TIMESTAMP,
    /** A moment: a date and a time of day, with a zone. */
    TIMESTAMP_TZ,
    /** A type whose values are not comparable: json, xml, point; VARIANT, OBJECT, ARRAY, GEOGRAPHY, … */
    COMPLEX,
    /** Any other type: uuid, enums, jsonb, intervals, arrays, bytes, … */
    OTHER;

    /** {@return whether the type is text, padded or not} */
    public boolean isText() {
        return this == TEXT || this == CHAR;
    }

    /** {@return whether the type is numeric} */
    public boolean isNumber() {
        return this == INTEGER || this == DECIMAL || this == FLOAT;
    }
}
