/**
 * Compares a table with its copy on another connection: each database computes checksums of its own rows, and only those meet here. It
 * may use checks, databases and SQL, and sends its own statements, each to one database.
 */
@NullMarked
package dev.assay.reconcile;

import org.jspecify.annotations.NullMarked;
