package dev.assay.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What Snowflake refuses and fakesnow would run: each line is refused with that code, and its like that follows is not. */
@Tag("harness")
class SnowflakeServerStrictTest {

    private static final String REFUSED = """
            1003   select count(*) filter (where a > 1) as n from t
            1003   select a from t except all select a from t
            1003   select a from t intersect all select a from t
            1003   select distinct on (a) a from t
            1003   select a from t where s similar to 'x'
            1003   select a from t where s ~ 'x'
            1003   select a from t where s !~ 'x'
            1003   select a from t where a = ?::int
            2140   select bool_and(a > 1) as x from t
            2140   select bool_or(a > 1) as x from t
            2140   select string_agg(s, ',') as x from t
            2140   select now() as x
            2140   select strpos(s, 'x') as x from t
            2140   select list(a) as x from t
            2140   select nosuchfunction(1) as x
            1003   select a from t where a = any(array[1, 2])
            1003   select a from t where a = any([1, 2])
            1003   select array[1, 2] as x
            2303   select sum(a) over (rows between 1 preceding and current row) as x from t
            2303   select row_number() over (partition by s) as x from t
            1003   select trim(both 'x' from s) as x from t
            1003   select floor(d to day) as x from t
            1003   select ceil(d to month) as x from t
            1003   select d + interval '90' minute as x from t
            1003   select sum(a order by a) as x from t
            1003   select listagg(s, ',' order by s) as x from t
            1003   select array_agg(s order by s) as x from t
            1003   select a & 1 as x from t
            1003   select a | 1 as x from t
            1003   select a << 1 as x from t
            1003   select v ->> 'a' as x from t
            1003   select E'x' as x
            1003   select * from read_csv_auto('x')
            1003   select * from generate_series(1, 3)
            100051 select 1 / 0 as x
            100051 select a / (a - 1) as x from t
            100051 select mod(a, 0) as x from t
            100051 select a % (a - 1) as x from t
            2003   select * from "t"
            2003   select * from "Public".t
            2003   select * from nix
            2003   select * from snowflake.account_usage.tables
            2003   insert into "t" (a) values (1)
            2003   select * from pg_catalog.pg_tables
            2003   select * from sqlite_master
            2003   select * from information_schema.key_column_usage
            2003   select * from "information_schema"."tables"
            2003   select * from nix.t
            904    select "a" from t
            904    select "Lower" from t
            904    select lower from t
            904    select t."a" from t
            904    select "x".a from t as x
            904    select x.a from t as "x"
            904    select "Y" from (select a as "y" from t) q
            904    select y from (select a as "y" from t) q
            904    select a from t where exists (select 1 from t u where u."a" = t.a)
            904    select a from t where exists (select 1 from t u where u.a = t."a")
            904    select a as "x" from t order by "X"
            904    with c (k) as (select a from t) select "k" from c
            904    insert into t ("a") values (1)
            904    update t set "a" = 1
            904    delete from t where "a" = 1
            904    select nix from t
            1044   select d - d as x from t
            8      select 1; select 2
            1003   selec 1
            """;

    private static final String ACCEPTED = """
            select count_if(a > 1) as n from t
            select a from t except select a from t
            select a from t where regexp_like(s, 'x')
            select booland_agg(a > 1) as x, listagg(s, ',') within group (order by s) as l from t
            select a from t where s like any ('x', 'y') and a = any (select a from t)
            select sum(a) over (order by a rows between 1 preceding and current row) as x from t
            select sum(a) over (partition by s) as x from t
            select trim(s, 'x') as x, ltrim(s) as y from t
            select date_trunc('day', d) as x, d + interval '90 minutes' as y, dateadd(minute, 90, d) as z from t
            select array_agg(s) within group (order by s) as x from t
            select bitand(a, 1) as x, bitshiftleft(a, 1) as y from t
            select v:a::varchar as x, v['a'] as y from t
            select div0(a, 0) as x, a / nullif(0, 0) as y from t
            select a is true as x from (select true as a) q
            select "A", A, a, T.a, "T"."A" from t
            select "lower" from t
            select "x"."A" from t as "x" where "x"."lower" is null
            select a as "x" from t group by "x" having "x" > 0 order by "x"
            select "y" + 1 as z from (select a as "y" from t) q
            with "c" ("k") as (select a from t) select "k" from "c"
            select u."A" from t u where exists (select 1 from t w where w."A" = u."A")
            select q.* from (select * from t) q where q."lower" is null
            insert into t ("A", "lower") values (2, 3)
            select f.value as x, f.index as i from t, lateral flatten(input => v) f
            select date as x, first as y from (select 1 as date, 2 as first) as q
            """;

    private static final SnowflakeTestDatabase DATABASE =
            SnowflakeServer.shared().database();

    @BeforeAll
    static void fill() {
        DATABASE.execute(
                "create table t (a int, s varchar, d timestamp_ntz, v variant, \"lower\" int)",
                "insert into t (a, s, d) values (1, 'x', '2024-01-01')");
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void whatSnowflakeRefusesIsRefused() throws SQLException {
        List<String> wrong = new ArrayList<>();
        try (Connection connection = DATABASE.connect()) {
            for (String line : REFUSED.lines().toList()) {
                int code = Integer.parseInt(line.substring(0, 6).strip());
                String sql = line.substring(7);
                int found = sql.contains("?::") ? prepared(connection, sql) : plain(connection, sql);
                if (found != code) {
                    wrong.add(sql + " => " + found + " in place of " + code);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void itsLikesThatSnowflakeTakesAreTaken() throws SQLException {
        List<String> wrong = new ArrayList<>();
        try (Connection connection = DATABASE.connect()) {
            for (String sql : ACCEPTED.lines().toList()) {
                int code = plain(connection, sql);
                if (code != 0) {
                    wrong.add(sql + " => " + code);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatTheEmulatorCannotDoIsNeverASilentWrongAnswer() {
        assertThatThrownBy(() -> DATABASE.query("select to_char(1.5, '999.99') as x"))
                .hasMessageContaining("Unsupported feature");
        assertThatThrownBy(() -> DATABASE.query("select 'a' collate 'en-ci' as x"))
                .hasMessageContaining("Unsupported feature");
        assertThatThrownBy(() -> DATABASE.query("select * from table(information_schema.query_history())"))
                .hasMessageContaining("Unsupported feature");
        assertThatThrownBy(() -> DATABASE.query("select ratio_to_report(a) over () as x from t"))
                .hasMessageContaining("Unsupported feature");
    }

    /** The code of the refusal; 0 where it is taken. */
    private static int plain(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return 0;
        } catch (SQLException e) {
            return e.getErrorCode();
        }
    }

    private static int prepared(Connection connection, String sql) {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setInt(1, 1);
            statement.execute();
            return 0;
        } catch (SQLException e) {
            return e.getErrorCode();
        }
    }
}
