@NullMarked
package dev.assay.check.builtin.rows;

import org.jspecify.annotations.NullMarked;
