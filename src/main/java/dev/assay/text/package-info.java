/** Text of other forms than YAML: CSV records, and the distance between two words. It knows nothing of Assay. */
@NullMarked
package dev.assay.text;

import org.jspecify.annotations.NullMarked;
