package dev.assay.database.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.testing.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UniqueConstraintsTest {

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void keysAndUniqueIndexes(int version) {
        Enforced database = Enforced.by(version, """
                CREATE TYPE mood AS ENUM ('good', 'bad');
                CREATE DOMAIN code AS varchar(10);
                CREATE TABLE t (
                  a int, b text, "C c" mood, d code, e int[], f numeric CONSTRAINT f_once UNIQUE, g int, CONSTRAINT own PRIMARY KEY (b, a));
                CREATE UNIQUE INDEX covering ON t (a) INCLUDE (b);
                CREATE UNIQUE INDEX falling ON t ("C c" DESC, d NULLS FIRST, e DESC NULLS LAST);
                CREATE INDEX several ON t (g);
                CREATE MATERIALIZED VIEW kept AS SELECT a, b FROM t;
                CREATE UNIQUE INDEX kept_a ON kept (a);
                CREATE MATERIALIZED VIEW empty AS SELECT a FROM t WITH NO DATA;
                CREATE UNIQUE INDEX empty_a ON empty (a);
                CREATE VIEW seen AS SELECT * FROM t;
                """);
        assertThat(database.uniqueKeys("t"))
                .containsExactly("covering(a)", "f_once(f)", "falling(C c, d, e)", "own(b, a)");
        assertThat(database.uniqueKeys("kept")).containsExactly("kept_a(a)");
        assertThat(database.uniqueKeys("empty")).as("cannot be read").isEmpty();
        assertThat(database.uniqueKeys("seen")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void indexesOfSomeRowsOrOfSomethingElseOrOfTheCommitAreNoProof(int version) {
        Enforced database = Enforced.by(version, """
                CREATE TABLE t (a int, b int UNIQUE DEFERRABLE, c int PRIMARY KEY DEFERRABLE INITIALLY DEFERRED);
                CREATE UNIQUE INDEX some_rows ON t (a) WHERE b > 0;
                CREATE UNIQUE INDEX an_expression ON t ((a + 1));
                CREATE UNIQUE INDEX half_an_expression ON t (a, (b + 1));
                """);
        assertThat(database.uniqueKeys("t")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void indexesThatCompareOtherwiseAreNoProof(int version) {
        Enforced database = Enforced.by(version, """
                CREATE EXTENSION citext;
                CREATE COLLATION nocase (PROVIDER = icu, LOCALE = 'und-u-ks-level2', DETERMINISTIC = false);
                CREATE TABLE t (a text, b text COLLATE nocase, c varchar(5), d citext);
                CREATE UNIQUE INDEX by_pattern ON t (a text_pattern_ops);
                CREATE UNIQUE INDEX by_collation ON t (a COLLATE "C");
                CREATE UNIQUE INDEX by_letters ON t (b COLLATE "C");
                CREATE UNIQUE INDEX without_blanks ON t (c bpchar_ops);
                CREATE UNIQUE INDEX by_case ON t (d text_ops);
                INSERT INTO t VALUES ('', 'a', '', 'a'), ('x', 'A', 'x', 'A');
                CREATE UNIQUE INDEX one_of_two ON t (a, c text_pattern_ops);
                CREATE UNIQUE INDEX "x USING btree (a)" ON t (a text_pattern_ops);
                """);
        assertThat(database.uniqueKeys("t")).isEmpty();
        database.run("""
                DELETE FROM t;
                CREATE UNIQUE INDEX as_compared ON t (b, c, d);
                CREATE TABLE spread (b text COLLATE nocase PRIMARY KEY) PARTITION BY LIST (b);
                """);
        assertThat(database.uniqueKeys("t")).containsExactly("as_compared(b, c, d)");
        assertThat(database.uniqueKeys("spread")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void anIndexThatFailedToBeBuiltIsNoProof(int version) {
        Enforced database = Enforced.by(version, "CREATE TABLE t (a int); INSERT INTO t VALUES (1), (1)");
        assertThatThrownBy(() -> database.run("CREATE UNIQUE INDEX CONCURRENTLY failed ON t (a)"))
                .isInstanceOf(TestPostgres.BadScriptException.class);
        assertThat(database.uniqueKeys("t")).isEmpty();
        database.run("DELETE FROM t").run("REINDEX INDEX failed");
        assertThat(database.uniqueKeys("t")).containsExactly("failed(a)");
        database.run("""
                SET allow_system_table_mods = on;
                UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'failed'::regclass
                """);
        assertThat(database.uniqueKeys("t")).as("failed when all was ready").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void childrenRepeatWhatTheirParentsHave(int version) {
        Enforced database = Enforced.by(version, """
                CREATE TABLE parent (a int PRIMARY KEY);
                CREATE TABLE child (b int PRIMARY KEY) INHERITS (parent);
                INSERT INTO parent VALUES (1);
                INSERT INTO child VALUES (1, 1);
                """);
        assertThat(database.uniqueKeys("parent")).isEmpty();
        assertThat(database.uniqueKeys("child")).containsExactly("child_pkey(b)");
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void partitionsHaveItTogether(int version) {
        Enforced database = Enforced.by(version, """
                CREATE TABLE parts (k int, a int, PRIMARY KEY (k, a)) PARTITION BY RANGE (k);
                CREATE TABLE near PARTITION OF parts FOR VALUES FROM (0) TO (10) PARTITION BY RANGE (k);
                CREATE TABLE near_1 PARTITION OF near FOR VALUES FROM (0) TO (10);
                CREATE TABLE far PARTITION OF parts FOR VALUES FROM (10) TO (20);
                CREATE UNIQUE INDEX far_a ON far (a);
                CREATE UNIQUE INDEX unfinished ON ONLY parts (k);
                """);
        assertThat(database.uniqueKeys("parts")).containsExactly("parts_pkey(k, a)");
        assertThat(database.uniqueKeys("near")).containsExactly("near_pkey(k, a)");
        assertThat(database.uniqueKeys("far")).containsExactly("far_a(a)", "far_pkey(k, a)");
        database.run("""
                SET allow_system_table_mods = on;
                UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'near_1_pkey'::regclass
                """);
        assertThat(database.uniqueKeys("parts"))
                .as("releases have had faults by which an index became valid before its partitions'")
                .isEmpty();
        assertThat(database.uniqueKeys("far")).containsExactly("far_a(a)", "far_pkey(k, a)");
    }

    @Test
    void keysOverPeriodsRepeatTheirOtherColumns() {
        Enforced database = Enforced.by(18, """
                CREATE EXTENSION btree_gist;
                CREATE TABLE t (a int, during int4range, PRIMARY KEY (a, during WITHOUT OVERLAPS));
                CREATE TABLE once (a int, b int, UNIQUE NULLS NOT DISTINCT (a, b));
                """);
        assertThat(database.uniqueKeys("t")).isEmpty();
        assertThat(database.uniqueKeys("once")).containsExactly("once_a_b_key(a, b)");
    }
}
