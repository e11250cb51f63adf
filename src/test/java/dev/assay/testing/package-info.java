/** What tests of several rooms share: real PostgreSQL servers. */
@NullMarked
package dev.assay.testing;

import org.jspecify.annotations.NullMarked;
