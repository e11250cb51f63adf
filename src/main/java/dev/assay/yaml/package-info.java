/**
 * YAML whose nodes know their place: reading it, binding keys and values, reporting problems, and describing the same keys
 * as JSON Schema. It knows no suite and no database.
 */
@NullMarked
package dev.assay.yaml;

import org.jspecify.annotations.NullMarked;
