@NullMarked
package dev.assay.check.builtin.completeness;

import org.jspecify.annotations.NullMarked;
