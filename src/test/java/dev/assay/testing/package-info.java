/** What the tests of several rooms need: real PostgreSQL servers, a real browser, golden files. */
@NullMarked
package dev.assay.testing;

import org.jspecify.annotations.NullMarked;
