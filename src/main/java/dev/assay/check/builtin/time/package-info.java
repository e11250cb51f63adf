/** Built-in check types about freshness and latency. They may use the API of a check type and what built-in types share. */
@NullMarked
package dev.assay.check.builtin.time;

import org.jspecify.annotations.NullMarked;
