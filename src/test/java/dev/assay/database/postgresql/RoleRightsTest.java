package dev.assay.database.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import dev.assay.result.FailureCode;
import dev.assay.result.RunWarning;
import dev.assay.result.Status;
import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the role of a connection may do beside reading is refused, or a warning. */
@Tag("fast")
class RoleRightsTest {

    private static final String SUITE = "tables: {app.orders: {checks: [row_count: {min: 1}]}}";

    private static final Pattern STATEMENT = Pattern.compile("\\(((?:REVOKE|ALTER ROLE) [^;]*)\\)(?=;|\\. Take)");

    @TempDir
    Path folder;

    private TestDatabase shop = TestPostgres.newest().emptyDatabase();

    @BeforeEach
    void tables() {
        on(shop);
    }

    @AfterEach
    void roles() {
        shop.run("DROP SCHEMA app CASCADE; DROP SCHEMA IF EXISTS closed CASCADE; REASSIGN OWNED BY who TO postgres;"
                + " DROP OWNED BY who; DROP ROLE who; DROP OWNED BY who_group; DROP ROLE who_group");
        shop.close();
    }

    private void on(TestDatabase database) {
        shop = database.run("CREATE ROLE who LOGIN PASSWORD 'who'; CREATE ROLE who_group;"
                + " CREATE SCHEMA app; GRANT USAGE ON SCHEMA app TO who;"
                + " CREATE TABLE app.orders (id int PRIMARY KEY, \"Some note\" text); INSERT INTO app.orders VALUES (1, 'a');"
                + " CREATE TABLE app.items (id int); CREATE SEQUENCE app.ids; CREATE VIEW app.seen AS TABLE app.orders;"
                + " GRANT SELECT ON app.orders TO who");
    }

    private Suites as(String user, String password, String keys) {
        return Suites.by(
                "type: postgresql, url: \"${DB_URL}\", user: %s, password: %s, %s".formatted(user, password, keys),
                Map.of("DB_URL", shop.url()),
                folder);
    }

    private Judged run(String keys) throws Exception {
        return as("who", "who", keys).run(SUITE);
    }

    private static CheckResult only(Judged judged) {
        return judged.all().get(0);
    }

    static Stream<Arguments> rights() {
        return Stream.of(TestPostgres.newest(), TestPostgres.oldest())
                .flatMap(server -> Stream.of(
                                "GRANT INSERT, DELETE ON app.items TO who | DELETE, INSERT on app.items (REVOKE",
                                "GRANT UPDATE (\"Some note\") ON app.orders TO who | UPDATE (\"Some note\") on app.orders (REVOKE",
                                "GRANT ALL ON app.orders TO PUBLIC | on app.orders (REVOKE",
                                "GRANT TRUNCATE ON app.seen TO who_group; GRANT who_group TO who | (REVOKE who_group FROM who)",
                                "ALTER ROLE who NOINHERIT; GRANT DELETE ON app.items TO who_group; GRANT USAGE ON SCHEMA app TO"
                                        + " who_group; GRANT who_group TO who | DELETE on app.items (REVOKE who_group FROM who)",
                                "GRANT USAGE ON SEQUENCE app.ids TO who | USAGE on app.ids (REVOKE USAGE ON SEQUENCE",
                                "GRANT CREATE ON SCHEMA app TO who | CREATE on the schema app (REVOKE",
                                "GRANT CREATE ON DATABASE %s TO who | CREATE on the database",
                                "GRANT pg_write_all_data TO who | member of pg_write_all_data (REVOKE",
                                "GRANT pg_write_server_files TO who_group; GRANT who_group TO who"
                                        + " | member of pg_write_server_files (REVOKE who_group FROM who)",
                                "GRANT pg_execute_server_program, pg_signal_backend TO who | member of pg_signal_backend",
                                "GRANT postgres TO who | member of the superuser postgres (REVOKE postgres FROM who)",
                                "ALTER ROLE who SUPERUSER | superuser",
                                "ALTER ROLE who CREATEROLE CREATEDB | CREATEDB (ALTER ROLE who NOCREATEDB); CREATEROLE (ALTER",
                                "ALTER ROLE who REPLICATION | REPLICATION (ALTER ROLE who NOREPLICATION)",
                                "ALTER TABLE app.items OWNER TO who | owner of app.items",
                                "ALTER SCHEMA app OWNER TO who | owner of the schema app",
                                "ALTER DATABASE %s OWNER TO who | owner of the database")
                        .map(given -> Arguments.of(server, given)));
    }

    /** Each right is named, and what the message says to run takes it away. */
    @ParameterizedTest
    @MethodSource
    void rights(TestPostgres server, String given) throws Exception {
        if (server != shop.server()) {
            roles();
            on(server.emptyDatabase());
        }
        String[] parts = given.split(" \\| ", -1);
        shop.run(parts[0].formatted(shop.name()));
        CheckResult refused = only(run("plane: operational"));
        assertThat(refused.status()).isEqualTo(Status.BROKEN);
        assertThat(refused.code()).isEqualTo(FailureCode.ROLE_MAY_WRITE);
        assertThat(refused.message())
                .startsWith("Connection 'db': the role who may do more than read: ")
                .contains(parts[1])
                .endsWith("require_read_only_role: false.");
        Matcher mend = STATEMENT.matcher(refused.message());
        int mended = 0;
        while (mend.find()) {
            shop.run(mend.group(1));
            mended++;
        }
        if (mended > 0) {
            CheckResult again = only(run("plane: operational"));
            assertThat(again.status()).as(again.message()).isEqualTo(Status.PASSED);
        } else {
            assertThat(parts[1]).containsPattern("owner|superuser");
        }
    }

    @Test
    void three_are_named_and_the_others_counted() throws Exception {
        shop.run("DO $$ BEGIN FOR i IN 1..9 LOOP EXECUTE format('CREATE TABLE app.t%s (id int)', i);"
                + " EXECUTE format('GRANT INSERT ON app.t%s TO who', i); END LOOP; END $$");
        assertThat(only(run("plane: operational")).message())
                .contains("INSERT on app.t3 (REVOKE INSERT ON app.t3 FROM who); and 6 more. Take that away, or log in");
    }

    @Test
    void a_role_that_only_reads_is_welcome_even_past_row_level_security() throws Exception {
        shop.run("ALTER ROLE who BYPASSRLS; GRANT pg_monitor TO who; GRANT SELECT ON ALL TABLES IN SCHEMA app TO who;"
                + " ALTER TABLE app.orders ENABLE ROW LEVEL SECURITY;"
                + " CREATE SCHEMA closed; CREATE TABLE closed.t (id int); GRANT INSERT ON closed.t TO who");
        Judged judged = run("plane: operational");
        assertThat(only(judged).status()).as(only(judged).message()).isEqualTo(Status.PASSED);
        assertThat(judged.run().warnings()).isEmpty();
    }

    @Test
    void it_is_a_warning_on_an_analytical_connection_or_where_it_is_meant() throws Exception {
        shop.run("GRANT INSERT ON app.items TO who");
        for (String keys : new String[] {"plane: analytical", "plane: operational, require_read_only_role: false"}) {
            Judged judged = run(keys);
            assertThat(only(judged).status()).isEqualTo(Status.PASSED);
            RunWarning warning = judged.run().warnings().get(0);
            assertThat(judged.run().warnings()).hasSize(1);
            assertThat(warning.connection()).isEqualTo("db");
            assertThat(warning.code()).isEqualTo(FailureCode.ROLE_MAY_WRITE);
            assertThat(warning.message())
                    .isEqualTo(
                            "Connection 'db': the role who may do more than read: INSERT on app.items (REVOKE INSERT ON"
                                    + " app.items FROM who). Take that away, or log in with a role that only reads: assay grants"
                                    + " prints what it needs.");
        }
        CheckResult refused = only(run("plane: analytical, require_read_only_role: true"));
        assertThat(refused.code()).isEqualTo(FailureCode.ROLE_MAY_WRITE);
    }

    @Test
    void nothing_is_sent_for_a_check_without_a_table_either() throws Exception {
        shop.run("GRANT INSERT ON app.items TO who");
        String metric = "checks: [{metric_sql: {query: 'select 1', min: 1}, id: one}]";
        Judged judged = as("who", "who", "plane: operational").run(metric);
        assertThat(only(judged).code()).isEqualTo(FailureCode.ROLE_MAY_WRITE);
        assertThat(judged.run().scans()).isEmpty();
        assertThat(judged.run().warnings()).isEmpty();
    }

    @Test
    void a_role_that_may_not_read_who_it_is_warns() throws Exception {
        shop.run("REVOKE SELECT ON pg_catalog.pg_auth_members FROM PUBLIC");
        try {
            Judged judged = run("plane: analytical");
            assertThat(only(judged).status()).as(only(judged).message()).isEqualTo(Status.PASSED);
            assertThat(judged.run().warnings().get(0).message()).contains("is not known");
            assertThat(only(run("plane: operational")).status()).isEqualTo(Status.BROKEN);
        } finally {
            shop.run("GRANT SELECT ON pg_catalog.pg_auth_members TO PUBLIC");
        }
    }
}
