/**
 * Check types about the pipeline that copies changes: how far it is behind, whether it carries all tables, and whether their copies can
 * hold what it carries. They may use checks, databases, SQL and what compares two connections.
 */
@NullMarked
package dev.assay.cdc;

import org.jspecify.annotations.NullMarked;
