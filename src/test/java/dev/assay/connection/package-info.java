/** Tests of databases, on real servers. */
@NullMarked
package dev.assay.connection;

import org.jspecify.annotations.NullMarked;
