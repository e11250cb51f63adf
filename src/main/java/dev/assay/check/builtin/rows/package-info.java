/** Built-in check types about conditions on whole rows. They may use the API of a check type and what built-in types share. */
@NullMarked
package dev.assay.check.builtin.rows;

import org.jspecify.annotations.NullMarked;
