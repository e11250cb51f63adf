/**
 * Built-in check types about who made a record and for whom. They know the API of a check type and what built-in
 * types share.
 */
@NullMarked
package dev.assay.check.builtin.governance;

import org.jspecify.annotations.NullMarked;
