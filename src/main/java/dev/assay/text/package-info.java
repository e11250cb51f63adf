/**
 * Text formats other than YAML: CSV records, JSON as it is written, digests, and the edit distance between words; files that
 * only their owner reads. It knows nothing of Assay.
 */
@NullMarked
package dev.assay.text;

import org.jspecify.annotations.NullMarked;
