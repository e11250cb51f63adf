/**
 * Binds the YAML of a suite to the declared model and reports all its problems at once. It knows YAML, check types and
 * the guard, and opens no connection.
 */
@NullMarked
package dev.assay.suite.bind;

import org.jspecify.annotations.NullMarked;
