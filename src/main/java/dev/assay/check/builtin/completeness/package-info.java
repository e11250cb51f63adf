/** Built-in check types about missing values. They may use the API of a check type and what built-in types share. */
@NullMarked
package dev.assay.check.builtin.completeness;

import org.jspecify.annotations.NullMarked;
