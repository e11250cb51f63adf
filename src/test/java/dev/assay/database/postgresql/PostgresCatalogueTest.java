package dev.assay.database.postgresql;

import static dev.assay.database.Failures.assertTrouble;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.database.Plane;
import dev.assay.database.TableInfo;
import dev.assay.sql.TableName;
import dev.assay.sql.ValueType;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresCatalogueTest {

    private static final String SCRIPT = """
            CREATE SCHEMA mart;
            CREATE DOMAIN mart.cents AS bigint CHECK (VALUE >= 0);
            CREATE DOMAIN mart.price AS mart.cents;
            CREATE TYPE mart.mood AS ENUM ('good', 'bad');
            CREATE TABLE flights (
              a smallint, gone int, b numeric(10, 2), c real, d varchar(20), e char(2), f mart.price, g date, h timestamp,
              i timestamptz, j boolean, k uuid, l mart.mood, "Mixed Case" text, m int[], PRIMARY KEY (d, a));
            ALTER TABLE flights DROP COLUMN gone;
            INSERT INTO flights (a, d) VALUES (1, 'x'), (2, 'x');
            ANALYZE flights;
            CREATE TABLE covered (a int, b int, c int, PRIMARY KEY (c, a) INCLUDE (b));
            CREATE TABLE mart."Orders" (id int);
            CREATE TABLE mart.orders (low int);
            CREATE VIEW mart.seen AS SELECT a FROM public.flights;
            CREATE MATERIALIZED VIEW mart.kept AS SELECT a FROM public.flights;
            CREATE TABLE mart.parts (id int) PARTITION BY RANGE (id);
            CREATE TABLE mart.parts_1 PARTITION OF mart.parts FOR VALUES FROM (0) TO (10);
            INSERT INTO mart.parts VALUES (1), (2), (3);
            ANALYZE mart.parts_1;
            """;

    private static TestDatabase database(int version) {
        return (version == 14 ? TestPostgres.oldest() : TestPostgres.newest())
                .database()
                .run(SCRIPT);
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void allTablesAreNamedButForTheSystemsAndPartitions(int version) throws DatabaseException {
        try (Database database =
                database(version).settings("x", Plane.ANALYTICAL).open("assay")) {
            assertThat(database.tables())
                    .contains(
                            new TableName("mart", "Orders"),
                            new TableName("mart", "kept"),
                            new TableName("mart", "seen"),
                            new TableName("public", "flights"))
                    .doesNotContain(new TableName("mart", "parts_1"))
                    .allSatisfy(name -> assertThat(name.schema()).doesNotStartWith("pg_"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void aTableIsKnownByItsColumnsAndItsKey(int version) throws DatabaseException {
        try (Database database =
                database(version).settings("x", Plane.ANALYTICAL).open("assay")) {
            TableInfo flights = database.table(TableName.parse("Flights"));
            assertThat(flights.name()).isEqualTo(new TableName("public", "flights"));
            assertThat(flights.primaryKey()).containsExactly("d", "a");
            assertThat(flights.estimatedRows()).isEqualTo(2);
            assertThat(flights.columns())
                    .extracting(TableInfo.Column::name)
                    .containsExactly("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "Mixed Case", "m");
            assertThat(flights.columns())
                    .extracting(TableInfo.Column::type)
                    .containsExactly(
                            ValueType.INTEGER,
                            ValueType.DECIMAL,
                            ValueType.FLOAT,
                            ValueType.TEXT,
                            ValueType.CHAR,
                            ValueType.INTEGER,
                            ValueType.DATE,
                            ValueType.TIMESTAMP,
                            ValueType.TIMESTAMP_TZ,
                            ValueType.BOOLEAN,
                            ValueType.OTHER,
                            ValueType.OTHER,
                            ValueType.TEXT,
                            ValueType.OTHER);
            assertThat(flights.column("h").orElseThrow().databaseType()).isEqualTo("timestamp without time zone");
            assertThat(flights.column("b").orElseThrow().databaseType()).isEqualTo("numeric(10,2)");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void columnsThatAnIndexOnlyCarriesAreNoPartOfTheKey(int version) throws DatabaseException {
        try (Database database =
                database(version).settings("x", Plane.ANALYTICAL).open("assay")) {
            assertThat(database.table(TableName.parse("covered")).primaryKey()).containsExactly("c", "a");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void everyKindOfTableIsFound(int version) throws DatabaseException {
        try (Database database =
                database(version).settings("x", Plane.ANALYTICAL).open("assay")) {
            assertThat(database.table(TableName.parse("mart.seen")).estimatedRows())
                    .isEqualTo(-1);
            assertThat(database.table(TableName.parse("MART.kept")).name()).hasToString("mart.kept");
            assertThat(database.table(TableName.parse("mart.parts")).estimatedRows())
                    .isEqualTo(3);
            assertThat(database.table(TableName.parse("mart.parts")).primaryKey())
                    .isEmpty();
            assertThat(database.table(TableName.parse("pg_class")).name().schema())
                    .isEqualTo("pg_catalog");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void theExactNameComesBeforeTheFoldedOne(int version) throws DatabaseException {
        try (Database database =
                database(version).settings("x", Plane.ANALYTICAL).open("assay")) {
            assertThat(database.table(TableName.parse("mart.Orders")).columns())
                    .extracting(TableInfo.Column::name)
                    .containsExactly("id");
            assertThat(database.table(TableName.parse("mart.ORDERS")).columns())
                    .extracting(TableInfo.Column::name)
                    .containsExactly("low");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void aMissingTableNamesWhatMayBeMeant(int version) {
        try (Database database =
                database(version).settings("x", Plane.ANALYTICAL).open("assay")) {
            assertTrouble(FailureKind.TABLE_MISSING, () -> database.table(TableName.parse("flihgts")))
                    .isEqualTo("Connection 'x' has no table flihgts (looked in the search path: public)."
                            + " Did you mean flights?");
            assertTrouble(FailureKind.TABLE_MISSING, () -> database.table(TableName.parse("kept")))
                    .endsWith("Did you mean mart.kept?");
            assertTrouble(FailureKind.TABLE_MISSING, () -> database.table(TableName.parse("nosuch.flights")))
                    .contains("there is no schema nosuch", "Did you mean public.flights?");
        }
    }
}
