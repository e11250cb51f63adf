package dev.assay.sql;

import dev.assay.testing.DatabaseUnderTest;
import dev.assay.testing.DatabasesUnderTest;
import dev.assay.testing.Golden;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the guard refuses, and what it says of it, in one document. */
@Tag("fast")
class GuardRefusalTest {

    private static final List<String> QUERIES = List.of(
            "",
            ";",
            "-- nothing",
            "/* nothing */",
            "t",
            "select",
            "selct * from t",
            "select * from",
            "select * from t where",
            "select * from t where (a = 1",
            "insert into t values (1)",
            "update t set a = 1",
            "delete from t",
            "merge into t using u on t.a = u.a when matched then delete",
            "truncate t",
            "drop table t",
            "create table x (a int)",
            "create table x as select * from t",
            "alter table t add b int",
            "grant select on t to x",
            "copy t to '/tmp/x'",
            "copy (select * from t) to program 'id'",
            "do 'begin end'",
            "call p()",
            "execute p",
            "prepare p as select 1",
            "set role x",
            "set transaction read write",
            "begin",
            "commit",
            "lock table t",
            "vacuum t",
            "analyze t",
            "explain analyze select 1",
            "explain select 1",
            "show all",
            "select * from t where {fn rand()} < 2",
            "select a_name_of_more_than_sixty_three_letters_which_postgresql_would_cut_off(a) from t",
            "listen x",
            "notify x",
            "declare c cursor for select 1",
            "refresh materialized view v",
            "with d as (delete from t returning *) select * from d",
            "with d as (insert into t values (1) returning *) select * from d",
            "with d as (update t set a = 1 returning a) select * from d",
            "WITH d AS (DeLeTe/**/FROM t RETURNING *) SELECT 1",
            "select * from (delete from t returning *) d",
            "select * into x from t",
            "select * into temp x from t",
            "select * from t for update",
            "select * from t for no key update",
            "select * from t for share",
            "select * from t for key share",
            "select * from t for /* quiet */ update",
            "select * from t; delete from t",
            "select * from t;delete from t;",
            "select 1; select 2",
            "select 1 /* ; */; select 2",
            "select ';' ; drop table t",
            "select 1 -- x\n; drop table t",
            "select 1;;drop table t",
            "select 1 /* open",
            "select 1 /* a /* b */ ; drop table t",
            "select 'open",
            "select \"open",
            "select $$x$$",
            "select $tag$x$tag$",
            "select $1",
            "select E'\\'; drop table t; --'",
            "select e'x'",
            "select U&'\\0041'",
            "select U&\"\\0041\" from t",
            "select b'1'",
            "select x'1f'",
            "select N'x'",
            "select a ? 'b' from t",
            "select * from t where a = '${NAME}'",
            "select * from \"${NAME}\"",
            "select * from t where a = ${MISSING}",
            "select * from t where a = ${bad-name}",
            "select pg_sleep(1)",
            "select pg_catalog.pg_sleep(1)",
            "select \"pg_sleep\"(1)",
            "select pg_catalog . \"pg_sleep\" (1)",
            "select PG_SLEEP/**/(1)",
            "select pg_sleep_for('1 s')",
            "select * from pg_sleep(1)",
            "select set_config('x', 'y', false)",
            "select \"set_config\"('transaction_read_only', 'off', true)",
            "select nextval('s')",
            "select setval('s', 1)",
            "select pg_terminate_backend(1)",
            "select pg_cancel_backend(1)",
            "select pg_advisory_lock(1)",
            "select pg_try_advisory_xact_lock(1)",
            "select pg_notify('x', 'y')",
            "select pg_read_file('/etc/passwd')",
            "select pg_read_binary_file('/etc/passwd')",
            "select pg_ls_dir('/')",
            "select pg_stat_file('/')",
            "select lo_import('/etc/passwd')",
            "select lo_export(1, '/tmp/x')",
            "select dblink('host=x', 'select 1')",
            "select * from dblink_exec('host=x', 'drop table t')",
            "select query_to_xml('delete from t', true, true, '')",
            "select table_to_xml('t', true, true, '')",
            "select pg_reload_conf()",
            "select pg_logical_emit_message(true, 'a', 'b')",
            "select pg_replication_origin_create('x')",
            "select pg_create_restore_point('x')",
            "select pg_export_snapshot()",
            "select pg_stat_reset()",
            "select pg_log_backend_memory_contexts(1)",
            "select pg_promote()",
            "select txid_current()",
            "select pg_current_xact_id()",
            "select ts_stat('select 1')",
            "select pg_file_write('x', 'y', true)",
            "select xpath_table('a', 'b', 'c', 'd', 'e')",
            "select current_setting('x'), pg_sleep(1)",
            "select pg_stat_statements_reset()",
            "select brin_summarize_new_values('i')",
            "select lowrite(1, 'x')",
            "select heap_force_kill('t'::regclass, array['(0,1)']::tid[])",
            "select public.heap_force_freeze('t'::regclass, array['(0,1)']::tid[])",
            "select pg_truncate_visibility_map('t'::regclass)",
            "select domain_in('x', 16400, -1)",
            "select pg_input_is_valid('x', 'app.word')",
            "select pg_restore_relation_stats('relation', 't')",
            "select `a; set role x; `",
            "select pg_sleep -- call\n (1)",
            "select 1) as x; drop table t; select (1",
            "select 1) union (select 2",
            "select 1 -- \r; drop table t",
            "select 1; -- the end\n drop table t",
            "table t; delete from t");

    private static final List<String> CONDITIONS = List.of(
            "",
            "   ",
            "-- nothing",
            ";",
            "a = 1;",
            "a = 1; delete from t",
            "a) or (b",
            "a = 1) union select (1",
            "1 = 1) --",
            "(a = 1",
            "a = 1)",
            "a in (select 1)",
            "exists (select from t)",
            "a = (table t)",
            "a in (with x as (values (1)) table x)",
            "a = any (array(select 1))",
            "delete from t",
            "a = 1 for update",
            "a = 1 group by a",
            "a = 1 order by a",
            "a = 1 limit 1",
            "a = 1 union all values (1)",
            "a = 1, b = 2",
            "a = ",
            "t.a = 1",
            "public.t.a = 1",
            "a = '${NAME}'",
            "a = ${MISSING}",
            "a = $$x$$",
            "a = E'x'",
            "a ? 'b'",
            "pg_sleep(1) is null",
            "\"pg_sleep\"(1) is null",
            "a = 1 /* open",
            "a = 'open",
            "a = 1 -- comment\n) or (true",
            "a = '\\' ) or ( b = ' ' or c = '\\' '",
            "pg_sleep -- call\n (1) is null",
            "t /* the table */ . a = 1",
            "`a` = 1",
            "a = 1 as b",
            "a := 1",
            "*",
            "a = 1 where true",
            "filter (where a = 1)");

    /** What is another text, or does more than read, to Snowflake only. */
    private static final List<String> ON_SNOWFLAKE = List.of(
            "select * from t where a = 'it\\'s' or b = ' ; delete from t",
            "select * from t where a = '\\' or b = ' -- '",
            "select * from t // where a = 1",
            "select $1 from @stage/file.csv",
            "select * from @~/staged",
            "select * from $$t$$",
            "select s.nextval from t",
            "select system$cancel_all_queries(1)",
            "select system$wait(10)",
            "select * from table(result_scan(last_query_id()))",
            "select * from table(my_procedure())",
            "select * from identifier('t')",
            "select * from table('t')",
            "select * from '@stage'",
            "select * from t ->> delete from t",
            "select snowflake.cortex.complete('m', a) from t",
            "select ai_complete('m', a) from t",
            "select * from table(generator(rowcount => 1000000000))",
            "select f.value from t, lateral flatten(input => t.a) f where f.value is null",
            "select f.value from t, table(flatten(t.a)) f",
            "select a:b.c::string from t where a:b[0]::number > 1",
            "select * from db.s.t",
            "select * from t at(timestamp => '2026-01-01'::timestamp_tz)",
            "select * from t qualify row_number() over (partition by a order by b) > 1");

    @ParameterizedTest
    @MethodSource(DatabasesUnderTest.OURS)
    void every_refusal_says_what_is_wrong_and_what_to_do(DatabaseUnderTest database) {
        StringBuilder document = new StringBuilder("What the guard refuses, on " + database.title() + "\n\nQueries\n");
        QUERIES.forEach(text -> document.append(said(text, Guard::query, database.dialect())));
        if (database.name().equals("snowflake")) {
            ON_SNOWFLAKE.forEach(text -> document.append(said(text, Guard::query, database.dialect())));
        }
        document.append("\nConditions\n");
        CONDITIONS.forEach(text -> document.append(said(text, Guard::expression, database.dialect())));
        Golden.assertMatches(GuardRefusalTest.class, "guard-refusals-" + database.name() + ".txt", document.toString());
    }

    @FunctionalInterface
    private interface Reader {
        Fragment read(String text, Guard.Variables variables, Dialect dialect) throws FragmentException;
    }

    private static String said(String text, Reader reader, Dialect dialect) {
        String shown = "  " + text.replace("\n", "⏎").replace("\r", "␍") + "\n    ";
        try {
            reader.read(text, GuardRefusalTest::value, dialect);
            return shown + "ACCEPTED\n";
        } catch (FragmentException e) {
            return shown + e.getMessage() + (e.offset() < 0 ? "" : " (at " + e.offset() + ")") + "\n";
        }
    }

    private static @Nullable Object value(String name, @Nullable String fallback) {
        return name.equals("MISSING") ? fallback : new BigDecimal(1);
    }
}
