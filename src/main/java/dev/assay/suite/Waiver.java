package dev.assay.suite;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A known failure of a check, accepted until a date.
 *
 * @param check the check's key
 * @param accepts how many failing rows, or deviations, are accepted at most; null for a check that judges a value: any failure is
 * @param until the last day on which it holds, in UTC
 * @param owner who answers for the failure
 * @param approvedBy who agreed to it; null where nobody is named
 * @param ticket where the work on it is followed; null where it is not
 * @param reason why it is accepted
 */
public record Waiver(
        String check,
        @Nullable Long accepts,
        LocalDate until,
        String owner,
        @Nullable String approvedBy,
        @Nullable String ticket,
        String reason) {}
