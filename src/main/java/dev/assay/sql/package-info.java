/**
 * SQL as trees: expressions over tables, fragments of author SQL, the guard over them, and {@link
 * dev.assay.sql.Dialect}, the interface to a database's SQL. It knows Calcite and no other package of Assay.
 */
@NullMarked
package dev.assay.sql;

import org.jspecify.annotations.NullMarked;
