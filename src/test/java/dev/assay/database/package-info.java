@NullMarked
package dev.assay.database;

import org.jspecify.annotations.NullMarked;
