/** Tests of the guard over authors' SQL. */
@NullMarked
package dev.assay.sql;

import org.jspecify.annotations.NullMarked;
