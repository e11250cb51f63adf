package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.SnowflakeServer;
import dev.assay.testing.SnowflakeTestDatabase;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy in Snowflake: who changed a row, keys of several columns, changelogs, tolerances and budgets. */
class ReconcileParametersOnSnowflakeTest {

    private static final String HEARTBEAT = ", heartbeat: {table: heartbeat, position: at}, wait_up_to: 1s";

    @TempDir
    Path folder;

    private final TestDatabase shop = TestPostgres.newest().database().run("CREATE SCHEMA app");
    private final SnowflakeTestDatabase lake = SnowflakeServer.shared().database();

    @AfterEach
    void close() {
        lake.close();
    }

    private Copies copies(String table, String parameters) {
        lake.execute("create table heartbeat (at number(38,0))", "insert into heartbeat values (9100000000000000000)");
        Copies copies = Copies.of(folder, shop, lake);
        copies.check(table, parameters);
        return copies;
    }

    @Test
    void rows_that_the_source_s_snapshot_does_not_see_are_left_out() {
        shop.run(
                "CREATE TABLE app.orders AS SELECT CAST(i AS bigint) AS id, 'note' AS note FROM generate_series(1, 200) AS i");
        lake.execute(
                "create table orders (id number(38,0), note varchar, \"__txId\" number(38,0), \"__lsn\" number(38,0), __deleted varchar)",
                "insert into orders select seq4() + 1, 'note', 3, 10, 'false' from table(generator(rowcount => 200))",
                "update orders set note = 'later', \"__txId\" = 900000000 + 4294967296, \"__lsn\" = 9000000000000000000 where id = 5",
                "insert into orders values (1000, 'gone', 3, 10, 'true'), (1001, 'new', 900000000, 9000000000000000000, 'false')");
        Copies copies = copies("orders", "key: id, pipeline: debezium" + HEARTBEAT);
        assertThat(copies.passes()).contains("Scheme B", "2 rows changed meanwhile", "199 rows there and 199 here");
        lake.execute("update orders set note = 'wrong' where id = 6", "delete from orders where id = 7");
        copies.finds("[\"6\",\"different\",\"note\"]", "[\"7\",\"missing in the copy\",null]");
    }

    @Test
    void a_changelog_is_read_as_of_the_source_s_snapshot() {
        shop.run(
                "CREATE TABLE app.orders AS SELECT CAST(i AS bigint) AS id, 'note' AS note FROM generate_series(101, 200) AS i");
        lake.execute(
                "create table orders (id number(38,0), note varchar, txid number(38,0), lsn number(38,0), op varchar)",
                "insert into orders select seq4() + 1, 'note', null, null, 'r' from table(generator(rowcount => 100))",
                "insert into orders values (null, null, 4, 20, 't')",
                "insert into orders select seq4() + 101, 'old', 5, 30, 'c' from table(generator(rowcount => 100))",
                "insert into orders select seq4() + 101, 'note', 6, 31, 'u' from table(generator(rowcount => 100))",
                "insert into orders values (150, 'later', 900000000, 9000000000000000000, 'u'), (300, 'x', 6, 32, 'c'), (300, null, 6, 33, 'd')");
        Copies copies =
                copies("orders", "key: id, copy: changelog, changed_by: txid, position: lsn, deleted: op" + HEARTBEAT);
        assertThat(copies.passes()).contains("Scheme A", "100 rows there and 100 here");
        lake.execute("delete from orders where id = 120 and lsn = 31", "delete from orders where id = 130");
        copies.finds("[\"120\",\"different\",\"note\"]", "[\"130\",\"missing in the copy\",null]");
    }

    @Test
    void keys_of_several_columns_with_nasty_texts_and_uuids_in_upper_case() {
        shop.run(("CREATE TABLE app.parts AS " + ReconcileKeysTest.ROWS).formatted());
        lake.execute(
                "create table names (name varchar)",
                "insert into names values ('a,b'), ('a'), (''), ('~'), ('3:abc'), ('null'), ('NULL'), ('\"'), ('\\\\'), ('{x}'), (' '), ('B'),"
                        + " ('b'), ('é'), ('e\u0301'), ('😀'), ('\ufffd'), (',1'), ('1,'), ('it''s'), ('%'), ('@'), ('a b')",
                "create table numbers as select seq4() + 1 as i from table(generator(rowcount => 60))",
                "create table hashes as select i, md5(to_varchar(mod(i, 50))) as h from numbers",
                "create table parts as select i as part, name, upper(substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-' || substr(h, 13, 4)"
                        + " || '-' || substr(h, 17, 4) || '-' || substr(h, 21)) as code, 'note ' || to_varchar(i) as note from hashes,"
                        + " names");
        Copies copies = copies("parts", "key: [name, code, part]");
        assertThat(copies.passes()).contains("1,380 rows there and 1,380 here");
        lake.execute(
                "delete from parts where part = 7 and name = '~'",
                "update parts set note = 'x' where part = 8 and name = 'null'",
                "update parts set name = null where part = 9 and name = 'a,b'");
        assertThat(copies.run().path("message").asString())
                .contains("4 of 1,380", "2 missing in the copy", "1 extra in the copy", "1 different");
    }

    @Test
    void doubles_are_compared_within_a_tolerance() {
        shop.run("""
                CREATE TABLE app.facts (id bigint, ratio double precision, small real);
                INSERT INTO app.facts SELECT i, i / 7.0, i / 3.0 FROM generate_series(1, 300) AS i;
                INSERT INTO app.facts VALUES (1000, 'NaN', 0), (1001, 'Infinity', 0), (1002, '-Infinity', 0), (1003, 1e300, 0), (1004, -1e300, 0),
                    (1005, NULL, NULL), (1006, 1.0, -1.0), (1007, -0.02, 0.02), (1008, 0.95, 1.05)""");
        lake.execute(
                "create table facts (id number(38,0), ratio float, small float)",
                "insert into facts select i, i / 7::float, i / 3::float from (select seq4() + 1 as i from table(generator(rowcount => 300)))",
                "insert into facts select 1000, 'NaN'::float, 0 union all select 1001, 'inf'::float, 0 union all select 1002, '-inf'::float, 0",
                "insert into facts select 1003, 1e300::float, 0 union all select 1004, -1e300::float, 0",
                "insert into facts values (1005, null, null), (1006, 1.1, -1.1), (1007, 0.03, -0.03), (1008, 1.0, 1.0)");
        Copies copies = copies("facts", "key: id, tolerance: 0.1");
        copies.passes();
        lake.execute(
                "update facts set ratio = 1 where id in (1000, 1001, 1005)",
                "update facts set ratio = null where id = 1003",
                "update facts set ratio = 1e300::float where id = 1004",
                "update facts set ratio = 1.12 where id = 1006",
                "update facts set small = small + 0.2 where id = 17");
        copies.finds(
                "[\"1000\",\"different\",\"ratio\"]",
                "[\"1001\",\"different\",\"ratio\"]",
                "[\"1005\",\"different\",\"ratio\"]",
                "[\"1003\",\"different\",\"ratio\"]",
                "[\"1004\",\"different\",\"ratio\"]",
                "[\"1006\",\"different\",\"ratio\"]",
                "[\"17\",\"different\",\"small\"]");
    }

    @Test
    void a_budget_goes_on_where_the_last_run_ended() {
        shop.run(
                "CREATE TABLE app.orders AS SELECT CAST(i AS bigint) AS id, 'note' AS note FROM generate_series(1, 250) AS i");
        lake.execute(
                "create table orders (id number(38,0), note varchar)",
                "insert into orders select seq4() + 1, 'note' from table(generator(rowcount => 250))",
                "update orders set note = 'x' where id = 170");
        Copies copies = copies("orders", "key: id, budget: {rows: 100}");
        copies.passes();
        copies.finds("[\"170\",\"different\",\"note\"]");
        lake.execute("update orders set note = 'note' where id = 170");
        assertThat(copies.passes()).contains("150 rows there and 150 here", "his pass has ended");
    }

    @Test
    void phantom_keys_that_the_source_s_type_cannot_hold_are_extra() {
        shop.run(
                "CREATE TABLE app.orders AS SELECT CAST(i AS bigint) AS id, 'n' AS note FROM generate_series(1, 200) AS i");
        lake.execute(
                "create table orders (id number(38,2), note varchar)",
                "insert into orders select seq4() + 1, 'n' from table(generator(rowcount => 200))",
                "insert into orders values (1.5, 'n'), (99999999999999999999, 'n')");
        copies("orders", "key: id")
                .finds("[\"1.5\",\"extra in the copy\",null]", "[\"99999999999999999999\",\"extra in the copy\",null]");
    }
}
