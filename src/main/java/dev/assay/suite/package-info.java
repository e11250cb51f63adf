/**
 * The declared model: a suite, its tables, checks, filters, waivers and connections. It knows check types, and not
 * how a suite is read or run.
 */
@NullMarked
package dev.assay.suite;

import org.jspecify.annotations.NullMarked;
