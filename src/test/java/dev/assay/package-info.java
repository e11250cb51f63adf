/** Tests of the whole house. */
@NullMarked
package dev.assay;

import org.jspecify.annotations.NullMarked;
