/**
 * The JSON Schema of suites and connections, made from what check types and providers declare. It knows the binders'
 * words, so that editor and reader agree.
 */
@NullMarked
package dev.assay.suite.schema;

import org.jspecify.annotations.NullMarked;
