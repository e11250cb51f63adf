/**
 * The API of a check type: its declaration, its arguments and its outcome. It knows the questions of {@code plan.ask},
 * but neither SQL statements nor a database.
 */
@NullMarked
package dev.assay.check;

import org.jspecify.annotations.NullMarked;
