/** The command {@code assay}. It knows every room. */
@NullMarked
package dev.assay.cli;

import org.jspecify.annotations.NullMarked;
