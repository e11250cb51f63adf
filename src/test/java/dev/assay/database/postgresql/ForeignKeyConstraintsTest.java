package dev.assay.database.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignKeyConstraintsTest {

    private static final String USERS =
            "CREATE TABLE users (id int PRIMARY KEY, name text UNIQUE); INSERT INTO users VALUES (1);";

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void onlyWhereTheyAreTrusted(int version) {
        Enforced database = Enforced.by(version, USERS + """
                CREATE SCHEMA mart;
                CREATE TABLE mart."Two" (b bigint, a int, PRIMARY KEY (a, b));
                CREATE TABLE orders (
                  id int PRIMARY KEY, buyer bigint CONSTRAINT bought REFERENCES users DEFERRABLE INITIALLY DEFERRED,
                  before int CONSTRAINT followed REFERENCES orders, x int, y int, name varchar(9) CONSTRAINT named REFERENCES users (name),
                  CONSTRAINT both_of FOREIGN KEY (x, y) REFERENCES mart."Two" (b, a) MATCH FULL);
                """);
        assertThat(database.of("orders").foreignKeys()).isEmpty();
        assertThat(database.foreignKeys("orders"))
                .containsExactly(
                        "both_of(x, y) mart.Two(b, a)",
                        "bought(buyer) public.users(id)",
                        "followed(before) public.orders(id)",
                        "named(name) public.users(name)");
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void rowsThatCameInPastTheTriggersAreTheOwnersTrust(int version) {
        Enforced database = Enforced.by(version, USERS + """
                CREATE TABLE orders (buyer int CONSTRAINT bought REFERENCES users);
                SET session_replication_role = replica;
                INSERT INTO orders VALUES (99);
                """);
        assertThat(database.of("orders").foreignKeys()).isEmpty();
        assertThat(database.foreignKeys("orders")).containsExactly("bought(buyer) public.users(id)");
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void whatWasNeverVerifiedIsNoProof(int version) {
        Enforced database = Enforced.by(version, USERS + """
                CREATE TABLE orders (buyer int);
                INSERT INTO orders VALUES (99);
                ALTER TABLE orders ADD CONSTRAINT bought FOREIGN KEY (buyer) REFERENCES users NOT VALID;
                """);
        assertThat(database.foreignKeys("orders")).isEmpty();
        database.run("DELETE FROM orders; ALTER TABLE orders VALIDATE CONSTRAINT bought");
        assertThat(database.foreignKeys("orders")).containsExactly("bought(buyer) public.users(id)");
    }

    @Test
    void neitherIsWhatIsNotEnforcedOrHoldsForPeriods() {
        Enforced database = Enforced.by(18, USERS + """
                CREATE EXTENSION btree_gist;
                CREATE TABLE orders (buyer int REFERENCES users NOT ENFORCED);
                CREATE TABLE prices (a int, during int4range, PRIMARY KEY (a, during WITHOUT OVERLAPS));
                CREATE TABLE sales (a int, during int4range, FOREIGN KEY (a, PERIOD during) REFERENCES prices);
                """);
        assertThat(database.foreignKeys("orders")).isEmpty();
        assertThat(database.foreignKeys("sales")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void triggersThatAreOffEnforceNothing(int version) {
        Enforced database = Enforced.by(version, USERS + """
                CREATE TABLE orders (buyer int CONSTRAINT bought REFERENCES users, at int CONSTRAINT shipped REFERENCES users);
                ALTER TABLE orders DISABLE TRIGGER ALL;
                """);
        assertThat(database.foreignKeys("orders")).isEmpty();
        database.run("ALTER TABLE orders ENABLE TRIGGER ALL");
        assertThat(database.foreignKeys("orders")).hasSize(2);
        database.run("ALTER TABLE users DISABLE TRIGGER ALL");
        assertThat(database.foreignKeys("orders")).as("the other end").isEmpty();
        database.run("""
                ALTER TABLE users ENABLE TRIGGER ALL;
                DO $$ BEGIN EXECUTE (SELECT format('ALTER TABLE orders ENABLE REPLICA TRIGGER %I', g.tgname) FROM pg_trigger g
                  JOIN pg_constraint c ON c.oid = g.tgconstraint WHERE c.conname = 'bought' AND g.tgrelid = 'orders'::regclass LIMIT 1);
                EXECUTE (SELECT format('ALTER TABLE orders ENABLE ALWAYS TRIGGER %I', g.tgname) FROM pg_trigger g
                  JOIN pg_constraint c ON c.oid = g.tgconstraint WHERE c.conname = 'shipped' AND g.tgrelid = 'orders'::regclass LIMIT 1);
                END $$
                """);
        assertThat(database.foreignKeys("orders")).containsExactly("shipped(at) public.users(id)");
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void aCascadeThatATriggerOrARuleMayStopIsNoProof(int version) {
        Enforced database = Enforced.by(version, USERS + """
                CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
                CREATE TABLE stopped (buyer int REFERENCES users ON DELETE CASCADE);
                CREATE TRIGGER keep BEFORE DELETE ON stopped FOR EACH ROW EXECUTE FUNCTION keep();
                INSERT INTO stopped VALUES (1);
                DELETE FROM users;
                CREATE TABLE ruled (buyer int REFERENCES users ON UPDATE SET NULL);
                CREATE RULE keep AS ON UPDATE TO ruled WHERE old.buyer > 0 DO INSTEAD NOTHING;
                INSERT INTO users VALUES (2);
                INSERT INTO ruled VALUES (2);
                UPDATE users SET id = 3;
                CREATE TABLE refused (buyer int CONSTRAINT bought REFERENCES users ON DELETE RESTRICT);
                CREATE TRIGGER keep BEFORE DELETE ON refused FOR EACH ROW EXECUTE FUNCTION keep();
                CREATE TABLE cascading (buyer int CONSTRAINT bought REFERENCES users ON DELETE SET NULL ON UPDATE CASCADE);
                CREATE TRIGGER seen AFTER DELETE ON cascading FOR EACH ROW EXECUTE FUNCTION keep();
                """);
        assertThat(database.foreignKeys("stopped")).isEmpty();
        assertThat(database.foreignKeys("ruled")).isEmpty();
        assertThat(database.foreignKeys("refused")).containsExactly("bought(buyer) public.users(id)");
        assertThat(database.foreignKeys("cascading")).containsExactly("bought(buyer) public.users(id)");
    }

    /** To a key of type char, 'x  ' refers to 'x'; to a join of the two it does not. */
    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void keysThatCompareOtherwiseThanAJoinAreNoProof(int version) {
        Enforced database = Enforced.by(version, """
                CREATE TABLE padded (a char(3) PRIMARY KEY, b varchar(3), d text UNIQUE);
                CREATE UNIQUE INDEX ON padded (b bpchar_ops);
                INSERT INTO padded VALUES ('x', 'x');
                CREATE TABLE orders (a text REFERENCES padded, b varchar(3), c char(5) CONSTRAINT like_it REFERENCES padded,
                  d text COLLATE "POSIX" REFERENCES padded (d));
                ALTER TABLE orders ADD FOREIGN KEY (b) REFERENCES padded (b);
                INSERT INTO orders VALUES ('x  ', 'x  ');
                """);
        assertThat(database.foreignKeys("orders")).containsExactly("like_it(c) public.padded(a)");
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void childrenMayReferToNothing(int version) {
        Enforced database = Enforced.by(version, USERS + """
                CREATE TABLE orders (buyer int REFERENCES users);
                CREATE TABLE old_orders () INHERITS (orders);
                INSERT INTO old_orders VALUES (99);
                CREATE TABLE old_users () INHERITS (users);
                CREATE TABLE visits (visitor int CONSTRAINT visited REFERENCES users);
                """);
        assertThat(database.foreignKeys("orders")).isEmpty();
        assertThat(database.foreignKeys("old_orders")).isEmpty();
        assertThat(database.foreignKeys("visits")).containsExactly("visited(visitor) public.users(id)");
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void oneTriggerOfOnePartitionIsEnoughToDoubtIt(int version) {
        Enforced database = Enforced.by(version, USERS + """
                CREATE TABLE orders (k int, buyer int CONSTRAINT bought REFERENCES users) PARTITION BY RANGE (k);
                CREATE TABLE near PARTITION OF orders FOR VALUES FROM (0) TO (10) PARTITION BY RANGE (k);
                CREATE TABLE near_1 PARTITION OF near FOR VALUES FROM (0) TO (10);
                CREATE TABLE far PARTITION OF orders FOR VALUES FROM (10) TO (20);
                """);
        assertThat(database.foreignKeys("orders")).containsExactly("bought(buyer) public.users(id)");
        assertThat(database.foreignKeys("near_1")).containsExactly("bought(buyer) public.users(id)");
        database.run("ALTER TABLE near_1 DISABLE TRIGGER ALL");
        assertThat(database.foreignKeys("orders")).isEmpty();
        assertThat(database.foreignKeys("near")).isEmpty();
        assertThat(database.foreignKeys("near_1")).isEmpty();
        assertThat(database.foreignKeys("far")).containsExactly("bought(buyer) public.users(id)");
        database.run("ALTER TABLE near_1 ENABLE TRIGGER ALL; ALTER TABLE users DISABLE TRIGGER ALL");
        assertThat(database.foreignKeys("far"))
                .as("its trigger is its parent's")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void aPartitionReferredToIsNotTheWholeTable(int version) {
        Enforced database = Enforced.by(version, """
                CREATE TABLE users (id int PRIMARY KEY) PARTITION BY RANGE (id);
                CREATE TABLE users_1 PARTITION OF users FOR VALUES FROM (0) TO (10);
                CREATE TABLE orders (buyer int REFERENCES users, first int CONSTRAINT early REFERENCES users_1);
                """);
        assertThat(database.foreignKeys("orders")).containsExactly("early(first) public.users_1(id)");
    }

    @Test
    void aPartitionMayHaveLessThanItsParent() {
        Enforced database = Enforced.by(18, USERS + """
                CREATE TABLE orders (k int, buyer int) PARTITION BY RANGE (k);
                CREATE TABLE near PARTITION OF orders FOR VALUES FROM (0) TO (10);
                INSERT INTO orders VALUES (1, 99);
                ALTER TABLE orders ADD CONSTRAINT bought FOREIGN KEY (buyer) REFERENCES users NOT VALID;
                """);
        assertThat(database.foreignKeys("orders")).isEmpty();
        assertThat(database.foreignKeys("near")).isEmpty();
    }
}
