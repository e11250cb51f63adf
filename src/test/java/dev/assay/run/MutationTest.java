package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.CheckType;
import dev.assay.check.Spec;
import dev.assay.database.Constraints;
import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.Purpose;
import dev.assay.database.Rows;
import dev.assay.database.TableInfo;
import dev.assay.plan.PlanRule;
import dev.assay.result.CheckResult;
import dev.assay.sql.Sql;
import dev.assay.sql.TableName;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import dev.assay.testing.Worked;
import dev.assay.testing.WrappedDatabase;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A type's document notices when its statements say nothing: each is replaced by {@code select 0} for every column that it has, and of
 * what the catalogue answers nothing is left. At least one of the verdicts that were worked out by hand must be another then.
 */
class MutationTest {

    private static final TestDatabase DATABASE = TestPostgres.newest().database();

    @TempDir
    private Path folder;

    static List<String> types() {
        return ServiceLoader.load(CheckType.class).stream()
                .map(type -> type.get().spec().name())
                // their documents have no slot and no publication, so all of them break: CdcLagTest and CdcCoverageTest
                // have some
                .filter(name -> !name.startsWith("own_") && !name.equals("cdc_lag") && !name.equals("cdc_coverage"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_type_whose_statements_say_nothing_is_noticed(String type) throws Exception {
        Worked worked = Worked.of(Spec.class, "types/" + type + ".yaml");
        worked.makeIn(DATABASE.emptied());
        Suites suites = Suites.on(DATABASE, folder);
        boolean catalogued = judged(type) == Spec.VerdictBasis.CATALOGUE;
        if (catalogued) {
            // One of them holds the catalogue against what it was.
            run(suites, worked, real -> real);
        }
        List<CheckResult> results = run(suites, worked, real -> new Nothing(real, catalogued));
        assertThat(worked.wrong(DATABASE.kind(), results)).isNotEmpty();
    }

    private static Spec.VerdictBasis judged(String type) {
        return ServiceLoader.load(CheckType.class).stream()
                .map(one -> one.get().spec())
                .filter(spec -> spec.name().equals(type))
                .findFirst()
                .orElseThrow()
                .judged();
    }

    private List<CheckResult> run(Suites suites, Worked worked, UnaryOperator<Database> wrapper) throws Exception {
        return new WrappedRun(suites, folder, PlanRule.FULL, wrapper).results(worked.suite());
    }

    /** Answers every statement with one row of zeros. */
    private static final class Nothing extends WrappedDatabase {

        private final boolean emptied;

        /** @param emptied whether the catalogue knows no columns either */
        Nothing(Database real, boolean emptied) {
            super(real);
            this.emptied = emptied;
        }

        @Override
        public TableInfo table(TableName name) throws DatabaseException {
            TableInfo there = super.table(name);
            return emptied ? new TableInfo(there.name(), List.of(), List.of(), 0, Constraints.NONE) : there;
        }

        @Override
        public Rows query(Sql sql, int maxRows, Purpose purpose) throws DatabaseException {
            List<String> columns = super.query(sql, maxRows, purpose).columns();
            return new Rows(columns, List.of(Collections.nCopies(columns.size(), 0L)));
        }
    }
}
