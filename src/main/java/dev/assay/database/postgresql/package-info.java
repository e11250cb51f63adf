/**
 * PostgreSQL: its provider, connection keys, sessions, catalogue, limits, errors and SQL. Only the embedded PostgreSQL
 * knows this package.
 */
@NullMarked
package dev.assay.database.postgresql;

import org.jspecify.annotations.NullMarked;
