@NullMarked
package dev.assay.check.builtin.schema;

import org.jspecify.annotations.NullMarked;
