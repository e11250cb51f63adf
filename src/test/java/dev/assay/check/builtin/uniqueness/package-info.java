@NullMarked
package dev.assay.check.builtin.uniqueness;

import org.jspecify.annotations.NullMarked;
