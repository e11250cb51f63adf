package dev.assay.reconcile;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a source's writers at the moment of a snapshot.
 *
 * @param xmin transactions below it have ended
 * @param xmax transactions from it on have not begun
 * @param running the transactions between that run
 * @param position the position in the log that has everything the snapshot sees
 * @param standby whether the source is a standby, which does not know the running transactions
 * @param held whether later statements see the same snapshot
 * @param now the microseconds since 1970 of the source's clock
 */
record State(
        BigInteger xmin,
        BigInteger xmax,
        List<BigInteger> running,
        BigInteger position,
        boolean standby,
        boolean held,
        long now) {

    /** The number of columns that it is read from. */
    static final int COLUMNS = 5;

    /** Reads {@code snapshot, position, standby, held, now}. */
    static State read(List<@Nullable Object> row) {
        String[] parts = String.valueOf(row.get(0)).split(":", -1);
        List<BigInteger> running = parts[2].isEmpty()
                ? List.of()
                : Arrays.stream(parts[2].split(",", -1)).map(BigInteger::new).toList();
        return new State(
                new BigInteger(parts[0]),
                new BigInteger(parts[1]),
                running,
                new BigInteger(String.valueOf(row.get(1))),
                Boolean.parseBoolean(String.valueOf(row.get(2))),
                Boolean.parseBoolean(String.valueOf(row.get(3))),
                Long.parseLong(String.valueOf(row.get(4))));
    }
}
