package dev.assay.database;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a statement answered.
 *
 * @param columns the columns' names
 * @param rows the values: Long for all integers, BigDecimal, Double, Float for those of single precision, Boolean, String, LocalDate, LocalDateTime, Instant
 *     (timestamps with a zone), {@link dev.assay.sql.InfiniteTime} or null; whatever else a database has comes as the text that it shows
 */
public record Rows(List<String> columns, List<List<@Nullable Object>> rows) {}
