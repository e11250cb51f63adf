/**
 * The model of a database: a provider, its settings, an open database, its tables and its failures. It knows SQL and
 * YAML, but no particular database.
 */
@NullMarked
package dev.assay.database;

import org.jspecify.annotations.NullMarked;
