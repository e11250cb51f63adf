/** Built-in check types about keys and distinct values. They may use the API of a check type and what built-in types share. */
@NullMarked
package dev.assay.check.builtin.uniqueness;

import org.jspecify.annotations.NullMarked;
