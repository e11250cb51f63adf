/** DuckDB as a provider of its own, found by a service file: the example of docs/add-a-database.md. */
@NullMarked
package dev.assay.database.duckdb;

import org.jspecify.annotations.NullMarked;
