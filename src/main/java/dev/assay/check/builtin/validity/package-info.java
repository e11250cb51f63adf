/** Built-in check types about the form and range of values. They may use the API of a check type and what built-in types share. */
@NullMarked
package dev.assay.check.builtin.validity;

import org.jspecify.annotations.NullMarked;
