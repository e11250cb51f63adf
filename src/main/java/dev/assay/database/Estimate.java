package dev.assay.database;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a statement would use of a database.
 *
 * @param amounts what the database expects, for people: {@code cost 1,234, 20,000 rows in its tables}
 * @param refusal why the statement would not be sent, and what would make it pass; null if it would be
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Estimate(String amounts, @Nullable String refusal) {}
