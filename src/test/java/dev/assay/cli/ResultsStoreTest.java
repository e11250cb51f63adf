package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.DatabaseException;
import dev.assay.database.Plane;
import dev.assay.database.ResultsStore;
import dev.assay.database.postgresql.Limits;
import dev.assay.history.HistoryFolder;
import dev.assay.history.KeptRuns;
import dev.assay.store.HandIn;
import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose results are stored: suites in, rows out. */
class ResultsStoreTest {

    private static final TestPostgres SERVER = TestPostgres.newest();

    private static final String CONNECTIONS = """
            version: 1
            connections:
              shop: {type: postgresql, plane: analytical, url: "%1$s", user: store_reader, password: r, sample: {unclassified: show}}
              quality: {type: postgresql, plane: %2$s, url: "%3$s", user: %4$s, password: w}
              files: {type: embedded, load: [{table: t, from: t.csv}]}
            """;

    private static final String SUITE = """
            version: 1
            suite: Shop
            connection: shop
            domain: sales
            tables:
              orders:
                checks:
                  - {id: status, not_null: [status], severity: critical, owner: us, name: "It's \\"odd\\"; DROP TABLE run --"}
                  - {id: rows, row_count: {min: 3}}
                  - {id: highest, max: {column: total, max: 7772}}
            """;

    @TempDir
    Path folder;

    private TestDatabase database;
    private SuiteFolder suites;

    @BeforeEach
    void open() {
        new TestDatabase(SERVER, "postgres").run("""
                DO $$ BEGIN
                  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'store_reader') THEN
                    CREATE ROLE store_reader LOGIN PASSWORD 'r'; CREATE ROLE store_writer LOGIN PASSWORD 'w';
                  END IF;
                END $$""");
        database = SERVER.database().run("""
                CREATE TABLE orders (id int PRIMARY KEY, status text, total numeric);
                INSERT INTO orders VALUES (1, 'paid', 7771), (2, NULL, 7772), (3, 'paid', 7773);
                GRANT SELECT ON orders TO store_reader;
                """);
        database.run("GRANT CREATE ON DATABASE " + database.name() + " TO store_writer");
        suites = new SuiteFolder(folder);
        connections("analytical", database.url(), "store_writer");
        suites.write("assay.yaml", "version: 1\nresults_store: {connection: quality}\n");
        suites.write("shop.yaml", SUITE);
        suites.write("t.csv", "a\n1\n");
    }

    private void connections(String plane, String url, String user) {
        suites.write("connections.yaml", CONNECTIONS.formatted(database.url(), plane, url, user));
    }

    private Assay run(String day, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(
                "run", folder, "--report=json", "--as-of", day + "T06:00:00Z", "--reports-dir", suites.reports()));
        arguments.addAll(List.of(more));
        PrintStream before = System.err;
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        try {
            Assay done = Assay.run(arguments.toArray());
            return new Assay(done.code(), done.out(), done.err() + told.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
    }

    private Assay push() {
        return Assay.run("results-store", "push", folder, "--reports-dir", suites.reports());
    }

    /** The rows of a query, each value as text, with bars between. */
    private List<String> query(String sql) throws SQLException {
        try (Connection session =
                        DriverManager.getConnection(database.url(), TestPostgres.USER, TestPostgres.PASSWORD);
                Statement statement = session.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                StringJoiner row = new StringJoiner("|");
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                all.add(row.toString());
            }
            return all;
        }
    }

    @Test
    void keys_of_failing_rows_are_stored_where_that_is_said_and_masked_as_in_samples() throws Exception {
        database.run("INSERT INTO orders VALUES (4711, NULL, 1)");
        run("2026-01-01");
        assertThat(query("SELECT DISTINCT failing_keys FROM dq.check_result")).containsExactly("null");
        suites.write("assay.yaml", "version: 1\nresults_store: {connection: quality, store_failures: 1}\n");
        run("2026-01-02");
        String last = "SELECT failing_keys FROM dq.check_result JOIN dq.run USING (run_id)"
                + " WHERE check_id LIKE '%#status' ORDER BY as_of DESC LIMIT 1";
        assertThat(query(last).get(0)).matches("\\[\\[\"(2|4711)\"]]");
        suites.write(
                "shop.yaml", SUITE.replace("    checks:", "    columns: {id: {classification: pii}}\n    checks:"));
        run("2026-01-03");
        assertThat(query(last).get(0)).matches("\\[\\[\"masked\\([0-9a-f]{12}\\)\"]]");
        assertThat(query("SELECT count(*) FROM dq.check_result WHERE failing_keys IS NOT NULL"))
                .containsExactly("2");
    }

    @Test
    void tables_of_the_first_version_are_migrated() throws Exception {
        String first;
        try (java.io.InputStream text = java.util.Objects.requireNonNull(
                getClass().getResourceAsStream("/dev/assay/database/postgresql/store/V1__runs_and_results.sql"))) {
            first = new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
        database.run("SET ROLE store_writer; CREATE SCHEMA old; SET search_path = old; " + first);
        suites.write("assay.yaml", "version: 1\nresults_store: {connection: quality, schema: old}\n");
        assertThat(run("2026-01-01").err()).isEqualTo("Running 3 checks …\n");
        assertThat(query("SELECT version FROM old.store_version")).containsExactly("2");
        assertThat(query("SELECT count(*) FROM old.check_result")).containsExactly("3");
    }

    @Test
    void a_run_goes_in_and_rows_come_out() throws Exception {
        Assay run = run("2026-01-01");
        assertThat(run.code()).as(run.err()).isEqualTo(Exit.FAILED);
        assertThat(run.err()).isEqualTo("Running 3 checks …\n");
        assertThat(query("SELECT as_of AT TIME ZONE 'UTC', environment, whole FROM dq.run"))
                .containsExactly("2026-01-01 06:00:00|null|t");
        assertThat(query(
                        "SELECT substring(check_id FROM '#.*'), connection, suite, domain, table_name, check_type, check_name,"
                                + " owner, severity, status, failing, examined, value, since = timestamptz '2026-01-01 06:00Z'"
                                + " FROM dq.check_result ORDER BY check_id"))
                .containsExactly(
                        "#highest|shop|Shop|sales|orders|max|total: max (highest)|null|normal|FAILED|null|null|7773|t",
                        "#rows|shop|Shop|sales|orders|row_count|row count (rows)|null|critical|PASSED|null|null|3|null",
                        "#status|shop|Shop|sales|orders|not_null|It's \"odd\"; DROP TABLE run --|us|critical|FAILED|1|3|null|t");
    }

    @Test
    void each_run_is_stored_once_and_what_was_kept_meanwhile_is_handed_in() throws Exception {
        connections("analytical", database.url().replace("127.0.0.1:" + SERVER.port(), "127.0.0.1:1"), "store_writer");
        Assay away = run("2026-01-01");
        assertThat(away.code()).as("a database that is away fails no check").isEqualTo(Exit.FAILED);
        assertThat(suites.statuses()).hasSize(3);
        assertThat(away.err())
                .contains(
                        "The results were not handed in to the results store. Connection 'quality' could not connect: nothing"
                                + " answers at 127.0.0.1:1",
                        "They stay in " + suites.reports().resolve("history") + ", and the next run tries again.");
        assertThat(log()).contains("The results were not handed in");
        assertThat(push().code()).isEqualTo(Exit.NOT_CHECKED);

        connections("analytical", database.url(), "store_writer");
        assertThat(run("2026-01-02").err()).doesNotContain("results store");
        assertThat(query("SELECT count(*), count(DISTINCT run_id) FROM dq.check_result"))
                .containsExactly("6|2");
        Assay again = push();
        assertThat(again.out()).isEqualTo("0 runs handed in\n");
        database.run("DELETE FROM dq.run");
        assertThat(push().out()).isEqualTo("2 runs handed in\n");
        assertThat(query("SELECT count(*), count(DISTINCT run_id) FROM dq.check_result"))
                .containsExactly("6|2");
    }

    @Test
    void a_run_for_the_same_time_takes_the_place_of_the_first_and_views_tell_of_today() throws Exception {
        run("2026-01-01");
        database.run("UPDATE orders SET status = 'new'");
        run("2026-01-01", "--select", "status");
        database.run("UPDATE orders SET total = 1");
        run("2026-01-03");
        suites.write("shop.yaml", SUITE.replace("id: highest", "id: most, formerly: highest"));
        database.run("UPDATE orders SET status = NULL WHERE id < 3");
        run("2026-01-04");
        database.run("REVOKE SELECT ON orders FROM store_reader");
        run("2026-01-05");

        assertThat(query("SELECT substring(check_id FROM '#.*'), status FROM dq.result WHERE as_of < '2026-01-02'"
                        + " ORDER BY check_id"))
                .containsExactly("#highest|FAILED", "#rows|PASSED", "#status|PASSED");
        assertThat(query("SELECT substring(check_id FROM '#.*'), status, as_of AT TIME ZONE 'UTC' FROM dq.latest_state"
                        + " ORDER BY check_id"))
                .containsExactly(
                        "#most|BROKEN|2026-01-05 06:00:00",
                        "#rows|BROKEN|2026-01-05 06:00:00",
                        "#status|BROKEN|2026-01-05 06:00:00");
        assertThat(query(
                        "SELECT substring(check_id FROM '#.*'), since AT TIME ZONE 'UTC', days, owner, failing, latest_status"
                                + " FROM dq.failing_since"))
                .containsExactly("#status|2026-01-04 06:00:00|0|us|2|BROKEN");
        assertThat(query("SELECT day, domain, checks, passed, failed, not_checked, round(score::numeric, 2)"
                        + " FROM dq.domain_score_by_day ORDER BY day"))
                .containsExactly(
                        "2026-01-01|sales|3|2|1|0|0.67",
                        "2026-01-03|sales|3|3|0|0|1.00",
                        "2026-01-04|sales|3|2|1|0|0.67",
                        "2026-01-05|sales|3|0|0|3|0.00");
        assertThat(query("SELECT former_id LIKE '%#highest', check_id LIKE '%#most' FROM dq.former_id LIMIT 1"))
                .containsExactly("t|t");
    }

    @Test
    void two_first_runs_at_once_make_the_tables_once_and_store_each_run_once() throws Exception {
        suites.write("assay.yaml", "version: 1\n");
        run("2026-01-01");
        run("2026-01-02");
        ResultsStore store = database.settings(
                        "quality", Plane.ANALYTICAL, Limits.of(Plane.ANALYTICAL), "store_writer", "w")
                .store("of \"us\"")
                .orElseThrow();
        List<CompletableFuture<Integer>> pushes = Stream.of(1, 2, 3, 4)
                .map(one -> CompletableFuture.supplyAsync(() -> handIn(store), task -> new Thread(task).start()))
                .toList();
        int written = 0;
        for (CompletableFuture<Integer> push : pushes) {
            written += push.get();
        }
        assertThat(written).isEqualTo(2);
        assertThat(
                        query(
                                "SELECT count(*), (SELECT count(*) FROM \"of \"\"us\"\"\".run) FROM \"of \"\"us\"\"\".check_result"))
                .containsExactly("6|2");
    }

    private int handIn(ResultsStore store) {
        try (ResultsStore.Session session = store.open()) {
            KeptRuns kept = new KeptRuns(new HistoryFolder(suites.reports(), told -> {}));
            return new HandIn(kept, null).into(session, null).handedIn();
        } catch (DatabaseException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_ends_in_the_middle_leaves_no_half_of_a_run() throws Exception {
        run("2026-01-01");
        database.run("""
                CREATE FUNCTION dq.stop() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  IF NEW.check_id LIKE '%highest' THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
                  RETURN NEW;
                END $$;
                GRANT pg_signal_backend TO store_writer;
                CREATE TRIGGER stop BEFORE INSERT ON dq.check_result FOR EACH ROW EXECUTE FUNCTION dq.stop();
                """);
        Assay cut = run("2026-01-02");
        assertThat(cut.code()).isEqualTo(Exit.FAILED);
        assertThat(cut.err()).contains("the session of the results store was lost");
        assertThat(query("SELECT count(*) FROM dq.run")).containsExactly("1");
        database.run("DROP TRIGGER stop ON dq.check_result");
        assertThat(push().out()).isEqualTo("1 run handed in\n");
        assertThat(query("SELECT count(*), (SELECT count(*) FROM dq.check_result) FROM dq.run"))
                .containsExactly("2|6");
    }

    @Test
    void stores_that_are_refused_are_told_with_their_place_by_validate_and_by_a_run() {
        refused(
                "nowhere",
                "analytical",
                "store_writer",
                "there is no connection 'nowhere' in connections.yaml: it has shop, quality, files");
        refused(
                "shop",
                "analytical",
                "store_writer",
                "checks read by the connection 'shop', which must not be able to write: give the connection"
                        + " 'shop' of the results store a role of its own");
        refused(
                "files",
                "analytical",
                "store_writer",
                "the connection 'files' is of a type that stores no results: name another");
        refused(
                "quality",
                "operational",
                "store_writer",
                "the connection 'quality' leads to a database that serves an application" + " (plane: operational)");
        refused(
                "quality",
                "analytical",
                "store_reader",
                "checks read by the same role through the connection 'shop', which must not be able to write");
        assertThat(suites.statuses()).hasSize(3);

        connections("operational", "${NOT_SET}", "store_writer");
        suites.write("assay.yaml", "version: 1\nresults_store: {connection: quality}\n");
        assertThat(Assay.run("validate", folder).err()).contains("(plane: operational)");
        connections("analytical", "${NOT_SET}", "store_writer");
        assertThat(Assay.run("validate", folder).code()).as("nobody can tell").isZero();
        Assay run = run("2026-01-01");
        assertThat(run.code()).isEqualTo(Exit.FAILED);
        assertThat(run.err()).contains("The results were not handed in to the results store.", "NOT_SET");
    }

    private void refused(String connection, String plane, String user, String why) {
        // the host has two names
        connections(plane, database.url().replace("127.0.0.1", "localhost"), user);
        suites.write("assay.yaml", "version: 1\nresults_store: {connection: " + connection + "}\n");
        Assay validate = Assay.run("validate", folder);
        assertThat(validate.code()).isEqualTo(Exit.NOT_CHECKED);
        assertThat(validate.err()).contains("assay.yaml:2:29: " + why).contains("\n    results_store: {connection: ");
        Assay run = run("2026-01-01");
        assertThat(run.code()).isEqualTo(Exit.FAILED);
        assertThat(run.err()).contains("assay.yaml:2:29: " + why);
    }

    @Test
    void the_server_is_asked_for_the_role_too() throws Exception {
        database.run("GRANT store_reader TO store_writer; ALTER ROLE store_writer IN DATABASE " + database.name()
                + " SET role = 'store_reader'; GRANT CREATE ON DATABASE " + database.name() + " TO store_reader");
        try {
            assertThat(Assay.run("validate", folder).code()).isZero();
            assertThat(run("2026-01-01").err()).contains("checks read by the same role through the connection 'shop'");
        } finally {
            database.run("REVOKE store_reader FROM store_writer");
        }
    }

    @Test
    void the_tables_may_be_made_by_hand_and_are_those_of_the_migration() throws Exception {
        run("2026-01-01");
        String columns =
                "SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns"
                        + " WHERE table_schema = '%s' AND table_name <> 'assay_schema_history' ORDER BY 1, ordinal_position";
        List<String> migrated = query(columns.formatted("dq"));
        assertThat(migrated).hasSizeGreaterThan(100);
        Assay ddl = Assay.run("results-store", "ddl", "--schema", "by hand", "--role", "store_writer");
        database.run("REVOKE CREATE ON DATABASE " + database.name() + " FROM store_writer");
        database.run(ddl.out());
        assertThat(query(columns.formatted("by hand"))).isEqualTo(migrated);

        suites.write("assay.yaml", "version: 1\nresults_store: {connection: quality, schema: by hand}\n");
        assertThat(push().out()).isEqualTo("1 run handed in\n");
        suites.write("assay.yaml", "version: 1\nresults_store: {connection: quality, schema: other}\n");
        assertThat(push().err())
                .contains("the role lacks a right on the schema 'other'; 'assay results-store ddl' prints");
        database.run("CREATE OR REPLACE VIEW \"by hand\".store_version AS SELECT 3 AS version");
        suites.write("assay.yaml", "version: 1\nresults_store: {connection: quality, schema: by hand}\n");
        assertThat(push().err()).contains("has version 3, of a newer Assay; this one writes version 2: update it");
    }

    @Test
    void a_run_that_the_store_refuses_keeps_no_other_back() throws Exception {
        suites.write("assay.yaml", "version: 1\n");
        run("2026-01-01");
        run("+294279-01-01");
        suites.write("assay.yaml", "version: 1\nresults_store: {connection: quality}\n");
        assertThat(push().err()).contains("the results store refused a statement (SQLSTATE 22008)");
        assertThat(query("SELECT as_of AT TIME ZONE 'UTC' FROM dq.run")).containsExactly("2026-01-01 06:00:00");
    }

    @Test
    void names_that_are_no_schema_are_told_at_once() throws Exception {
        run("2026-01-01");
        for (String schema : List.of("s".repeat(64), "pg_quality", "$user")) {
            suites.write(
                    "assay.yaml", "version: 1\nresults_store: {connection: quality, schema: \"" + schema + "\"}\n");
            assertThat(push().err()).contains("no schema of the results store may be called '" + schema + "'");
        }
        assertThat(query("SELECT count(*) FROM pg_class WHERE relname = 'assay_schema_history'"))
                .containsExactly("1");
        assertThat(Assay.run("results-store", "ddl", "--schema", "dq\nDROP TABLE orders; --")
                        .err())
                .contains("holds a line break");
    }

    @Test
    void checks_cannot_write_while_a_store_is_there() throws Exception {
        run("2026-01-01");
        database.run("""
                CREATE FUNCTION sneak() RETURNS int LANGUAGE sql AS
                  $$ INSERT INTO orders VALUES (9, 'new', 1) RETURNING 1 $$;
                GRANT INSERT ON orders TO store_reader""");
        suites.write(
                "connections.yaml",
                CONNECTIONS
                        .formatted(database.url(), "analytical", database.url(), "store_writer")
                        .replace(
                                "sample: {unclassified: show}",
                                "sample: {unclassified: show}, functions: [public.sneak]"));
        suites.write("shop.yaml", """
                version: 1
                suite: Shop
                connection: shop
                checks:
                  - {id: sneak, metric_sql: {query: "select sneak()", max: 9}}
                """);
        Assay run = run("2026-01-02");
        assertThat(suites.statuses()).containsExactly("sneak BROKEN");
        assertThat(run.err()).doesNotContain("results store");
        assertThat(query("SELECT (SELECT count(*) FROM orders), (SELECT count(*) FROM dq.run)"))
                .containsExactly("3|2");
    }

    private String log() throws IOException {
        try (Stream<Path> files = Files.walk(suites.reports().resolve("runs"))) {
            return Files.readString(
                    files.filter(file -> file.endsWith("assay.log")).findFirst().orElseThrow());
        }
    }
}
