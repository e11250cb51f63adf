/**
 * Says whether tables and domains can be used, from where their checks stand. It knows results.
 */
@NullMarked
package dev.assay.verdict;

import org.jspecify.annotations.NullMarked;
