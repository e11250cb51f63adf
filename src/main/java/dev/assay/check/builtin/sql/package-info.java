/** Built-in check types about an author's own SQL. They may use the API of a check type and what built-in types share. */
@NullMarked
package dev.assay.check.builtin.sql;

import org.jspecify.annotations.NullMarked;
