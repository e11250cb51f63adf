/**
 * Loads extensions by their service files and reports their failures without trusting what they throw. It knows no
 * other package of Assay.
 */
@NullMarked
package dev.assay.extension;

import org.jspecify.annotations.NullMarked;
