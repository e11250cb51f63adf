@NullMarked
package dev.assay.check.builtin.sql;

import org.jspecify.annotations.NullMarked;
