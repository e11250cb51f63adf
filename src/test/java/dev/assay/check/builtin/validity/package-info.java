@NullMarked
package dev.assay.check.builtin.validity;

import org.jspecify.annotations.NullMarked;
