@NullMarked
package dev.assay.check.builtin.volume;

import org.jspecify.annotations.NullMarked;
