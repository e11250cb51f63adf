package dev.assay.sql;

import org.apiguardian.api.API;

/** What a column holds, as far as a check needs to know. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum ValueType {
    BOOLEAN,
    INTEGER,
    DECIMAL,
    FLOAT,
    TEXT,
    /** Text that is stored with blanks up to its length, which are no part of it: PostgreSQL's character(n). */
    CHAR,
    DATE,
    /** A date and a time of day without a zone. */
    TIMESTAMP,
    /** A moment: a date and a time of day with a zone. */
    TIMESTAMP_TZ,
    /** What holds other values and compares with no single one: json, xml, point; VARIANT, OBJECT, ARRAY, GEOGRAPHY, … */
    COMPLEX,
    /** Everything else: uuid, enumerations, jsonb, intervals, arrays, bytes, … */
    OTHER;

    /** Whether it is text, however it is stored. */
    public boolean isText() {
        return this == TEXT || this == CHAR;
    }

    /** Whether numbers can be compared with it. */
    public boolean isNumber() {
        return this == INTEGER || this == DECIMAL || this == FLOAT;
    }
}
