/** Compares two versions of a suite as contracts between those who make data and those who read it. */
@NullMarked
package dev.assay.suite.contract;

import org.jspecify.annotations.NullMarked;
