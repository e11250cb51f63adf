/** Tests of the assay command. */
@NullMarked
package dev.assay.cli;

import org.jspecify.annotations.NullMarked;
