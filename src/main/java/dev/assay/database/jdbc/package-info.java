/**
 * The common parts of databases behind a JDBC driver: sessions, cancellation, the cached catalogue, passwords. Only
 * providers use it; it knows no particular database.
 */
@NullMarked
package dev.assay.database.jdbc;

import org.jspecify.annotations.NullMarked;
