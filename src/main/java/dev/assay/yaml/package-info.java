/**
 * YAML with the place of every node: reading, keys, values, problems, and the parts of a JSON Schema. It knows no
 * suite and no database.
 */
@NullMarked
package dev.assay.yaml;

import org.jspecify.annotations.NullMarked;
