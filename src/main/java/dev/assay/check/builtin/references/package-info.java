/** Built-in check types that compare a table with others. They may use the API of a check type and what built-in types share. */
@NullMarked
package dev.assay.check.builtin.references;

import org.jspecify.annotations.NullMarked;
