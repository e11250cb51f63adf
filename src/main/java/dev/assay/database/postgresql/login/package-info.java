/**
 * How a session with a PostgreSQL server begins: its URL, its password file, its encryption, and why none can be opened. It
 * knows the driver, and no SQL.
 */
@NullMarked
package dev.assay.database.postgresql.login;

import org.jspecify.annotations.NullMarked;
