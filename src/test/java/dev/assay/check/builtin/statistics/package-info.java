@NullMarked
package dev.assay.check.builtin.statistics;

import org.jspecify.annotations.NullMarked;
