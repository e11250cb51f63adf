package dev.assay.check;

import dev.assay.sql.Dialect;
import dev.assay.testing.Worked;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A check means the same in every database. docs/snowflake.md has the exceptions. */
class SameMeaningTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void every_type_gives_the_verdict_that_was_worked_out_by_hand(Dialect dialect) throws Exception {
        Worked.of(SameMeaningTest.class, "worked/values.yaml").assertHolds(dialect, folder);
    }
}
