@NullMarked
package dev.assay.database.snowflake;

import org.jspecify.annotations.NullMarked;
