package dev.assay.sql;

/** What a dialect adds to Calcite's for the binds of fragments. */
interface BindTypes {

    /** The type that the value of a bind is cast to: a String, BigDecimal, Boolean or Instant. */
    String typeOf(Object value);
}
