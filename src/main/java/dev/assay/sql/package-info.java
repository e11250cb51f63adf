/**
 * SQL as trees: expressions over tables, fragments of an author's SQL, the guard over them, and {@link
 * dev.assay.sql.Dialect}, the questions that SQL asks of a database. It knows Calcite and no other package of ours.
 */
@NullMarked
package dev.assay.sql;

import org.jspecify.annotations.NullMarked;
