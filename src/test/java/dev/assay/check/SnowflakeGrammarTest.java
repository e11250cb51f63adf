package dev.assay.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.SnowflakeRecord;
import dev.assay.testing.SnowflakeScript;
import dev.assay.testing.SnowflakeServer;
import dev.assay.testing.SnowflakeTestDatabase;
import dev.assay.testing.Suites;
import dev.assay.testing.Worked;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link SnowflakeGrammar} sees, and that what a run sends is SQL of Snowflake's. {@link TypesTest} gives it the types' SQL. */
class SnowflakeGrammarTest {

    @TempDir
    private Path folder;

    /** Samples, windows, time travel, look-ups, policies, explaining and the history, as the server got them. */
    @Test
    void what_a_run_sends_is_SQL_of_Snowflakes() throws Exception {
        try (SnowflakeTestDatabase database = SnowflakeServer.shared().database()) {
            Worked values = Worked.of(SameMeaningTest.class, "worked/values.yaml");
            values.makeIn(database);
            database.script(SnowflakeScript.on("policy_references").column("POLICY_NAME", "TEXT"));
            database.script(SnowflakeScript.on("query_history").column("QUERY_TAG", "TEXT"));
            database.script(SnowflakeScript.on("show grants")
                    .column("privilege", "TEXT")
                    .column("granted_on", "TEXT")
                    .column("name", "TEXT")
                    .row("USAGE", "WAREHOUSE", "W"));
            database.clearLog();
            Suites suites = Suites.on(database, folder)
                    .connecting("snapshot: run, sample: {unclassified: show}, limits: {max_bytes: 1TB}");
            values.assertHolds(database.kind(), suites);
            Suites.onHidden(database, folder).run("checks: [not_null: {table: texts, column: name}]");
            suites.run("""
                    checks:
                      - {unique: {table: numbers, columns: [huge]}, window: {column: id, since: last_run}}
                      - {references: {table: children, columns: [code], to: parents(code)}, window: {column: id, since: "2"}}
                      - {not_null: {table: none, column: x}}
                    """);
            suites.run("""
                    checks:
                      - {unique: {table: texts, columns: [name]}}
                      - {unique: {table: texts, columns: [id, name]}}
                    """);
            suites.run("checks: [{unique: {table: texts, columns: [id, name]}}]");
            Set<String> statements = new LinkedHashSet<>();
            database.log().stream().map(SnowflakeRecord::sql).forEach(statements::add);
            assertThat(statements)
                    .hasSizeGreaterThan(50)
                    .anyMatch(sql -> sql.contains("AT(TIMESTAMP =>"))
                    .anyMatch(sql -> sql.startsWith("EXPLAIN USING JSON "))
                    .anyMatch(sql -> sql.contains("POLICY_REFERENCES"))
                    .anyMatch(sql -> sql.contains("QUERY_HISTORY_BY_USER"))
                    .anyMatch(sql -> sql.contains("COUNT(DISTINCT"));
            assertThat(SnowflakeGrammar.faults(statements)).isEmpty();
        }
    }

    @Test
    void the_grammars_and_the_list_see_what_Snowflake_would_refuse() {
        List<String> wrong = List.of(
                "SELECT COUNT(*) FILTER (WHERE \"A\" = 1) FROM T",
                "SELECT (\"A\" = 1) IS TRUE FROM T",
                "SELECT SUM(1) OVER (RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) FROM T",
                "SELECT A FROM T EXCEPT ALL SELECT B FROM T",
                "SELECT DISTINCT ON (A) A FROM T",
                "SELECT BOOL_AND(A) FROM T",
                "SELECT A FROM T WHERE A ~ 'x'",
                "SELECT COUNT(*) FROM T GROUP BY ()",
                "SELECT TRIM(BOTH ' ' FROM A) FROM T",
                "SELECT NO_SUCH_FUNCTION(A) FROM T");
        List<String> faults = SnowflakeGrammar.faults(wrong);
        assertThat(wrong)
                .allSatisfy(one ->
                        assertThat(faults).anySatisfy(fault -> assertThat(fault).endsWith("in: " + one)));
    }
}
