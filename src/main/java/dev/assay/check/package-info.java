/**
 * The API of a check type: what it declares, its arguments, and the finding it returns. It knows what may be asked,
 * and neither SQL nor a database.
 */
@NullMarked
package dev.assay.check;

import org.jspecify.annotations.NullMarked;
