/**
 * Built-in check types about how many rows there are. They know the API of a check type and what built-in types
 * share.
 */
@NullMarked
package dev.assay.check.builtin.volume;

import org.jspecify.annotations.NullMarked;
