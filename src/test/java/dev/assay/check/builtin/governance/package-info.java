@NullMarked
package dev.assay.check.builtin.governance;

import org.jspecify.annotations.NullMarked;
