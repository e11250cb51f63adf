/**
 * Built-in check types about who created a record, and for which organisation. They may use the API of a check type and what built-in types
 * share.
 */
@NullMarked
package dev.assay.check.builtin.governance;

import org.jspecify.annotations.NullMarked;
