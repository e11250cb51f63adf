/**
 * What built-in check types share: bounds, rules over rows, measured values, time zones. It may use the API of a check type; only the
 * packages below it may use this one.
 */
@NullMarked
package dev.assay.check.builtin;

import org.jspecify.annotations.NullMarked;
