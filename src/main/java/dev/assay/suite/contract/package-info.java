/** Compares two versions of a suite: what breaks producers, what breaks consumers. It may use the declared model only. */
@NullMarked
package dev.assay.suite.contract;

import org.jspecify.annotations.NullMarked;
