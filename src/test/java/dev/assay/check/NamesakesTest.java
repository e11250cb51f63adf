package dev.assay.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import dev.assay.testing.Worked;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may create functions in a schema of our role's path changes no verdict, and nothing of his runs. */
class NamesakesTest {

    /** What an author wrote may be refused where it calls a function of a name that somebody else has taken too. */
    private static final Pattern AUTHORS = Pattern.compile("_sql|query|when|expression|filter|filters");

    @TempDir
    Path folder;

    static Stream<TestDatabase> databases() {
        return Stream.of(TestPostgres.newest(), TestPostgres.oldest()).map(TestPostgres::database);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void no_namesake_of_what_our_statements_call_is_called(TestDatabase database) throws Exception {
        List<String> types = TypesTest.types();
        for (String type : types) {
            List<String> script = new ArrayList<>(List.of("CREATE SCHEMA w_" + type, "SET search_path = w_" + type));
            script.addAll(WorkedTypes.document(type).statements(database.kind()));
            database.run(String.join(";\n", script));
        }
        assertThat(Planted.in(database, "hostile")).isGreaterThan(300);
        assertThat(Planted.in(database, "public")).isGreaterThan(300);
        database.run("ALTER DATABASE " + database.name() + " SET track_functions = 'all'");
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            String type = types.get(i);
            String path = i % 2 == 0 ? "hostile, pg_catalog, w_" + type : "w_" + type + ", public";
            database.run("ALTER DATABASE " + database.name() + " SET search_path = " + path);
            Path own = Files.createDirectories(folder.resolve(type));
            Worked worked = WorkedTypes.document(type);
            List<CheckResult> results = worked.run(Suites.on(database, own)
                    .connecting("sample: {unclassified: show}")
                    .planned(i % 3 == 0 ? "naive" : "full"));
            worked.wrong(database.kind(), results).stream()
                    .filter(one -> !(AUTHORS.matcher(one).find() && one.contains("is not PostgreSQL's own")))
                    .filter(one ->
                            !(type.equals("json_valid") && one.contains("this version of the database does not know")))
                    .forEach(one -> wrong.add(path + ": " + one));
        }
        assertThat(wrong).isEmpty();
        assertThat(Planted.called(database)).isEmpty();
    }
}
