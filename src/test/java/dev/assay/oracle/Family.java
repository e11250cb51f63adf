package dev.assay.oracle;

/** What kind of values compare with each other. */
enum Family {
    NUMBER,
    /** Text whose letters' codes alone say what is equal and what is lower. */
    TEXT,
    TIME,
    BOOLEAN,
    /** Whatever else has an order, which the database is asked for. */
    RANKED,
    /** What does not compare. */
    NONE
}
