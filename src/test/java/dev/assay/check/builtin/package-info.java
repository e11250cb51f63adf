@NullMarked
package dev.assay.check.builtin;

import org.jspecify.annotations.NullMarked;
