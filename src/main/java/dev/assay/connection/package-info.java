/** Databases: sessions, catalogue, limits and planes of PostgreSQL and of the embedded PostgreSQL. */
@NullMarked
package dev.assay.connection;

import org.jspecify.annotations.NullMarked;
