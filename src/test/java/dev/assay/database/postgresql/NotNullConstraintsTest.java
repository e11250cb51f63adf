package dev.assay.database.postgresql;

import static dev.assay.database.Failures.sql;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.Constraints;
import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.Plane;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fast")
class NotNullConstraintsTest {

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void columnsThatTheDatabaseKeepsFilled(int version) {
        Enforced database = Enforced.by(version, """
                CREATE TABLE t (id int PRIMARY KEY, a int NOT NULL, b int, gone int NOT NULL, "C c" text NOT NULL);
                ALTER TABLE t DROP COLUMN gone;
                CREATE VIEW seen AS SELECT * FROM t;
                CREATE MATERIALIZED VIEW kept AS SELECT * FROM t;
                """);
        assertThat(database.of("t").notNulls())
                .isEqualTo(
                        version == 14
                                ? List.of(
                                        new Constraints.NotNull("C c", "C c"),
                                        new Constraints.NotNull("a", "a"),
                                        new Constraints.NotNull("id", "id"))
                                : List.of(
                                        new Constraints.NotNull("t_C c_not_null", "C c"),
                                        new Constraints.NotNull("t_a_not_null", "a"),
                                        new Constraints.NotNull("t_id_not_null", "id")));
        assertThat(database.notNulls("seen")).isEmpty();
        assertThat(database.notNulls("kept")).isEmpty();
    }

    @Test
    void whatWasNeverVerifiedIsNoProof() {
        Enforced database = Enforced.by(18, """
                CREATE TABLE t (a int, b int);
                INSERT INTO t VALUES (NULL, 1);
                ALTER TABLE t ADD CONSTRAINT a_there NOT NULL a NOT VALID, ADD CONSTRAINT b_there NOT NULL b NOT VALID;
                ALTER TABLE t VALIDATE CONSTRAINT b_there;
                """);
        assertThat(database.of("t").notNulls()).containsExactly(new Constraints.NotNull("b_there", "b"));
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void aDomainThatForbidsNullsDoesNotKeepThemOut(int version) throws DatabaseException {
        Enforced database = Enforced.by(version, """
                CREATE DOMAIN present AS int NOT NULL;
                CREATE TABLE t (a present);
                INSERT INTO t SELECT (SELECT a FROM t);
                """);
        try (Database open = database.test().settings("x", Plane.ANALYTICAL).open("assay")) {
            assertThat(open.query(sql("SELECT count(*) FROM t WHERE a IS NULL"), 1)
                            .rows())
                    .containsExactly(List.of(1L));
        }
        assertThat(database.notNulls("t")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void whatOthersKeepIsNotEnforcedHere(int version) {
        Enforced database = Enforced.by(version, """
                CREATE FOREIGN DATA WRAPPER nothing;
                CREATE SERVER elsewhere FOREIGN DATA WRAPPER nothing;
                CREATE FOREIGN TABLE far (a int NOT NULL) SERVER elsewhere;
                CREATE TABLE parts (k int NOT NULL, a int NOT NULL) PARTITION BY RANGE (k);
                CREATE TABLE near PARTITION OF parts FOR VALUES FROM (0) TO (10) PARTITION BY RANGE (k);
                CREATE TABLE near_1 PARTITION OF near FOR VALUES FROM (0) TO (10);
                """);
        assertThat(database.notNulls("far")).isEmpty();
        assertThat(database.notNulls("parts")).containsExactly("a", "k");
        database.run("CREATE FOREIGN TABLE far_part PARTITION OF parts FOR VALUES FROM (10) TO (20) SERVER elsewhere");
        assertThat(database.notNulls("parts")).isEmpty();
        assertThat(database.notNulls("near")).containsExactly("a", "k");
        assertThat(database.notNulls("near_1")).containsExactly("a", "k");
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void childrenMayHaveLess(int version) {
        Enforced database = Enforced.by(version, """
                CREATE TABLE parent (a int NOT NULL);
                CREATE TABLE child (b int NOT NULL) INHERITS (parent);
                """);
        assertThat(database.notNulls("parent")).isEmpty();
        assertThat(database.notNulls("child")).containsExactly("a", "b");
        database.run("DROP TABLE child");
        assertThat(database.notNulls("parent")).containsExactly("a");
    }

    /** No command does it today; releases have had faults by which partitions lost a constraint. */
    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void eachPartitionMustHaveItItself(int version) {
        Enforced database = Enforced.by(version, """
                CREATE TABLE parts (k int NOT NULL, a int NOT NULL) PARTITION BY RANGE (k);
                CREATE TABLE near PARTITION OF parts FOR VALUES FROM (0) TO (10);
                SET allow_system_table_mods = on;
                UPDATE pg_attribute SET attnotnull = false WHERE attrelid = 'near'::regclass AND attname = 'a';
                """);
        assertThat(database.notNulls("parts")).containsExactly("k");
    }
}
