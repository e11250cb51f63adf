@NullMarked
package dev.assay.check.builtin.references;

import org.jspecify.annotations.NullMarked;
