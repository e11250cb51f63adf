/** The command {@code assay}. It may use every package. */
@NullMarked
package dev.assay.cli;

import org.jspecify.annotations.NullMarked;
