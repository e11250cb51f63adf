package dev.assay.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.CheckType;
import dev.assay.plan.PlanRule;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Over tables and suites that chance made, every plan finds what the documents say: status, counts and groups are those of plain
 * Java over the rows. {@code -Dassay.seed} repeats a seed, {@code -Dassay.rounds} plays as many fresh ones; what they were made of
 * lies in {@code target/oracle}. Of what differs the first {@code -Dassay.told} are told.
 */
class OracleTest {

    private static final String NEEDED = """
            CREATE DOMAIN quantity AS integer CHECK (VALUE >= 0);
            CREATE DOMAIN code AS varchar(10);
            CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
            CREATE COLLATION folded (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
            ALTER DATABASE %1$s SET search_path = play, public;
            ALTER DATABASE %1$s SET timezone = 'UTC';
            """;

    private static final int SEEDS = 5;
    private static final int EACH = 5;
    private static final int LEAST_A_TYPE = 20;
    private static final int LEAST_A_SEED = 300;

    /** What the catalogue answers, what a run before found, combinations as a list, and what compares two databases. */
    private static final Set<String> UNKNOWN = Set.of(
            "accepted_combinations",
            "cdc_coverage",
            "cdc_lag",
            "cdc_schema",
            "column_naming",
            "column_nullable",
            "column_type",
            "columns_exact",
            "columns_exist",
            "columns_forbidden",
            "index_exists",
            "key_declared",
            "reconcile",
            "row_count_change",
            "schema_match",
            "schema_unchanged");

    private static final double MOST_BROKEN = 0.05;
    private static final double LEAST_FAILED = 0.3;

    @TempDir
    private Path folder;

    /** The same ones in every build, so that no build fails by chance. */
    private static long[] seeds() {
        Long seed = Long.getLong("assay.seed");
        Integer rounds = Integer.getInteger("assay.rounds");
        return seed != null
                ? new long[] {seed}
                : rounds == null
                        ? LongStream.rangeClosed(1, SEEDS).toArray()
                        : new Random().longs(rounds).toArray();
    }

    @Test
    void every_plan_finds_what_the_documents_say(TestReporter reporter) throws Exception {
        TestDatabase database = TestPostgres.newest().database();
        database.run(NEEDED.formatted(database.name()));
        Game game = new Game(database, folder);
        long[] seeds = seeds();
        for (long seed : seeds) {
            PlanRule left = PlanRule.ALL.get(Math.floorMod(seed, PlanRule.ALL.size()));
            int checks = game.play(seed, EACH, List.of(PlanRule.FULL, PlanRule.NAIVE, PlanRule.WITHOUT + left.name()));
            assertThat(checks).as("checks of seed %d", seed).isGreaterThanOrEqualTo(LEAST_A_SEED);
        }
        reporter.publishEntry("compared", game.told());
        assertThat(game.disagreements()).isEmpty();
        assertThat(game.share("BROKEN")).as(game.told()).isLessThanOrEqualTo(MOST_BROKEN);
        assertThat(game.share("FAILED")).as(game.told()).isGreaterThanOrEqualTo(LEAST_FAILED);
        assertThat(ServiceLoader.load(CheckType.class))
                .extracting(type -> type.spec().name())
                .as("types that the oracle does not know: teach them to it, from their pages, in Types")
                .filteredOn(type -> !type.startsWith("own_") && !game.types().containsKey(type))
                .containsExactlyInAnyOrderElementsOf(UNKNOWN);
        if (seeds.length >= SEEDS) {
            assertThat(game.types().values()).as(game.types().toString()).allMatch(times -> times >= LEAST_A_TYPE);
        }
    }
}
