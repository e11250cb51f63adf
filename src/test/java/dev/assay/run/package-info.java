/** Tests of whole runs against a real PostgreSQL. */
@NullMarked
package dev.assay.run;

import org.jspecify.annotations.NullMarked;
