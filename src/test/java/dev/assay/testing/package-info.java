/** What tests of several rooms share. */
@NullMarked
package dev.assay.testing;

import org.jspecify.annotations.NullMarked;
