package dev.assay.plan.ask;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a question lists, in no order.
 *
 * @param rows the values, as {@code Rows} returns them
 * @param version a text that changes with every write into the rows behind them; null if it was not asked for, or the database does
 *     not tell it
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Listed(
        List<List<@Nullable Object>> rows, @Nullable String version) {

    /**
     * Copies the rows.
     *
     * @param rows the values
     * @param version a text that changes with every write
     */
    public Listed {
        List<List<@Nullable Object>> copied = new ArrayList<>();
        rows.forEach(row -> copied.add(Collections.unmodifiableList(new ArrayList<>(Objects.requireNonNull(row)))));
        rows = Collections.unmodifiableList(copied);
    }
}
