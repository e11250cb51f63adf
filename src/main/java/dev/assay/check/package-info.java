/** The check types, one file each; a type says what to measure and how the measures become a verdict. */
@NullMarked
package dev.assay.check;

import org.jspecify.annotations.NullMarked;
