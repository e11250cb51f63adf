/** Built-in check types about rows of other tables. They know the API of a check type and what built-in types share. */
@NullMarked
package dev.assay.check.builtin.references;

import org.jspecify.annotations.NullMarked;
