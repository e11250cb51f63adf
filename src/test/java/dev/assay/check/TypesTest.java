package dev.assay.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.plan.PlanRule;
import dev.assay.result.CheckResult;
import dev.assay.testing.DatabaseUnderTest;
import dev.assay.testing.DatabasesUnderTest;
import dev.assay.testing.Golden;
import dev.assay.testing.SnowflakeRecord;
import dev.assay.testing.Verdicts;
import dev.assay.testing.Worked;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every type of check, with a document of tables and the verdicts on them that were worked out by hand. From the same runs come
 * documents beside it: the SQL that its examples become in each database, the sentences that checks end with, the failing rows.
 */
class TypesTest {

    private static final int MOST_ROWS = 8;

    static List<String> types() {
        return WorkedTypes.types();
    }

    private static Worked worked(String type) {
        return WorkedTypes.document(type);
    }

    private static Spec spec(String type) {
        return ChecksPagesTest.specs().stream()
                .filter(one -> one.name().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static List<CheckResult> results(DatabaseUnderTest database, String type) throws Exception {
        return WorkedTypes.run(database, type, PlanRule.FULL).results();
    }

    static Stream<List<String>> typesAndDatabases() {
        return types().stream()
                .flatMap(type -> DatabasesUnderTest.all().stream().map(database -> List.of(type, database.name())));
    }

    @ParameterizedTest
    @MethodSource("typesAndDatabases")
    void a_type_gives_the_verdicts_that_were_worked_out_by_hand(List<String> which) throws Exception {
        DatabaseUnderTest database = DatabasesUnderTest.named(which.get(1));
        List<CheckResult> found = results(database, which.get(0));
        assertThat(worked(which.get(0)).wrong(database, found)).isEmpty();
    }

    /** One that stands in no document, or does not differ, would hide what does. */
    @ParameterizedTest
    @MethodSource(DatabasesUnderTest.ALL)
    void what_differs_on_a_database_by_its_nature_is_little_and_named(DatabaseUnderTest database) {
        List<String> differing = new ArrayList<>();
        int all = 0;
        for (Worked worked : Stream.concat(types().stream().map(WorkedTypes::document), SameMeaningTest.documents())
                .toList()) {
            List<String> expected = worked.expected(database);
            List<String> workedOut = worked.workedOut(database);
            for (int i = 0; i < expected.size(); i++) {
                if (!expected.get(i).equals(workedOut.get(i))) {
                    differing.add(worked.name() + " " + worked.shown().get(i));
                }
            }
            all += expected.size();
        }
        assertThat(database.differing())
                .extracting(one -> one.document() + " " + one.check())
                .containsExactlyInAnyOrderElementsOf(differing);
        assertThat(differing).hasSizeLessThanOrEqualTo(all / 10);
    }

    @ParameterizedTest
    @MethodSource("types")
    void its_document_has_its_examples_nulls_and_a_table_without_rows(String type) {
        Worked worked = worked(type);
        assertThat(worked.written())
                .containsAll(spec(type).examples().stream().map(Worked::parsed).toList());
        assertThat(worked.tables()).anySatisfy((name, rows) -> assertThat(rows).isEmpty());
        assertThat(worked.tables()).allSatisfy((name, rows) -> assertThat(rows).hasSizeLessThanOrEqualTo(MOST_ROWS));
        assertThat(worked.hasColumnOfNulls()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_document_shows_its_SQL(String type) throws Exception {
        StringBuilder document = new StringBuilder(type + "\n" + "=".repeat(type.length()) + "\n");
        for (String example : spec(type).examples()) {
            document.append('\n').append(("- " + example.replace("\n", "\n  ")).indent(2));
            int place = worked(type).written().indexOf(Worked.parsed(example));
            for (DatabaseUnderTest database : DatabasesUnderTest.ours()) {
                CheckResult result = results(database, type).get(place);
                document.append("\n-- ").append(database.title()).append('\n');
                List<String> sql = result.means().sql();
                document.append(
                        sql.isEmpty() ? "-- no statement: the catalogue answers" : String.join(";\n", sql) + ";");
                document.append('\n');
            }
        }
        Golden.assertMatches(TypesTest.class, WorkedTypes.golden(type, "sql"), document.toString());
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_document_shows_what_it_says(String type) throws Exception {
        StringBuilder document = new StringBuilder(type + "\n");
        List<String> written = worked(type).shown();
        List<CheckResult> results = results(DatabasesUnderTest.named("postgresql"), type);
        for (int i = 0; i < results.size(); i++) {
            document.append("  ").append(written.get(i)).append('\n');
            document.append("    ").append(Verdicts.verdict(results.get(i))).append(": ");
            document.append(results.get(i).text()).append('\n');
        }
        Golden.assertMatches(TypesTest.class, WorkedTypes.golden(type, "messages"), document.toString());
    }

    /** By names that a reader understands. A type that shows no rows has no such document. */
    @ParameterizedTest
    @MethodSource("types")
    void the_document_shows_its_failing_rows(String type) throws Exception {
        StringBuilder document = new StringBuilder();
        List<String> written = worked(type).shown();
        List<CheckResult> results = results(DatabasesUnderTest.named("postgresql"), type);
        for (int i = 0; i < results.size(); i++) {
            CheckResult.Sample sample = results.get(i).sample();
            if (sample != null) {
                document.append("  ").append(written.get(i)).append('\n');
                document.append("    ")
                        .append(String.join(" | ", sample.columns()))
                        .append('\n');
                sample.rows().stream()
                        .map(row -> "    "
                                + String.join(
                                        " | ", row.stream().map(String::valueOf).toList()) + "\n")
                        .sorted()
                        .forEach(document::append);
            }
        }
        String golden = WorkedTypes.golden(type, "samples");
        if (document.isEmpty()) {
            assertThat(TypesTest.class.getResource(golden)).isNull();
        } else {
            Golden.assertMatches(TypesTest.class, golden, type + "\n" + document);
        }
    }

    @Test
    void no_document_is_left_of_a_type_that_is_gone() throws Exception {
        try (Stream<Path> documents = Files.list(Path.of("src/test/resources/dev/assay/check/types"))) {
            assertThat(documents.map(one -> one.getFileName().toString().replaceFirst("\\..*", "")))
                    .isSubsetOf(types());
        }
    }

    @ParameterizedTest
    @MethodSource(DatabasesUnderTest.ALL)
    void shared_scans_change_no_verdict(DatabaseUnderTest database) throws Exception {
        List<String> wrong = new ArrayList<>();
        for (String type : types()) {
            wrong.addAll(worked(type)
                    .wrong(
                            database,
                            WorkedTypes.run(database, type, PlanRule.NAIVE).results()));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void what_types_become_on_Snowflake_is_SQL_of_Snowflakes() throws Exception {
        DatabaseUnderTest snowflake = DatabasesUnderTest.named("snowflake");
        Set<String> statements = new LinkedHashSet<>();
        for (String type : types()) {
            for (String plan : List.of(PlanRule.FULL, PlanRule.NAIVE)) {
                WorkedTypes.run(snowflake, type, plan).log().stream()
                        .map(one -> new SnowflakeRecord(one).sql())
                        .forEach(statements::add);
            }
        }
        assertThat(statements).hasSizeGreaterThan(1_000);
        assertThat(SnowflakeGrammar.faults(statements)).isEmpty();
    }
}
