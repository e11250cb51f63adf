@NullMarked
package dev.assay.database.postgresql.login;

import org.jspecify.annotations.NullMarked;
