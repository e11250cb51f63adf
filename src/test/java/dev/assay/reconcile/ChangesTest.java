package dev.assay.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.Plane;
import dev.assay.database.postgresql.PostgresDatabase;
import dev.assay.sql.Sql;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which changes a snapshot sees, by the ids of their transactions and their places in the log. */
@Tag("fast")
class ChangesTest {

    private static final long CYCLE = 4_294_967_296L;

    private final TestDatabase copy = TestPostgres.newest().database();

    /** The positions of the changes that a snapshot sees; the log was at 100 before it. */
    private List<Object> seen(String snapshot, boolean standby, String... changes) throws Exception {
        copy.run("DROP TABLE IF EXISTS log; CREATE TABLE log (tx bigint, lsn bigint); INSERT INTO log VALUES "
                + String.join(", ", changes));
        State state = State.read(List.of(snapshot, "200", standby, false, "0"));
        List<Sql.Bind> binds = new ArrayList<>();
        String visible = new Changes("t.tx", "t.lsn", null, null, null, null, null)
                .visible(state, standby ? BigInteger.ZERO : BigInteger.valueOf(100), binds);
        try (PostgresDatabase database = new PostgresDatabase(copy.settings("mart", Plane.ANALYTICAL), "test")) {
            return database
                    .query(new Sql("SELECT t.lsn FROM log AS t WHERE " + visible + " ORDER BY 1", binds), 100)
                    .rows()
                    .stream()
                    .map(row -> row.get(0))
                    .toList();
        }
    }

    @Test
    void what_had_ended_is_seen_and_what_ran_is_not() throws Exception {
        assertThat(seen("50:60:55", false, "(49, 1)", "(55, 2)", "(56, 3)", "(60, 4)", "(61, 150)", "(NULL, 5)"))
                .containsExactly(1L, 3L, 5L);
    }

    /** A snapshot's xmax is the one behind the last transaction that ended: others may run beyond it, and stand in the log. */
    @Test
    void a_transaction_that_ran_beyond_xmax_is_not_seen_though_it_was_in_the_log_before() throws Exception {
        assertThat(seen("60:60:", false, "(59, 1)", "(60, 2)", "(61, 3)", "(1000000, 4)"))
                .containsExactly(1L);
    }

    @Test
    void ids_of_32_and_of_64_bits_mean_the_same() throws Exception {
        long three = 3 * CYCLE;
        String snapshot = (three + 50) + ":" + (three + 60) + ":" + (three + 55);
        assertThat(seen(
                        snapshot,
                        false,
                        "(49, 1)",
                        "(" + (three + 49) + ", 2)",
                        "(55, 3)",
                        "(" + (three + 55) + ", 4)"))
                .containsExactly(1L, 2L);
    }

    @Test
    void an_old_change_is_seen_though_its_id_seems_to_be_ahead() throws Exception {
        assertThat(seen("50:60:", false, "(2000000000, 1)", "(100000000, 2)", "(100000000, 150)"))
                .containsExactly(1L, 2L);
        assertThat(seen("50:60:", true, "(2000000000, 1)", "(100000000, 2)")).containsExactly(1L);
    }

    /** It knows no running transactions: any from the oldest on may run. */
    @Test
    void a_standby_sees_only_what_is_older_than_its_oldest_transaction() throws Exception {
        assertThat(seen("50:60:", true, "(49, 1)", "(50, 2)", "(55, 3)")).containsExactly(1L);
    }
}
