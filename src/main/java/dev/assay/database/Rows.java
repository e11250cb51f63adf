package dev.assay.database;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a statement answered.
 *
 * @param columns the columns' names
 * @param rows the values: Long for all integers, BigDecimal, Double, Float for those of single precision, Boolean, String, LocalDate, LocalDateTime, Instant
 *     (timestamps with a zone), {@link dev.assay.sql.InfiniteTime} or null; whatever else a database has comes as the text that it shows
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Rows(List<String> columns, List<List<@Nullable Object>> rows) {}
