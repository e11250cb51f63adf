/** Built-in check types about the number of rows. They may use the API of a check type and what built-in types share. */
@NullMarked
package dev.assay.check.builtin.volume;

import org.jspecify.annotations.NullMarked;
