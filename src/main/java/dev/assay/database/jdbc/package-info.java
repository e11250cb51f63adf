/**
 * What databases behind a JDBC driver share: sessions, cancelling, a catalogue that answers once, passwords.
 * Providers use it and nothing else does; it knows no database by name.
 */
@NullMarked
package dev.assay.database.jdbc;

import org.jspecify.annotations.NullMarked;
