/** Check types that hold a house's governance: who made a record, and for whom. */
@NullMarked
package dev.assay.check.governance;

import org.jspecify.annotations.NullMarked;
