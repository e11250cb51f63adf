/**
 * Code of others: found by service files, and its failures told without trusting what was thrown. It knows no other
 * package of ours.
 */
@NullMarked
package dev.assay.extension;

import org.jspecify.annotations.NullMarked;
