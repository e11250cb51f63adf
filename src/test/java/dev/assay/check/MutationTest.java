package dev.assay.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.run.CheckResult;
import dev.assay.sql.Dialect;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import dev.assay.testing.Worked;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A type's document notices when its statements say nothing: every table is replaced by one of the same columns without rows, so that
 * each count is 0 and each value null, whatever is asked, and at least one of its verdicts must be another.
 */
class MutationTest {

    @TempDir
    private Path folder;

    static List<String> types() {
        return ChecksPagesTest.specs().stream()
                .filter(spec -> spec.judged() != Spec.Judged.CATALOGUE)
                .map(Spec::name)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_type_that_counts_nothing_is_noticed(String type) throws Exception {
        Worked worked = TypesTest.worked(type);
        TestDatabase database = TestPostgres.newest().database();
        worked.statements(Dialect.POSTGRESQL).stream()
                .filter(statement -> !statement.startsWith("INSERT"))
                .forEach(database::run);
        List<CheckResult> results = worked.run(Suites.on(database, folder));
        assertThat(worked.wrong(Dialect.POSTGRESQL, results)).isNotEmpty();
    }
}
