/** Text formats other than YAML: CSV records, and the edit distance between words. It knows nothing of Assay. */
@NullMarked
package dev.assay.text;

import org.jspecify.annotations.NullMarked;
