/**
 * A PostgreSQL that is started for the run and filled from CSV files. It knows PostgreSQL; no other package knows
 * this one.
 */
@NullMarked
package dev.assay.database.embedded;

import org.jspecify.annotations.NullMarked;
