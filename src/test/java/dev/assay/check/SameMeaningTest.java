package dev.assay.check;

import dev.assay.plan.PlanRule;
import dev.assay.testing.DatabaseUnderTest;
import dev.assay.testing.DatabasesUnderTest;
import dev.assay.testing.Suites;
import dev.assay.testing.Worked;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A check means the same in every database, however it is planned. docs/snowflake.md has the exceptions. */
class SameMeaningTest {

    private static final Worked VALUES = document("values");
    private static final Worked JSON = document("json");
    private static final Worked PARTITIONS = document("partitions");

    @TempDir
    private Path folder;

    private static Worked document(String name) {
        return Worked.of(SameMeaningTest.class, "worked/" + name + ".yaml");
    }

    /** The documents that are of no single type. */
    static Stream<Worked> documents() {
        return Stream.of(VALUES, JSON, PARTITIONS);
    }

    @ParameterizedTest
    @MethodSource(DatabasesUnderTest.ALL)
    void a_partition_is_the_rows_of_the_highest_value(DatabaseUnderTest database) throws Exception {
        assertHolds(PARTITIONS, database, PlanRule.FULL, PlanRule.NAIVE);
    }

    @ParameterizedTest
    @MethodSource(DatabasesUnderTest.ALL)
    void every_type_gives_the_verdict_that_was_worked_out_by_hand(DatabaseUnderTest database) throws Exception {
        assertHolds(VALUES, database, PlanRule.FULL, PlanRule.NAIVE, PlanRule.WITHOUT + "shared_scan");
    }

    /** Snowflake's own parser takes more than JSON. */
    @ParameterizedTest
    @MethodSource(DatabasesUnderTest.ALL)
    void what_is_JSON_is_the_same(DatabaseUnderTest database) throws Exception {
        assertHolds(JSON, database, PlanRule.FULL);
    }

    /** All plans run on the same tables; what one knows, another does not. */
    private void assertHolds(Worked worked, DatabaseUnderTest database, String... plans) throws Exception {
        try (DatabaseUnderTest.Fresh fresh = database.fresh()) {
            worked.makeIn(fresh);
            for (String plan : List.of(plans)) {
                Path own = Files.createDirectories(folder.resolve(plan.replace(':', '-')));
                worked.assertHolds(
                        database, Suites.on(fresh, own).planned(plan).connecting("sample: {unclassified: show}"));
            }
        }
    }
}
