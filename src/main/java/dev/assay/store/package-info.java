/**
 * Hands kept results in to a results store, and says which stores are refused. It knows the history, connections and what a
 * database brings, and nothing of runs.
 */
@NullMarked
package dev.assay.store;

import org.jspecify.annotations.NullMarked;
