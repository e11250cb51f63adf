@NullMarked
package dev.assay.check.builtin.time;

import org.jspecify.annotations.NullMarked;
