package dev.assay.sql;

/** What a column holds, as far as a check needs to know. */
public enum ValueType {
    BOOLEAN,
    INTEGER,
    DECIMAL,
    FLOAT,
    TEXT,
    DATE,
    /** A date and a time of day without a zone. */
    TIMESTAMP,
    /** A moment: a date and a time of day with a zone. */
    TIMESTAMP_TZ,
    /** What holds other values and compares with no single one: json, xml, point; VARIANT, OBJECT, ARRAY, GEOGRAPHY, … */
    COMPLEX,
    /** Everything else: uuid, enumerations, jsonb, intervals, arrays, bytes, … */
    OTHER;

    /** Whether numbers can be compared with it. */
    public boolean isNumber() {
        return this == INTEGER || this == DECIMAL || this == FLOAT;
    }
}
