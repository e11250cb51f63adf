/**
 * Reads {@code connections.yaml}; each provider binds the keys of its own connections. It knows databases as
 * providers.
 */
@NullMarked
package dev.assay.suite.connection;

import org.jspecify.annotations.NullMarked;
