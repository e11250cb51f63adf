/**
 * Built-in check types about columns, types and keys in the catalogue. They may use the API of a check type and what built-in types share.
 */
@NullMarked
package dev.assay.check.builtin.schema;

import org.jspecify.annotations.NullMarked;
