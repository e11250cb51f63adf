package dev.assay.oracle;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value in SQL of the author's, and what it is of a row.
 *
 * @param kind its type
 * @param value null where the row has none
 */
record Expression(String sql, Kind kind, Function<Row, @Nullable Cell> value) {}
