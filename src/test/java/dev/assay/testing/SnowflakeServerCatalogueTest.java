package dev.assay.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("harness")
class SnowflakeServerCatalogueTest {

    private final SnowflakeTestDatabase database = SnowflakeServer.shared().database();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void columnsHaveTheirDeclaredTypes() throws SQLException {
        database.execute(
                "create table \"t\" (a int not null, b number(10,2) default 1, c varchar(20) collate 'en-ci', d char,"
                        + " e float, f timestamp_ltz(3), g timestamp_tz, h datetime, i variant, j object, k array, l binary(8),"
                        + " m geography, n time, o boolean, \"lower\" date)");
        assertThat(database.query(
                        "select column_name || ' ' || data_type || coalesce(' ' || character_maximum_length, '')"
                                + " || coalesce(' ' || numeric_precision || ',' || numeric_scale, '')"
                                + " || coalesce(' ' || datetime_precision, '') || iff(is_nullable = 'NO', ' required', '')"
                                + " || coalesce(' ' || collation_name, '') || coalesce(' ' || column_default, '') as c"
                                + " from information_schema.columns where table_name = 't' order by ordinal_position"))
                .extracting(row -> row.get(0))
                .containsExactly(
                        "A NUMBER 38,0 required",
                        "B NUMBER 10,2 1",
                        "C TEXT 20 en-ci",
                        "D TEXT 1",
                        "E FLOAT",
                        "F TIMESTAMP_LTZ 3",
                        "G TIMESTAMP_TZ 9",
                        "H TIMESTAMP_NTZ 9",
                        "I VARIANT",
                        "J OBJECT",
                        "K ARRAY",
                        "L BINARY 8",
                        "M GEOGRAPHY",
                        "N TIME 9",
                        "O BOOLEAN",
                        "lower DATE");
    }

    @Test
    void viewsAndCopiesTakeTheTypesOver() throws SQLException {
        database.execute(
                "create table t (a timestamp_ltz, b timestamp_tz, c object, d number(10,2))",
                "create view v as select a, max(b) as b, any_value(c) as c, avg(d) as d from t group by a",
                "create table copy as select * from v",
                "create table alike like t",
                "create or replace table t (a variant)");
        assertThat(types("V", "COPY", "ALIKE", "T"))
                .containsExactly(
                        "ALIKE.A TIMESTAMP_LTZ",
                        "ALIKE.B TIMESTAMP_TZ",
                        "ALIKE.C OBJECT",
                        "ALIKE.D NUMBER",
                        "COPY.A TIMESTAMP_LTZ",
                        "COPY.B TIMESTAMP_TZ",
                        "COPY.C OBJECT",
                        "COPY.D NUMBER",
                        "T.A VARIANT",
                        "V.A TIMESTAMP_LTZ",
                        "V.B TIMESTAMP_TZ",
                        "V.C OBJECT",
                        "V.D NUMBER");
    }

    @Test
    void alteringATableChangesItsColumns() throws SQLException {
        database.execute(
                "create table t (a int, b timestamp_tz)",
                "alter table t add column c object",
                "alter table t rename column b to d",
                "alter table t drop column a",
                "alter table t rename to u");
        assertThat(types("T", "U")).containsExactly("U.C OBJECT", "U.D TIMESTAMP_TZ");
    }

    @Test
    void tablesTellTheirKindRowsAndTimes() throws SQLException {
        database.execute(
                "create transient table t (a int) cluster by (a) data_retention_time_in_days = 3",
                "insert into t values (1), (2)",
                "create view v as select * from t");
        assertThat(database.query("select table_name, table_type, is_transient, row_count, bytes, retention_time,"
                        + " clustering_key, is_iceberg, is_dynamic, is_hybrid, table_owner from information_schema.tables"
                        + " where table_schema = 'PUBLIC' order by table_name"))
                .hasToString("[[T, BASE TABLE, YES, 2, 1152, 3, LINEAR(a), NO, NO, NO, SYSADMIN],"
                        + " [V, VIEW, NO, null, null, null, null, NO, NO, NO, SYSADMIN]]");
        String times = "select created, last_altered, last_ddl from information_schema.tables where table_name = 'T'";
        List<String> before = database.query(times).get(0);
        database.execute("insert into t values (3)");
        List<String> after = database.query(times).get(0);
        assertThat(after.get(0)).isEqualTo(before.get(0));
        assertThat(after.get(1)).isGreaterThan(before.get(1));
        assertThat(after.get(2)).isEqualTo(before.get(2));
        assertThat(database.query("select table_name from information_schema.tables where table_schema ="
                        + " 'INFORMATION_SCHEMA'"))
                .contains(List.of("TABLES"));
    }

    @Test
    void keysAreListedAndNeverEnforced() throws SQLException {
        database.execute(
                "create table o (id int primary key, code varchar unique)",
                "create table l (o int references o (id), n int, constraint pk primary key (o, n) rely, unique (n, o))",
                "insert into o values (1, 'a'), (1, 'a')",
                "insert into l values (7, 1)");
        assertThatThrownBy(() -> database.execute("insert into o values (null, 'b')"))
                .hasMessageContaining("NULL result in a non-nullable column");
        assertThat(shown(
                        "show primary keys in table l",
                        "table_name",
                        "column_name",
                        "key_sequence",
                        "constraint_name",
                        "rely"))
                .containsExactly("L O 1 PK true", "L N 2 PK true");
        assertThat(shown("show unique keys in schema", "table_name", "column_name", "key_sequence", "rely"))
                .containsExactly("O CODE 1 false", "L N 1 false", "L O 2 false");
        assertThat(shown(
                        "show imported keys in table l",
                        "pk_table_name",
                        "pk_column_name",
                        "fk_table_name",
                        "fk_column_name"))
                .containsExactly("O ID L O");
        assertThat(database.query("select table_name, constraint_type, enforced, rely from"
                        + " information_schema.table_constraints order by 1, 2"))
                .hasToString("[[L, FOREIGN KEY, NO, NO], [L, PRIMARY KEY, NO, YES], [L, UNIQUE, NO, NO],"
                        + " [O, PRIMARY KEY, NO, NO], [O, UNIQUE, NO, NO]]");
        assertThat(database.query("select count(*) as n from information_schema.referential_constraints r"
                        + " join information_schema.table_constraints p"
                        + " on p.constraint_name = r.unique_constraint_name where p.table_name = 'O'"))
                .containsExactly(List.of("1"));
    }

    @Test
    void keysComeAndGoWithAlterTable() throws SQLException {
        database.execute(
                "create table t (a int, b int)",
                "alter table t add constraint k unique (a) not enforced rely",
                "alter table t add primary key (b)",
                "alter table t drop constraint k");
        assertThat(shown("show unique keys in table t", "column_name")).isEmpty();
        assertThat(shown("show primary keys in table t", "column_name")).containsExactly("B");
        database.execute("create table if not exists t (c int)", "alter table t drop primary key");
        assertThat(shown("show primary keys in table t", "column_name")).isEmpty();
        assertThatThrownBy(() -> shown("show primary keys in table nix", "column_name"))
                .hasMessageContaining("does not exist");
    }

    @Test
    void schemasAndTablesInSmallLettersAreReachedByTheirExactNames() throws SQLException {
        database.execute(
                "create schema \"sales\"",
                "create table \"sales\".\"two words\" (\"a\" int)",
                "comment on table \"sales\".\"two words\" is 'it''s'",
                "insert into \"sales\".\"two words\" values (1)");
        try (Connection connection = database.connect(Map.of("schema", "\"sales\""))) {
            assertThat(connection.getSchema()).isEqualTo("sales");
            try (ResultSet row = connection.createStatement().executeQuery("select \"a\" from \"two words\"")) {
                assertThat(row.next()).isTrue();
            }
        }
        assertThat(database.query("select table_schema, table_name, row_count, comment from information_schema.tables"
                        + " where table_schema = 'sales'"))
                .hasToString("[[sales, two words, 1, it's]]");
    }

    @Test
    void theDriversMetadataFindsTablesColumnsAndKeys() throws SQLException {
        database.execute(
                "create table o (id int primary key, code varchar(7))",
                "create table l (o int references o (id), at timestamp_ltz)");
        try (Connection connection = database.connect()) {
            DatabaseMetaData metadata = connection.getMetaData();
            String db = database.name();
            assertThat(all(metadata.getTables(db, "PUBLIC", "%", null), "TABLE_NAME", "TABLE_TYPE"))
                    .containsExactly("L TABLE", "O TABLE");
            assertThat(all(metadata.getColumns(db, "PUBLIC", "L", "%"), "COLUMN_NAME", "TYPE_NAME"))
                    .containsExactly("O NUMBER", "AT TIMESTAMPLTZ");
            assertThat(all(metadata.getPrimaryKeys(db, "PUBLIC", "O"), "COLUMN_NAME", "KEY_SEQ"))
                    .containsExactly("ID 1");
            assertThat(all(
                            metadata.getImportedKeys(db, "PUBLIC", "L"),
                            "PKTABLE_NAME",
                            "PKCOLUMN_NAME",
                            "FKCOLUMN_NAME"))
                    .containsExactly("O ID O");
        }
    }

    private List<String> types(String... tables) throws SQLException {
        return database
                .query(
                        "select table_name || '.' || column_name || ' ' || data_type as c from information_schema.columns"
                                + " where table_name in ('" + String.join("', '", tables) + "') order by c")
                .stream()
                .map(row -> row.get(0))
                .toList();
    }

    private List<String> shown(String sql, String... columns) throws SQLException {
        try (Connection connection = database.connect()) {
            return all(connection.createStatement().executeQuery(sql), columns);
        }
    }

    private static List<String> all(ResultSet result, String... columns) throws SQLException {
        List<String> all = new ArrayList<>();
        try (ResultSet rows = result) {
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (String column : columns) {
                    row.add(rows.getString(column));
                }
                all.add(String.join(" ", row));
            }
        }
        return all;
    }
}
