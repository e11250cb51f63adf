package dev.assay.check.builtin.sql;

import static dev.assay.testing.Verdicts.assertVerdicts;

import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("fast")
class FailedRowsSqlTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE TABLE t (id int, a text);
            INSERT INTO t VALUES (1, 'x'), (2, NULL), (3, 'x');
            CREATE TABLE "dot.ted" (id int);
            CREATE TABLE "three.dot.ted" (id int);
            INSERT INTO "three.dot.ted" VALUES (1);
            """);

    @TempDir
    private Path folder;

    @Test
    void every_row_that_the_query_returns_fails() throws Exception {
        assertVerdicts(Suites.on(DATABASE, folder).with("LEAST", "2"), """
                failed_rows_sql: "select * from t where id > 9" => PASSED 0
                failed_rows_sql: "select * from t where a is null" => FAILED 1
                failed_rows_sql: "select null::text from t" => FAILED 3
                failed_rows_sql: "select t.id, u.id from t join t u on t.a = u.a and t.id < u.id" => FAILED 1
                failed_rows_sql: "select a from t group by a having count(*) > 1;" => FAILED 1
                failed_rows_sql: "with d as (select a from t) select * from d where a = 'x'" => FAILED 2
                failed_rows_sql: "select id from t where id >= ${LEAST}" => FAILED 2
                failed_rows_sql: "select id from t where ${as_of} > now() + interval '100 years'" => PASSED 0
                failed_rows_sql: "select * from t", fail_above: 3 => PASSED 3
                failed_rows_sql: "select * from t", fail_above: 2 => FAILED 3
                failed_rows_sql: "select * from t", fail_above: never, warn_above: 2 => WARNED 3
                failed_rows_sql: "select * from t order by id limit 1" => FAILED 1
                failed_rows_sql: "values (1), (2)" => FAILED 2
                failed_rows_sql: "select * from tt" => BROKEN TABLE_MISSING
                failed_rows_sql: "select b from t" => BROKEN COLUMN_MISSING
                failed_rows_sql: "select id from t where 1 / (id - id) > 0" => BROKEN QUERY_REFUSED
                failed_rows_sql: "select 1 where 1 / 0 = 1" => BROKEN QUERY_REFUSED
                """);
    }

    @Test
    void a_dot_in_quotes_is_part_of_the_name_also_where_rows_are_looked_for() throws Exception {
        assertVerdicts(Suites.on(DATABASE, folder), """
                failed_rows_sql: 'select * from "dot.ted"', on_empty: fail => FAILED NO_ROWS 0
                failed_rows_sql: 'select * from public . "dot.ted" where id > 0', on_empty: warn => WARNED NO_ROWS 0
                failed_rows_sql: 'with w as (select 1) select * from "three.dot.ted", w where id > 1', on_empty: fail => PASSED 0
                failed_rows_sql: 'select 1 where exists (select 1 from "dot.ted")', on_empty: fail => FAILED NO_ROWS 0
                query_match: {query: 'select id from "dot.ted"', expected: 'select id from "three.dot.ted" where id > 1'}, on_empty: fail => PASSED 0
                """);
    }
}
