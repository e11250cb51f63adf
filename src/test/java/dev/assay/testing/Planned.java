package dev.assay.testing;

import dev.assay.connection.SavedCatalogue;
import dev.assay.run.Run;
import dev.assay.run.RunOptions;
import dev.assay.sql.Dialect;
import dev.assay.suite.Suite;
import dev.assay.suite.SuiteReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What suites become as SQL, by saved catalogues of the same tables in each database and without any.
 *
 * @param folder a folder of the test's own
 */
public record Planned(Path folder) {

    private static final String CONNECTIONS = """
            version: 1
            connections:
              db: {type: %s}
            """;

    private static final Map<Dialect, String> TYPES = Map.of(
            Dialect.POSTGRESQL, "postgresql, plane: analytical, url: \"${NONE}\"",
            Dialect.SNOWFLAKE, "snowflake, account: \"${NONE}\", user: nobody, password: \"${NONE}\", database: D");

    /** The statements of each check, planned alone, as people read them: in declared order. */
    public List<List<String>> statements(Dialect dialect, String plan, String body) throws Exception {
        Files.writeString(folder.resolve("connections.yaml"), CONNECTIONS.formatted(TYPES.get(dialect)));
        Path file =
                Files.writeString(folder.resolve("suite.yaml"), "version: 1\nsuite: Planned\nconnection: db\n" + body);
        Suite suite = new SuiteReader(folder, Map.of(), Map.of(), Suites.AS_OF)
                .read(file, true)
                .orElseThrow();
        SavedCatalogue saved = SavedCatalogue.read(Path.of(
                "src/test/resources/dev/assay/plan/catalogue-" + dialect.name().toLowerCase(Locale.ROOT) + ".yaml"));
        RunOptions options = new RunOptions(Suites.AS_OF, folder.resolve("reports"), plan, List.of(), saved);
        List<List<String>> statements = new ArrayList<>();
        for (var check : suite.allChecks()) {
            try (Run run = Run.open(List.of(new Run.Selected(suite, check)), List.of(), options)) {
                run.plan();
                run.refusal(check).ifPresent(why -> {
                    throw new AssertionError(check.key() + ": " + why);
                });
                statements.add(run.scans().stream()
                        .map(planned -> planned.scan().sql().shown())
                        .toList());
            }
        }
        return statements;
    }
}
