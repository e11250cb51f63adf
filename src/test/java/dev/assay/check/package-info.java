/** Tests of the check types, each against a real PostgreSQL. */
@NullMarked
package dev.assay.check;

import org.jspecify.annotations.NullMarked;
