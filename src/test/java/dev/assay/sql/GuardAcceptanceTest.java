package dev.assay.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import dev.assay.result.Status;
import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQL that authors may write, through guard and planner to a real PostgreSQL. */
class GuardAcceptanceTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE TABLE t (
              id int, name text, doc jsonb, tags text[], at timestamptz, naive timestamp, price numeric, "update" text,
              "Upper" text, "semi;colon" text, "from" int, value int, "für" text);
            INSERT INTO t VALUES
              (1, 'Ada', '{"a": {"b": "c"}, "n": 5}', '{x,y}', '2025-06-01 12:00Z', '2025-06-01 12:00', 9.5, 'u', 'U', ';', 1, 1, 'ja');
            """);

    /** Each holds for the one row. */
    private static final List<String> CONDITIONS = List.of(
            "id = 1",
            "id = 1 -- only the first",
            "/* only */ id /* the */ = 1 /* first /* of all */ */",
            "-- first\nid = 1\n-- last",
            "doc ->> 'n' = '5'",
            "doc -> 'a' ->> 'b' = 'c'",
            "(doc ->> 'n')::int = 5",
            "doc #>> '{a,b}' = 'c'",
            "doc @> '{\"n\": 5}'",
            "jsonb_exists(doc, 'a')",
            "id::text = '1'",
            "cast(id as text) = '1'",
            "id between 1 and 2",
            "id not between 2 and 3",
            "case when id = 1 then true else false end",
            "case id when 1 then 'a' else 'b' end = 'a'",
            "at at time zone 'UTC' = timestamp '2025-06-01 12:00'",
            "at > '2025-01-01'::timestamptz",
            "at < ${as_of}",
            "at >= ${as_of} - interval '1 year'",
            "at + interval '7 days' < ${as_of}",
            "date_trunc('day', at) = at - interval '12 hours'",
            "extract(year from at) = 2025",
            "name ilike 'a%'",
            "name like 'A\\_%' escape '\\' or true",
            "name similar to '(A|B)%'",
            "name ~ '^A'",
            "name !~* '^b'",
            "name in ('Ada', 'Grace')",
            "name not in ('Bob')",
            "(id, name) = (1, 'Ada')",
            "id = (select max(id) from t)",
            "id = (select max(o.id) from public . t as o /* t */ where o.name = ${NAME})",
            "\tid in (with top as (select id from \"public\".\"t\") select id from top)",
            "exists (select 1 from t a join t b using (id))",
            "id = (select count(*) from unnest(array[5]))",
            "(id, name) in ((1, 'Ada'), (2, 'Bob'))",
            "tags @> array['x']",
            "'x' = any (tags)",
            "tags && '{y}'",
            "tags[1] = 'x'",
            "cardinality(tags) = 2",
            "coalesce(name, '') <> ''",
            "nullif(name, 'x') is not null",
            "name is distinct from 'x'",
            "(price > 9) is true",
            "price * 2 - 1 = 18",
            "price % 2 > 0",
            "-price < 0",
            "not (id = 2)",
            "\"update\" = 'u'",
            "\"Upper\" = 'U'",
            "\"semi;colon\" = ';'",
            "\"from\" = 1",
            "\"für\" = 'ja'",
            "für = 'ja'",
            "value = 1",
            "name <> 'it''s; drop table t; --'",
            "name <> '/* no comment'",
            "name <> 'Ünï ☃ 🚀'",
            "name <> 'delete from t'",
            "name <> '$$ ? $1'",
            "id = ${ID}",
            "name = ${NAME}",
            "name = ${NONE:-Ada}",
            "${YES}",
            "id is not null and (name = 'x' or price >= 9.5)",
            "length(name) = 3",
            "lower(name) = 'ada'",
            "substring(name from 1 for 1) = 'A'",
            "trim(both from name) = 'Ada'",
            "position('d' in name) = 2",
            "name || 'x' = 'Adax'",
            "replace(name, 'a', 'b') = 'Adb'",
            "to_char(at at time zone 'UTC', 'YYYY') = '2025'",
            "current_date is not null",
            "pg_catalog.length(name) = 3",
            "md5(name) is not null",
            "name collate \"C\" < 'B'",
            "id = 1 and true");

    /** Each returns one row. */
    private static final List<String> QUERIES = List.of(
            "select * from t",
            "select * from t;",
            "select * from t ; ;",
            "select * from t; -- the end",
            "select * from t /* ; */ ; /* the end */",
            "select * from t -- first\r where id = 1",
            "SELECT * FROM public.t -- the end",
            "/* first */ select * from t /* last */",
            "select * from \"public\".\"t\" where \"update\" = 'u'",
            "with a as (select * from t), b as (select id from a) select * from b",
            "with recursive n as (select 1 as i union all select i + 1 from n where i < 3) select max(i) from n",
            "with a as materialized (select * from t) select * from a",
            "select *, row_number() over (partition by name order by at desc) from t",
            "select * from (select id, lag(at) over (order by at) as before from t) x where before is null",
            "select id, sum(price) over w from t window w as (order by id)",
            "select name, count(*) filter (where id > 0) from t group by name having count(*) > 0",
            "select t.id from t left join t u on u.id = t.id and u.id > 1 where u.id is null",
            "select t.id from t join t u using (id)",
            "select t.id from t cross join lateral (select t.id + 1 as j) l",
            "select tag from t, unnest(tags) with ordinality as x(tag, n) where n = 1",
            "select id from t where not exists (select 1 from t u where u.id > t.id)",
            "select id from t where id in (select id from t)",
            "select id from t where id = any (array[1, 2])",
            "select distinct on (name) * from t order by name, at desc",
            "select id from t union select id from t",
            "select id from t except all select 2",
            "(select id from t) intersect (select id from t)",
            "values (1)",
            "table t",
            "select * from t order by id nulls last limit 5 offset 0",
            "select * from t fetch first 1 row only",
            "select * from generate_series(1, 1) as g(i)",
            "select * from t where at < ${as_of} and id = ${ID}",
            "select doc ->> 'n' from t where (doc -> 'n')::int > 4",
            "select * from t where doc @> '{\"n\": 5}'::jsonb",
            "select * from t tablesample system (100)",
            "select string_agg(name, ', ' order by name) from t",
            "select array_agg(id) from t",
            "select percentile_cont(0.5) within group (order by price) from t",
            "select extract(epoch from at) from t",
            "select * from t where at at time zone 'Europe/Paris' > '2025-01-01'",
            "select name, price from t group by grouping sets ((name, price))",
            "select 1 as insert_count, id as updated from t",
            "select json_build_object('a', id) from t",
            "select x.* from t, jsonb_each(doc) x where x.key = 'n'");

    @TempDir
    private Path folder;

    @Test
    void conditions_reach_the_database_as_they_are_written() throws Exception {
        StringBuilder body = new StringBuilder("checks:\n");
        for (int i = 0; i < CONDITIONS.size(); i++) {
            body.append("  - {id: case-").append(i).append(", not_null: {table: t, column: id}, filter: ");
            body.append(yaml(CONDITIONS.get(i))).append("}\n");
        }
        Judged results = suites().run(body.toString());
        for (int i = 0; i < CONDITIONS.size(); i++) {
            CheckResult result = results.get("case-" + i);
            assertThat(result.text()).as(CONDITIONS.get(i)).isEqualTo("No row of 1 breaks the rule.");
        }
    }

    @Test
    void queries_reach_the_database_as_they_are_written() throws Exception {
        StringBuilder body = new StringBuilder("checks:\n");
        for (int i = 0; i < QUERIES.size(); i++) {
            body.append("  - {id: case-").append(i).append(", failed_rows_sql: ");
            body.append(yaml(QUERIES.get(i))).append("}\n");
        }
        Judged results = suites().connecting("sample: {unclassified: show}").run(body.toString());
        for (int i = 0; i < QUERIES.size(); i++) {
            CheckResult result = results.get("case-" + i);
            assertThat(result.text()).as(QUERIES.get(i)).startsWith("[RULE_VIOLATED] 1 row");
            assertThat(result.status()).isEqualTo(Status.FAILED);
            assertThat(result.sample()).as("sample of " + QUERIES.get(i)).isNotNull();
        }
    }

    private Suites suites() {
        return Suites.on(DATABASE, folder).with("ID", "1").with("NAME", "Ada").with("YES", "true");
    }

    private static String yaml(String text) {
        return "\""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r") + "\"";
    }
}
