package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.Golden;
import dev.assay.testing.SuiteFolder;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Each text of {@code attacks.tsv} as a check, by a role that reads, by the tables' owner and by a superuser. Afterwards nothing is changed,
 * nothing runs, and nothing that is written holds a value of a row.
 */
class AttackTest {

    private static final Path MARK = Path.of("/tmp/assay-attack");

    /** A file that no statement may read. */
    private static final Path READ = Path.of("/tmp/assay-canary");

    private static final FileTime NEVER = FileTime.fromMillis(0);

    /** Declared functions are the owner's business: two of them read the file. */
    private static final String DECLARED = "superuser, all functions declared";

    private static final List<String> CANARIES = List.of("zebra-kw7", "DE02120300000000202051");

    /** Every row, sequence, setting, role, large object and relation, and how many rows were ever written. */
    private static final String FINGERPRINT = """
            SELECT md5(concat_ws('|',
              (SELECT string_agg(c::text, ',' ORDER BY id) FROM canary AS c),
              (SELECT string_agg(o::text, ',' ORDER BY id) FROM other AS o),
              (SELECT string_agg(k::text, ',' ORDER BY id) FROM kept AS k),
              (SELECT last_value || is_called::text FROM seq),
              (SELECT string_agg(name || setting, ',' ORDER BY name) FROM pg_file_settings),
              (SELECT string_agg(r::text, ',' ORDER BY oid) FROM pg_roles AS r WHERE rolname LIKE 'attack%'),
              (SELECT string_agg(s::text, ',') FROM pg_db_role_setting AS s),
              (SELECT string_agg(loid::text || md5(data), ',' ORDER BY loid, pageno) FROM pg_largeobject),
              (SELECT string_agg(relname || relacl::text, ',' ORDER BY oid) FROM pg_class WHERE oid > 16384),
              (SELECT string_agg(proname, ',' ORDER BY oid) FROM pg_proc WHERE oid > 16384),
              (SELECT string_agg(slot_name, ',' ORDER BY slot_name) FROM pg_replication_slots),
              (SELECT string_agg(extname, ',' ORDER BY oid) FROM pg_extension),
              (SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_user_tables)))
            """;

    @TempDir
    private Path folder;

    private final TestPostgres server = TestPostgres.separate();

    private final TestDatabase test = server.database();

    private record Attack(String place, String text) {

        /** As a check with an id. */
        String yaml(int number) {
            String value = JsonMapper.shared().writeValueAsString(text);
            String check = switch (place) {
                case "query" -> "failed_rows_sql: {query: " + value + "}";
                case "metric" -> "metric_sql: {query: " + value + ", max: 0}";
                case "condition" -> "expression_is_true: {table: canary, expression: " + value + "}";
                case "filter" -> "not_null: {table: canary, column: note}\n    filter: " + value;
                case "table" -> "row_count: {table: " + value + ", max: 0}";
                case "column" -> "not_null: {table: canary, column: " + value + "}";
                default -> throw new IllegalArgumentException(place);
            };
            return "  - " + check + "\n    id: attack-" + number + "\n";
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = AttackTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<Attack> attacks() throws IOException {
        return resource("attacks.tsv")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\t", 2))
                .map(parts -> new Attack(parts[0], parts[1].replace("\\n", "\n").replace("\\\\", "\\")))
                .toList();
    }

    @BeforeEach
    void plant() throws IOException {
        test.run("""
                DROP ROLE IF EXISTS attack_owner, attack_reader;
                CREATE ROLE attack_owner LOGIN PASSWORD 'test-password' CREATEROLE;
                CREATE ROLE attack_reader LOGIN PASSWORD 'test-password';
                GRANT ALL ON SCHEMA public TO attack_owner;
                GRANT CREATE ON DATABASE %s TO attack_owner;
                SELECT lo_from_bytea(4712, 'canary');
                """.formatted(test.name()));
        for (String extension : List.of("dblink", "tablefunc", "xml2", "pg_surgery", "pg_visibility", "adminpack")) {
            test.run("DO $$ BEGIN CREATE EXTENSION " + extension + "; EXCEPTION WHEN OTHERS THEN END $$");
        }
        test.run("SET ROLE attack_owner;\n" + resource("attacks.sql"));
        Files.deleteIfExists(MARK);
        Files.writeString(READ, CANARIES.get(0) + " in a file\n");
        Files.setPosixFilePermissions(READ, PosixFilePermissions.fromString("rw-r--r--"));
        forget();
    }

    /** Lets the file look as if nobody had read it yet; reading is noted then, unless the file system notes none at all. */
    private static void forget() throws IOException {
        Files.getFileAttributeView(READ, BasicFileAttributeView.class).setTimes(null, NEVER, null);
    }

    private static FileTime lastRead() throws IOException {
        return Files.readAttributes(READ, BasicFileAttributes.class).lastAccessTime();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private String value(String query) {
        try (Connection session = test.connect();
                Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return String.valueOf(row.getString(1));
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    private SuiteFolder suites(String name, String role, String more, String checks) {
        SuiteFolder suites = new SuiteFolder(folder.resolve(name));
        suites.write("connections.yaml", """
                version: 1
                connections:
                  shop:
                    type: postgresql
                    plane: analytical
                    url: "%s"
                    user: %s
                    password: test-password
                    limits: {statement_timeout: 1s, sessions: 4}
                    sample: none
                    %s
                """.formatted(test.url(), role, more));
        suites.write("attacks.yaml", "version: 1\nsuite: Attacks\nconnection: shop\nchecks:\n" + checks);
        return suites;
    }

    @Test
    void nothing_is_changed_nothing_runs_on_and_nothing_is_shown() throws Exception {
        List<Attack> attacks = attacks();
        Map<Integer, Attack> sent = new LinkedHashMap<>();
        Map<Integer, Map<String, String>> stopped = new TreeMap<>();
        for (int i = 0; i < attacks.size(); i++) {
            stopped.put(i, new LinkedHashMap<>());
            Attack attack = attacks.get(i);
            Assay validated = Assay.run(
                    "validate",
                    suites("read-" + i, "attack_reader", "", attack.yaml(i)).folder());
            if (validated.code() == 0) {
                sent.put(i, attack);
            }
        }
        StringBuilder checks = new StringBuilder();
        sent.forEach((number, attack) -> checks.append(attack.yaml(number)));
        String functions = "functions: [" + value("""
                SELECT string_agg(n.nspname || '.' || p.proname, ', ' ORDER BY p.oid) FROM pg_proc AS p
                JOIN pg_namespace AS n ON n.oid = pronamespace WHERE p.oid > 16384 AND prokind = 'f' AND n.nspname IN ('public', 'shadow')
                  AND NOT EXISTS (SELECT FROM pg_depend AS d WHERE d.objid = p.oid AND d.deptype = 'e')""") + "]";
        Map<String, List<String>> ways = new LinkedHashMap<>();
        ways.put("reader", List.of("attack_reader", ""));
        ways.put("owner", List.of("attack_owner", ""));
        ways.put("superuser", List.of(TestPostgres.USER, ""));
        ways.put(DECLARED, List.of(TestPostgres.USER, functions));
        for (Map.Entry<String, List<String>> way : ways.entrySet()) {
            String before = value(FINGERPRINT);
            SuiteFolder suites = suites(
                    "run " + way.getKey(), way.getValue().get(0), way.getValue().get(1), checks.toString());
            Assay run = Assay.run("run", suites.folder(), "--reports-dir", suites.reports());
            for (JsonNode check : suites.results().path("checks")) {
                int number = Integer.parseInt(check.path("id").asString().replaceAll(".*attack-", ""));
                Objects.requireNonNull(stopped.get(number)).put(way.getKey(), layer(check));
            }
            assertThat(value(FINGERPRINT)).as(way.getKey()).isEqualTo(before);
            assertThat(
                            value(
                                    "SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'assay%' AND state <> 'idle'"))
                    .as(way.getKey())
                    .isEqualTo("0");
            assertThat(MARK).doesNotExist();
            assertThat(lastRead().equals(NEVER))
                    .as(way.getKey())
                    .isEqualTo(!way.getKey().equals(DECLARED));
            shows(suites, run, CANARIES, false);
        }
        Golden.assertMatches(AttackTest.class, "attacks.txt", document(attacks, stopped));
    }

    /** Whether what a run wrote holds a text. */
    private static void shows(SuiteFolder suites, Assay run, List<String> texts, boolean shown) throws IOException {
        StringBuilder all = new StringBuilder(run.out() + run.err());
        try (Stream<Path> files = Files.walk(suites.reports())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        for (String text : texts) {
            assertThat(all.indexOf(text) >= 0).as(text).isEqualTo(shown);
        }
    }

    /** What stopped a check. */
    private static String layer(JsonNode check) {
        String message = check.path("message").asString();
        String code = check.path("code").asString();
        if (!check.path("status").asString().equals("BROKEN")) {
            return "not stopped";
        }
        if (message.contains("nobody here can see") || message.contains("which is volatile")) {
            return "look-up";
        }
        return switch (code) {
            case "TIMED_OUT" -> "time";
            case "PERMISSION_DENIED" -> "right";
            case "ROWS_HIDDEN" -> "row-level security";
            case "TABLE_MISSING", "COLUMN_MISSING" -> "catalogue";
            default -> message.contains("tried to write") ? "read-only transaction" : "database";
        };
    }

    /** Each attack and the layer that stopped it, or what it was for each role. */
    private static String document(List<Attack> attacks, Map<Integer, Map<String, String>> stopped) throws IOException {
        StringBuilder document = new StringBuilder("What stops each attack of attacks.tsv\n");
        Map<String, Integer> counts = new TreeMap<>();
        int number = 0;
        for (String line : resource("attacks.tsv").lines().skip(3).toList()) {
            if (line.startsWith("#")) {
                document.append("\n").append(line.substring(2)).append("\n");
            } else if (!line.isBlank()) {
                Map<String, String> by = Objects.requireNonNull(stopped.get(number++));
                Set<String> layers = new LinkedHashSet<>(by.values());
                String said = layers.isEmpty()
                        ? "guard"
                        : layers.size() == 1 ? layers.iterator().next() : by.toString();
                layers.forEach(layer -> counts.merge(layer, 1, Integer::sum));
                counts.merge("guard", layers.isEmpty() ? 1 : 0, Integer::sum);
                document.append("  ")
                        .append(said)
                        .append(" | ")
                        .append(line.replace("\t", ": "))
                        .append("\n");
            }
        }
        return document + "\n" + attacks.size() + " attacks, stopped by " + counts + "\n";
    }
}
