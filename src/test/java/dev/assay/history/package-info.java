@NullMarked
package dev.assay.history;

import org.jspecify.annotations.NullMarked;
