/** The rights of a role of PostgreSQL: what it may do beside reading, and what it needs. It knows only the databases' common parts. */
@NullMarked
package dev.assay.database.postgresql.rights;

import org.jspecify.annotations.NullMarked;
