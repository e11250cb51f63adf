package dev.assay.check;

import dev.assay.sql.Dialect;
import dev.assay.testing.Worked;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A check means the same in every database, however it is planned. docs/snowflake.md has the exceptions. */
class SameMeaningTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"POSTGRESQL, full", "POSTGRESQL, naive", "SNOWFLAKE, full", "SNOWFLAKE, naive"})
    void a_partition_is_the_rows_of_the_highest_value(Dialect dialect, String plan) throws Exception {
        Worked.of(SameMeaningTest.class, "worked/partitions.yaml")
                .assertHolds(dialect, suites -> suites.planned(plan).connecting("sample: rows"), folder);
    }

    @ParameterizedTest
    @CsvSource({"POSTGRESQL, full", "SNOWFLAKE, full", "SNOWFLAKE, naive", "SNOWFLAKE, without:shared_scan"})
    void every_type_gives_the_verdict_that_was_worked_out_by_hand(Dialect dialect, String plan) throws Exception {
        Worked.of(SameMeaningTest.class, "worked/values.yaml")
                .assertHolds(dialect, suites -> suites.planned(plan).connecting("sample: rows"), folder);
    }

    /** Snowflake's own parser takes more than JSON. */
    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource("dev.assay.testing.Dialects#all")
    void what_is_JSON_is_the_same(Dialect dialect) throws Exception {
        Worked.of(SameMeaningTest.class, "worked/json.yaml").assertHolds(dialect, suites -> suites, folder);
    }
}
