/**
 * Built-in check types about aggregates and distributions of values. They may use the API of a check type and what built-in types share.
 */
@NullMarked
package dev.assay.check.builtin.statistics;

import org.jspecify.annotations.NullMarked;
