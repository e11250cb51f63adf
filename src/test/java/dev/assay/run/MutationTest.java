package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.CheckType;
import dev.assay.check.Spec;
import dev.assay.connection.Constraints;
import dev.assay.connection.Database;
import dev.assay.connection.DatabaseException;
import dev.assay.connection.Rows;
import dev.assay.connection.TableInfo;
import dev.assay.sql.Dialect;
import dev.assay.sql.Sql;
import dev.assay.sql.TableName;
import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.Suite;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import dev.assay.testing.Worked;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A type's document notices when its statements say nothing: each is replaced by {@code select 0} for every column that it has, and of
 * what the catalogue answers nothing is left. At least one of the verdicts that were worked out by hand must be another then.
 */
class MutationTest {

    @TempDir
    private Path folder;

    static List<String> types() {
        return ServiceLoader.load(CheckType.class).stream()
                .map(type -> type.get().spec().name())
                .filter(name -> !name.startsWith("own_"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_type_whose_statements_say_nothing_is_noticed(String type) throws Exception {
        Worked worked = Worked.of(Spec.class, "types/" + type + ".yaml");
        TestDatabase database = TestPostgres.newest().database();
        worked.statements(Dialect.POSTGRESQL).forEach(database::run);
        Suites suites = Suites.on(database, folder);
        Suite suite = suites.read(suites.suite(worked.suite())).get(0);
        boolean catalogued = suite.allChecks().get(0).type().spec().judged() == Spec.Judged.CATALOGUE;
        if (catalogued) {
            // One of them holds the catalogue against what it was.
            results(suite, Run.database(suite, null, "mutation"));
        }
        List<CheckResult> results = results(suite, new Nothing(Run.database(suite, null, "mutation"), catalogued));
        assertThat(worked.wrong(Dialect.POSTGRESQL, results)).isNotEmpty();
    }

    private List<CheckResult> results(Suite suite, Database database) throws Exception {
        Memory memory = Memory.of(folder);
        RunOptions options = new RunOptions(Suites.AS_OF, folder, "full", List.of(), null);
        try (ConnectionRun run = new ConnectionRun(
                database, "here", "db", "mutation", Suites.AS_OF, options.rules(), memory, new RunLog(null))) {
            List<Planned> planned = new ArrayList<>();
            for (CheckDeclaration check : suite.allChecks()) {
                planned.add(run.take(suite, check));
            }
            run.start(check -> List.of());
            List<CheckResult> results = new ArrayList<>();
            for (Planned check : planned) {
                CheckResult result = run.result(check).join();
                run.learn(check, result);
                results.add(result);
            }
            memory.write();
            return results;
        }
    }

    /**
     * Answers every statement with one row of zeros.
     *
     * @param emptied whether the catalogue knows no columns either
     */
    private record Nothing(Database real, boolean emptied) implements Database {

        @Override
        public String name() {
            return real.name();
        }

        @Override
        public Dialect dialect() {
            return real.dialect();
        }

        @Override
        public String place() {
            return real.place();
        }

        @Override
        public int sessions() {
            return real.sessions();
        }

        @Override
        public TableInfo table(TableName name) throws DatabaseException {
            TableInfo there = real.table(name);
            return emptied ? new TableInfo(there.name(), List.of(), List.of(), 0, Constraints.NONE) : there;
        }

        @Override
        public void lookUp(Collection<TableName> names) {
            real.lookUp(names);
        }

        @Override
        public List<TableName> tables() throws DatabaseException {
            return real.tables();
        }

        @Override
        public Rows query(Sql sql, int maxRows, String purpose) throws DatabaseException {
            List<String> columns = real.query(sql, maxRows, purpose).columns();
            return new Rows(columns, List.of(Collections.nCopies(columns.size(), 0L)));
        }

        @Override
        public void cancel() {
            real.cancel();
        }

        @Override
        public void close() {
            real.close();
        }
    }
}
