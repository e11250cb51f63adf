package dev.assay.result;

import java.time.Instant;
import org.apiguardian.api.API;

/**
 * The run that began a streak of like results.
 *
 * @param runId the run's id
 * @param asOf the run's clock ({@link RunInfo#asOf()})
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Since(String runId, Instant asOf) {}
