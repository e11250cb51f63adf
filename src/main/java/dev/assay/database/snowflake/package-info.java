/** Snowflake: its provider, connection keys, sessions, catalogue, limits, errors and SQL. No other package knows it. */
@NullMarked
package dev.assay.database.snowflake;

import org.jspecify.annotations.NullMarked;
