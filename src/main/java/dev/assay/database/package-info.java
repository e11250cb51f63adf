/**
 * What a database is to the rest: a provider, its settings, an open database, its tables and its failures. It knows
 * SQL and YAML, and no database by name.
 */
@NullMarked
package dev.assay.database;

import org.jspecify.annotations.NullMarked;
