package dev.assay.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.postgresql.PostgresDialect;
import dev.assay.database.snowflake.SnowflakeDialect;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of types as people write them, and as catalogues do. */
@Tag("fast")
class DatabaseTypeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int                        | integer",
                "INT4                       | integer",
                "int8                       | bigint",
                "decimal(12)                | numeric(12,0)",
                "numeric( 12 , 2 )          | numeric(12,2)",
                "numeric                    | numeric(12,2)",
                "varchar                    | character varying(20)",
                "varchar(20)                | character varying(20)",
                "char(3)                    | character(3)",
                "float                      | double precision",
                "timestamp                  | timestamp without time zone",
                "timestamptz                | timestamp with time zone",
                "timestamp(3) with time zone | timestamp(3) with time zone",
                "timestamptz                | timestamp(3) with time zone",
                "text[]                     | text[]",
                "int4[]                     | integer[]",
                "mood                       | app.mood",
                "app.mood                   | app.mood",
                "bit varying(5)             | bit varying(5)",
                "integer                    | NUMBER(38,0)",
                "bigint                     | NUMBER(38,0)",
                "number                     | NUMBER(10,2)",
                "number(10,2)               | NUMBER(10,2)",
                "string                     | VARCHAR(16777216)",
                "text                       | VARCHAR(20)",
                "varchar(20)                | VARCHAR(20)",
                "char                       | VARCHAR(1)",
                "double                     | FLOAT",
                "real                       | FLOAT",
                "datetime                   | TIMESTAMP_NTZ",
                "timestamp_ltz              | TIMESTAMP_LTZ",
                "variant                    | VARIANT",
            })
    void these_are_the_same(String written, String actual) {
        assertThat(DatabaseType.parse(written).means(actual, speaker(actual))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "integer     | bigint",
                "integer     | numeric(38,0)",
                "integer     | integer[]",
                "numeric(12) | numeric(12,2)",
                "varchar(20) | character varying(10)",
                "varchar(20) | character varying",
                "text        | character varying",
                "timestamp   | timestamp with time zone",
                "other.mood  | app.mood",
                "integer     | NUMBER(10,0)",
                "varchar(20) | VARCHAR(16777216)",
                "char        | VARCHAR(20)",
                "timestamp   | TIMESTAMP_TZ",
                "float       | NUMBER(38,0)",
                "(           | integer",
            })
    void these_are_not(String written, String actual) {
        assertThat(DatabaseType.parse(written).means(actual, speaker(actual))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bigint           | integer       | true",
                "integer          | bigint        | false",
                "numeric          | bigint        | true",
                "numeric(12,2)    | numeric(10,2) | true",
                "numeric(12,4)    | numeric(12,2) | false",
                "numeric(14,4)    | numeric(12,2) | true",
                "varchar          | varchar(20)   | true",
                "varchar(20)      | varchar       | false",
                "varchar(20)      | varchar(10)   | true",
                "text             | varchar(10)   | true",
                "double precision | float4        | true",
                "date             | timestamp     | false",
                "int[]            | int           | false",
            })
    void a_type_holds_those_that_fit_into_it(String type, String other, boolean holds) {
        assertThat(DatabaseType.parse(type).holds(DatabaseType.parse(other))).isEqualTo(holds);
    }

    /** Snowflake's catalogue writes capitals. */
    private static Dialect speaker(String actual) {
        return actual.matches("[A-Z].*") ? SnowflakeDialect.INSTANCE : PostgresDialect.INSTANCE;
    }
}
