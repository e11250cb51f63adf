/**
 * Reads a suite file into the declared model, and reports every problem of the file at once. It knows YAML, check
 * types and the guard; it opens no connection.
 */
@NullMarked
package dev.assay.suite.bind;

import org.jspecify.annotations.NullMarked;
