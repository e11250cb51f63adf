/**
 * Built-in check types about values that must have a form or a range. They know the API of a check type and what
 * built-in types share.
 */
@NullMarked
package dev.assay.check.builtin.validity;

import org.jspecify.annotations.NullMarked;
