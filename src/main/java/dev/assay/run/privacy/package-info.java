/** What reports may have of values of rows: who classified their columns, and how they are masked. It knows declarations and the catalogue, and judges nothing. */
@NullMarked
package dev.assay.run.privacy;

import org.jspecify.annotations.NullMarked;
