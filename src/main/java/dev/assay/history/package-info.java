/**
 * Keeps the results of runs and says where each check stands compared with the runs before. It knows results, and nothing
 * of suites, databases and reports.
 */
@NullMarked
package dev.assay.history;

import org.jspecify.annotations.NullMarked;
