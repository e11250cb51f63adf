package dev.assay.suite;

import dev.assay.yaml.Problem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where results of runs are stored, as {@code results_store} of {@code assay.yaml} or a run's configuration says.
 *
 * @param connection the name of a connection; {@value #NONE} for no store; null if nothing is said
 * @param schema the schema of the tables; null if nothing is said
 * @param failures how many keys of failing rows are stored of each check; null if nothing is said, which means none
 * @param place where the connection is named, as a problem without words; null if no file names it
 */
public record StoreSettings(
        @Nullable String connection,
        @Nullable String schema,
        @Nullable Integer failures,
        @Nullable Problem place) {

    /** A sample has no more rows. */
    public static final int MOST_FAILURES = 10;

    /** The name that stands for no store. */
    public static final String NONE = "none";

    /** The schema if none is said. */
    public static final String SCHEMA = "dq";

    /** Whether there is a store. */
    public boolean isOn() {
        return connection != null && !connection.equals(NONE);
    }

    /** The schema of the tables. */
    public String schemaOrDefault() {
        return Objects.requireNonNullElse(schema, SCHEMA);
    }

    /** These settings, filled up with {@code further}. */
    StoreSettings over(@Nullable StoreSettings further) {
        if (further == null) {
            return this;
        }
        return new StoreSettings(
                connection == null ? further.connection : connection,
                schema == null ? further.schema : schema,
                failures == null ? further.failures : failures,
                connection == null ? further.place : place);
    }

    /** A problem with the connection, behind the place where it is named. */
    public String problem(String what) {
        return place == null
                ? "the configuration parameter assay.results_store.connection: " + what
                : new Problem(place.at(), what, place.line()).shown();
    }
}
