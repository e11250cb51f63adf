package dev.assay.database.snowflake;

import static dev.assay.database.Failures.assertTrouble;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.Constraints;
import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.TableInfo;
import dev.assay.sql.TableName;
import dev.assay.sql.ValueType;
import dev.assay.testing.SnowflakeRecord;
import dev.assay.testing.SnowflakeScript;
import dev.assay.testing.SnowflakeServer;
import dev.assay.testing.SnowflakeTestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the catalogue says of tables, by the names that authors write. */
@Timeout(60)
class SnowflakeCatalogueTest {

    private final SnowflakeTestDatabase test = SnowflakeServer.shared().database();
    private final Database database = test.settings("lake").open("assay");

    @AfterEach
    void drop() {
        database.close();
        test.close();
    }

    private TableInfo table(String name) throws DatabaseException {
        return database.table(TableName.parse(name));
    }

    @Test
    void lower_case_finds_the_names_of_the_catalogue() throws DatabaseException {
        test.execute(
                "create table \"Mixed Case\" (\"Id\" int)",
                "create table plain (id int)",
                "create schema sales",
                "create table sales.orders (id int)");
        assertThat(table("plain").name()).isEqualTo(new TableName("PUBLIC", "PLAIN"));
        assertThat(table("PLAIN").name()).isEqualTo(new TableName("PUBLIC", "PLAIN"));
        assertThat(table("\"PLAIN\"").name()).isEqualTo(new TableName("PUBLIC", "PLAIN"));
        assertThat(table("sales.orders").name()).isEqualTo(new TableName("SALES", "ORDERS"));
        assertThat(table("\"SALES\".orders").name()).isEqualTo(new TableName("SALES", "ORDERS"));
        assertThat(table("sales.\"ORDERS\"").name()).isEqualTo(new TableName("SALES", "ORDERS"));
        assertThat(table("\"Mixed Case\"").name()).isEqualTo(new TableName("PUBLIC", "Mixed Case"));
    }

    @Test
    void a_name_that_is_not_there_says_where_it_was_looked_for_and_what_may_be_meant() {
        test.execute("create table customers (id int)", "create schema sales", "create table sales.orders (id int)");
        assertTrouble(FailureKind.TABLE_MISSING, () -> table("costumers"))
                .contains("no table costumers (looked in the schema PUBLIC), or the role may not see it")
                .contains("Did you mean CUSTOMERS?");
        assertTrouble(FailureKind.TABLE_MISSING, () -> table("orders")).contains("Did you mean SALES.ORDERS?");
        assertTrouble(FailureKind.TABLE_MISSING, () -> table("other.zzz")).contains("GRANT SELECT on it to the role");
    }

    /** The emulator has no two names that differ in case only, so the catalogue's answer is written here. */
    @Test
    void two_names_that_differ_in_case_only_are_both_named() throws DatabaseException {
        test.script(SnowflakeScript.on("from information_schema.tables")
                .column("TABLE_SCHEMA", "TEXT")
                .column("TABLE_NAME", "TEXT")
                .column("TABLE_TYPE", "TEXT")
                .row("PUBLIC", "ORDERS", "BASE TABLE")
                .row("PUBLIC", "orders", "BASE TABLE"));
        test.script(SnowflakeScript.on("from information_schema.columns")
                .column("TABLE_SCHEMA", "TEXT")
                .column("TABLE_NAME", "TEXT")
                .column("COLUMN_NAME", "TEXT")
                .column("DATA_TYPE", "TEXT")
                .column("NUMERIC_SCALE", "NUMBER")
                .column("NUMERIC_PRECISION", "NUMBER")
                .column("CHARACTER_MAXIMUM_LENGTH", "NUMBER")
                .column("IS_NULLABLE", "TEXT")
                .row("PUBLIC", "ORDERS", "ID", "NUMBER", "0", "38", null, "NO")
                .row("PUBLIC", "orders", "id", "NUMBER", "0", "38", null, "NO"));
        assertTrouble(FailureKind.TABLE_MISSING, () -> table("orders"))
                .contains("several tables that orders may mean: \"PUBLIC\".\"ORDERS\" and \"PUBLIC\".\"orders\"")
                .contains("in double quotes inside the YAML's own");
        assertThat(table("ORDERS").name().name()).isEqualTo("ORDERS");
        assertThat(table("\"orders\"").name().name()).isEqualTo("orders");
        assertThat(table("\"orders\"").columns())
                .extracting(TableInfo.Column::name)
                .containsExactly("id");
    }

    @Test
    void types_mean_what_they_mean_to_a_check() throws DatabaseException {
        test.execute("""
                create table t (i int, n number(12,2), f float, s varchar(20), b boolean, d date, z time, nt timestamp_ntz,
                  lt timestamp_ltz, tt timestamp_tz, v variant, a array, o object, x binary)""");
        assertThat(table("t").columns())
                .extracting(column -> column.name() + " " + column.databaseType() + " " + column.type())
                .containsExactly(
                        "I NUMBER(38,0) INTEGER",
                        "N NUMBER(12,2) DECIMAL",
                        "F FLOAT FLOAT",
                        "S VARCHAR(20) TEXT",
                        "B BOOLEAN BOOLEAN",
                        "D DATE DATE",
                        "Z TIME OTHER",
                        "NT TIMESTAMP_NTZ TIMESTAMP",
                        "LT TIMESTAMP_LTZ TIMESTAMP_TZ",
                        "TT TIMESTAMP_TZ TIMESTAMP_TZ",
                        "V VARIANT COMPLEX",
                        "A ARRAY COMPLEX",
                        "O OBJECT COMPLEX",
                        "X BINARY OTHER");
        assertThat(table("t").columns())
                .extracting(TableInfo.Column::type)
                .doesNotContainNull()
                .contains(ValueType.DATE);
    }

    @Test
    void only_not_null_is_enforced_and_that_proves_it() throws DatabaseException {
        test.execute("create table t (id int not null primary key, a int unique, b int)");
        TableInfo table = table("t");
        assertThat(table.primaryKey()).containsExactly("ID");
        assertThat(table.constraints().notNulls())
                .extracting(Constraints.NotNull::column)
                .containsExactly("ID");
        assertThat(table.constraints().uniqueKeys()).as("nobody checks them").isEmpty();
        assertThat(table.constraints().foreignKeys()).isEmpty();
        assertThat(table.declarations().keys())
                .extracting(Constraints.UniqueKey::columns)
                .containsExactlyInAnyOrder(List.of("ID"), List.of("A"));
    }

    @Test
    void keys_of_a_hybrid_table_are_enforced_and_nulls_of_an_iceberg_table_are_not() throws DatabaseException {
        test.execute(
                "create table hybrid (id int not null primary key, a int unique)",
                "create table iceberg (id int not null)",
                "create table dynamic (id int not null)",
                "create view seen as select * from hybrid");
        test.script(SnowflakeScript.on("\\* from information_schema.tables")
                .column("TABLE_SCHEMA", "TEXT")
                .column("TABLE_NAME", "TEXT")
                .column("TABLE_TYPE", "TEXT")
                .column("IS_ICEBERG", "TEXT")
                .column("IS_DYNAMIC", "TEXT")
                .column("IS_HYBRID", "TEXT")
                .column("ROW_COUNT", "NUMBER")
                .row("PUBLIC", "HYBRID", "BASE TABLE", "NO", "NO", "YES", "12")
                .row("PUBLIC", "ICEBERG", "BASE TABLE", "YES", "NO", "NO", null)
                .row("PUBLIC", "DYNAMIC", "BASE TABLE", "NO", "YES", "NO", null)
                .row("PUBLIC", "SEEN", "VIEW", "NO", "NO", "NO", null));
        assertThat(table("hybrid").constraints().uniqueKeys())
                .extracting(Constraints.UniqueKey::columns)
                .containsExactlyInAnyOrder(List.of("ID"), List.of("A"));
        assertThat(table("hybrid").estimatedRows()).isEqualTo(12);
        assertThat(table("iceberg").constraints()).isEqualTo(Constraints.NONE);
        assertThat(table("dynamic").constraints()).isEqualTo(Constraints.NONE);
        assertThat(table("seen").constraints()).isEqualTo(Constraints.NONE);
    }

    @Test
    void many_tables_are_looked_up_by_as_many_statements_as_one() throws DatabaseException {
        test.execute("create table a (i int)", "create table b (i int)", "create table c (i int)");
        test.clearLog();
        List<TableName> names = List.of(TableName.parse("a"), TableName.parse("b"), TableName.parse("c"));
        database.lookUp(names);
        for (TableName name : names) {
            assertThat(database.table(name).columns()).hasSize(1);
        }
        assertThat(test.log()).extracting(SnowflakeRecord::sql).hasSize(7);
    }
}
