@NullMarked
package dev.assay.database.jdbc;

import org.jspecify.annotations.NullMarked;
