/**
 * Reads files: finds out which of them are suites, and what they and their connections declare. It knows the binders of
 * suites and of connections.
 */
@NullMarked
package dev.assay.suite.read;

import org.jspecify.annotations.NullMarked;
