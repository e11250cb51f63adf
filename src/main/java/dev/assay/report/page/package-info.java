/**
 * The page that says first whether the data can be used. It knows results, verdicts and the template library.
 */
@NullMarked
package dev.assay.report.page;

import org.jspecify.annotations.NullMarked;
