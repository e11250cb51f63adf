package dev.assay.database.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fast")
class CheckConstraintsTest {

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void conditionsThatHoldForEveryRow(int version) {
        Enforced database = Enforced.by(version, """
                CREATE TABLE t (a int CONSTRAINT positive CHECK (a > 0), b text CONSTRAINT known CHECK (b IN ('x', 'y')));
                INSERT INTO t VALUES (1, 'x');
                ALTER TABLE t ADD CONSTRAINT never_verified CHECK (a > 10) NOT VALID;
                ALTER TABLE t ADD CONSTRAINT verified CHECK (a < 10) NOT VALID;
                ALTER TABLE t VALIDATE CONSTRAINT verified;
                """);
        assertThat(database.checks("t"))
                .containsExactly(
                        "known (b = ANY (ARRAY['x'::text, 'y'::text]))", "positive (a > 0)", "verified (a < 10)");
    }

    @Test
    void whatIsNotEnforcedIsNoProof() {
        assertThat(Enforced.by(18, "CREATE TABLE t (a int CHECK (a > 0) NOT ENFORCED)")
                        .checks("t"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void childrenMayHaveLess(int version) {
        Enforced database = Enforced.by(version, """
                CREATE TABLE parent (a int CONSTRAINT here_only CHECK (a > 0) NO INHERIT, CONSTRAINT everywhere CHECK (a < 10));
                CREATE TABLE child () INHERITS (parent);
                INSERT INTO child VALUES (-1);
                """);
        assertThat(database.checks("parent")).isEmpty();
        assertThat(database.checks("child")).containsExactly("everywhere (a < 10)");
        database.run("DROP TABLE child");
        assertThat(database.checks("parent")).containsExactly("everywhere (a < 10)", "here_only (a > 0)");
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void partitionsHaveItTogether(int version) {
        Enforced database = Enforced.by(version, """
                CREATE TABLE parts (k int, CONSTRAINT positive CHECK (k >= 0)) PARTITION BY RANGE (k);
                CREATE TABLE near PARTITION OF parts (CONSTRAINT small CHECK (k < 5)) FOR VALUES FROM (0) TO (10);
                """);
        assertThat(database.checks("parts")).containsExactly("positive (k >= 0)");
        assertThat(database.checks("near")).containsExactly("positive (k >= 0)", "small (k < 5)");
        database.run("""
                CREATE FOREIGN DATA WRAPPER nothing;
                CREATE SERVER elsewhere FOREIGN DATA WRAPPER nothing;
                CREATE FOREIGN TABLE far PARTITION OF parts FOR VALUES FROM (10) TO (20) SERVER elsewhere;
                """);
        assertThat(database.checks("parts")).isEmpty();
        assertThat(database.checks("far")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void whatIsNotPostgresqlsOwnIsWrittenWithItsSchema(int version) {
        Enforced database = Enforced.by(version, """
                CREATE FUNCTION always(int, int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
                CREATE OPERATOR public.>= (LEFTARG = int, RIGHTARG = int, FUNCTION = always);
                CREATE TABLE t (a int CONSTRAINT seeming CHECK (a OPERATOR(public.>=) 0));
                INSERT INTO t VALUES (-1);
                """);
        database.run("ALTER DATABASE " + database.test().name() + " SET search_path = public, pg_catalog");
        assertThat(database.checks("t")).containsExactly("seeming (a OPERATOR(public.>=) 0)");
    }
}
