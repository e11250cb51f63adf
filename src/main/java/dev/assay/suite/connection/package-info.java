/**
 * Reads {@code connections.yaml}. Each provider binds the keys of its own connections; this package knows databases
 * only as providers.
 */
@NullMarked
package dev.assay.suite.connection;

import org.jspecify.annotations.NullMarked;
