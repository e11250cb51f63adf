/**
 * The JSON Schema of suites and connections, generated from what check types and databases declare. It uses the binders' constants, so that
 * editor and reader agree.
 */
@NullMarked
package dev.assay.suite.schema;

import org.jspecify.annotations.NullMarked;
