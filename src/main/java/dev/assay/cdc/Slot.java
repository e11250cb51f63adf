package dev.assay.cdc;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A replication slot, as its database tells.
 *
 * @param active whether a consumer is connected, which says nothing of how far it is
 * @param status the state of the log that the slot needs: reserved, extended, unreserved or lost
 * @param safe the bytes of log until the slot is lost; null if there is no limit, or it is lost
 * @param lag the bytes that the consumer has not confirmed, of all tables of the server
 * @param retained the bytes of log that are kept for the slot; null if it is lost
 * @param inactive the seconds since a consumer was connected; null if one is, or the database does not tell
 * @param reason why the slot is of no use any more; null if it is of use
 */
record Slot(
        boolean active,
        String status,
        @Nullable Long safe,
        @Nullable Long lag,
        @Nullable Long retained,
        @Nullable Long inactive,
        @Nullable String reason) {

    /** Reads {@code active, wal_status, safe_wal_size, lag_bytes, retained_bytes, inactive_seconds, reason}. */
    static Slot read(List<@Nullable Object> row) {
        return new Slot(
                Boolean.TRUE.equals(row.get(0)),
                String.valueOf(row.get(1)),
                number(row.get(2)),
                number(row.get(3)),
                number(row.get(4)),
                number(row.get(5)),
                row.get(6) == null ? null : String.valueOf(row.get(6)));
    }

    /** Whether the log that the slot needs is gone, or may go at any checkpoint. */
    boolean isLost() {
        return status.equals("lost") || status.equals("unreserved") || reason != null;
    }

    private static @Nullable Long number(@Nullable Object value) {
        return value == null ? null : new BigDecimal(String.valueOf(value)).longValue();
    }
}
