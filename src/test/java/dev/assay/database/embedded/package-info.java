@NullMarked
package dev.assay.database.embedded;

import org.jspecify.annotations.NullMarked;
