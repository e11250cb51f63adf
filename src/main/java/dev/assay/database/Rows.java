package dev.assay.database;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The result of a statement.
 *
 * @param columns the names of the columns
 * @param rows the values: Long for integers, BigDecimal, Double, Float for single precision, Boolean, String,
 *     LocalDate, LocalDateTime, Instant for timestamps with a zone, {@link dev.assay.sql.InfiniteTime} or null. A value
 *     of any other type is the text that the database shows
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Rows(List<String> columns, List<List<@Nullable Object>> rows) {}
