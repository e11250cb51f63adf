/**
 * What built-in check types share: bounds, rules over rows, measured values, time zones. It knows the API of a check
 * type; only the types below it know this package.
 */
@NullMarked
package dev.assay.check.builtin;

import org.jspecify.annotations.NullMarked;
