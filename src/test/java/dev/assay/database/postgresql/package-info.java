@NullMarked
package dev.assay.database.postgresql;

import org.jspecify.annotations.NullMarked;
