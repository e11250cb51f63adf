/** Calcite lives here: expressions, dialects, and the guard over users' SQL. */
@NullMarked
package dev.assay.sql;

import org.jspecify.annotations.NullMarked;
