/**
 * A PostgreSQL server that is started for a run and loaded from CSV files. It builds on the PostgreSQL provider; no
 * other package knows it.
 */
@NullMarked
package dev.assay.database.embedded;

import org.jspecify.annotations.NullMarked;
