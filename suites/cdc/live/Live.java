import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Runs the suite of suites/cdc on tables that move: a PostgreSQL with a source and a copy, writers, Debezium as a process of its own, and
 * where the tests' emulator of Snowflake stands a copy there. Ends with 0 if the suite found what it should.
 *
 * <p>Arguments: the folder suites/cdc, the folder of Debezium's jars, the folder of reports; then perhaps Snowflake's driver, a Python
 * with the emulator's packages, and the emulator's server.py.
 */
public final class Live {

    private static final int ROWS = 5000;
    private static final int QUIET = 97; // no writer touches ids that it divides
    private static final String LOST = "c 9700000,u 970,d 1067";
    private static final String COLUMNS = "id bigint%s, customer int, note text, total numeric(12, 2), at timestamptz, ok boolean";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final long begun = System.nanoTime();
    private final Path suites;
    private final Path jars;
    private final Path reports;
    private final Path folder = Files.createTempDirectory("assay-cdc-");
    private final String password = UUID.randomUUID().toString();
    private final Map<String, String> environment = new TreeMap<>();
    private final List<Process> children = new ArrayList<>();
    private final List<Thread> writers = new ArrayList<>();
    private final AtomicLong next = new AtomicLong(ROWS + 1L);
    private final AtomicLong transactions = new AtomicLong();
    private EmbeddedPostgres server;
    private Path driver;
    private volatile Exception failure;
    private volatile boolean closed;

    private Live(String[] arguments) throws IOException {
        suites = Path.of(arguments[0]);
        jars = Path.of(arguments[1]);
        reports = Path.of(arguments[2]);
    }

    public static void main(String[] arguments) throws Exception {
        Live live = new Live(arguments);
        Runtime.getRuntime().addShutdownHook(new Thread(live::stop));
        try {
            live.start();
            if (arguments.length > 3) {
                live.lake(Path.of(arguments[3]), arguments[4], arguments[5]);
            }
            System.exit(live.run() ? 0 : 1);
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1); // writers may be at work
        }
    }

    private void say(String what) {
        System.out.printf("%n%5.1f s  %s%n", (System.nanoTime() - begun) / 1e9, what);
    }

    private boolean run() throws Exception {
        say("starts Debezium, which fills the copy");
        for (int i = 0; i < 8; i++) {
            Random random = new Random(i);
            writers.add(new Thread(() -> write(random)));
        }
        Process connector = connector("");
        await(connector, "SELECT (SELECT position FROM mart.heartbeat) > 0 AND (SELECT count(*) FROM mart.orders) >= " + ROWS);
        writers.forEach(Thread::start);
        say("starts writers, and runs the suite while all of this moves: nothing is wrong, so everything should pass");
        boolean right = found("before", 0);
        say("kills the connector, changes rows whose changes the next one will lose, adds to the copy a row that never was, and starts it"
                + " again");
        connector.destroyForcibly().waitFor();
        try (Connection source = connect("shop");
                Connection copy = connect("warehouse")) {
            execute(source, "INSERT INTO app.orders VALUES (9700000, 1, 'lost', 1, now(), true)",
                    "UPDATE app.orders SET total = total + 1 WHERE id = 970",
                    "DELETE FROM app.orders WHERE id = 1067");
            execute(copy, "INSERT INTO mart.orders VALUES (9700097, 1, 'phantom', 1, now(), true)",
                    "INSERT INTO mart.log SELECT *, 'c', 1, 1 FROM mart.orders WHERE id = 9700097",
                    "UPDATE mart.orders SET note = left(note, 3) WHERE id = 1164",
                    "UPDATE mart.log SET note = left(note, 3) WHERE id = 1164");
        }
        connector(LOST);
        say("runs the suite again: 9700000 should be missing in the copy, 1067 extra, and 970 different; in the second database 9700097 extra"
                + " and 1164 different besides");
        right &= found("after", 1);
        closed = true;
        for (Thread writer : writers) {
            writer.join();
        }
        say(transactions + " transactions were written meanwhile, and " + twice() + " changes arrived twice when the connector was killed");
        if (failure != null) {
            failure.printStackTrace();
        }
        return right && failure == null;
    }

    private void start() throws IOException, SQLException {
        say("starts a PostgreSQL with wal_level = logical");
        Path secret = Files.writeString(folder.resolve("password"), password);
        System.setProperty("ot.epg.working-dir", folder.toString());
        server = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.toFile())
                .setDataDirectory(folder.resolve("data"))
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", secret.toString())
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("encoding", "UTF8")
                .setConnectConfig("password", password)
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("wal_level", "logical")
                .setRegisterShutdownHook(false) // this program has its own
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setPGStartupWait(PATIENCE)
                .start();
        try (Connection session = connect("postgres")) {
            execute(session, "CREATE DATABASE shop", "CREATE DATABASE warehouse", "CREATE ROLE checker LOGIN PASSWORD '" + password + "'");
        }
        try (Connection source = connect("shop")) {
            execute(source, "CREATE SCHEMA app", "CREATE TABLE app.orders (" + COLUMNS.formatted(" PRIMARY KEY") + ")",
                    // a delete carries its row, and an update its unchanged TOAST values
                    "ALTER TABLE app.orders REPLICA IDENTITY FULL",
                    "CREATE TABLE app.heartbeat (one int PRIMARY KEY, at timestamptz)",
                    "INSERT INTO app.heartbeat VALUES (1, now())",
                    "INSERT INTO app.orders SELECT i, i % 100, CASE WHEN i % 5 > 0 THEN 'note ' || i END, i, now(), true"
                            + " FROM generate_series(1, " + ROWS + ") AS i",
                    "CREATE PUBLICATION copy FOR TABLE app.orders, app.heartbeat",
                    "GRANT USAGE ON SCHEMA app TO checker", "GRANT SELECT ON app.orders TO checker");
        }
        try (Connection copy = connect("warehouse")) {
            execute(copy, "CREATE SCHEMA mart", "CREATE TABLE mart.orders (" + COLUMNS.formatted("") + ")",
                    "CREATE INDEX ON mart.orders (id)",
                    "CREATE TABLE mart.log (" + COLUMNS.formatted("") + ", _op text, _lsn bigint, _txid bigint)",
                    "CREATE INDEX ON mart.log (id)",
                    "CREATE TABLE mart.heartbeat (position bigint, at timestamptz)", "INSERT INTO mart.heartbeat VALUES (0, NULL)",
                    "GRANT USAGE ON SCHEMA mart TO checker", "GRANT SELECT ON ALL TABLES IN SCHEMA mart TO checker");
        }
        environment.putAll(Map.of("SOURCE_PORT", String.valueOf(server.getPort()), "SOURCE_DATABASE", "shop", "SOURCE_USER", "postgres",
                "SOURCE_PASSWORD", password, "OFFSETS", folder.resolve("offsets").toString(), "COPY_URL", url("warehouse"),
                "COPY_USER", "postgres", "COPY_PASSWORD", password));
        environment.put("SNOWFLAKE_DISABLE_MINICORE", "true");
    }

    /** Starts the tests' emulator of Snowflake, with the copy's tables. */
    private void lake(Path snowflake, String python, String script) throws Exception {
        say("starts the emulator of Snowflake");
        driver = snowflake;
        ProcessBuilder builder = new ProcessBuilder(python, script).redirectError(folder.resolve("lake.log").toFile());
        builder.environment().putAll(Map.of("PYTHONUTF8", "1", "SNOWFLAKE_TEST_USER", "TESTER", "SNOWFLAKE_TEST_PASSWORD", password));
        Process process = builder.start();
        children.add(process);
        String port = new BufferedReader(new InputStreamReader(process.getInputStream())).readLine();
        environment.putAll(Map.of("LAKE_URL", "http://127.0.0.1:" + port,
                "LAKE_USER", "TESTER", "LAKE_PASSWORD", password, "LAKE_ROLE", "TEST_ROLE", "LAKE_WAREHOUSE", "TEST_WH",
                "LAKE_DATABASE", "LAKE"));
    }

    private Process connector(String lost) throws IOException {
        List<String> command = new ArrayList<>(java());
        command.addAll(List.of("-cp", jars + File.separator + "*" + (driver == null ? "" : File.pathSeparator + driver),
                suites.resolve("live").resolve("Connector.java").toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("connector.log").toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("LOST", lost);
        Process process = builder.start();
        children.add(process);
        return process;
    }

    /** Runs the suite on each copy, and returns whether all of these runs ended with an exit code. */
    private boolean found(String when, int code) throws IOException, InterruptedException {
        boolean all = true;
        for (String copy : driver == null ? List.of("live") : List.of("live", "lake")) {
            List<String> command = new ArrayList<>(java());
            System.getProperties().stringPropertyNames().stream()
                    .filter(name -> name.startsWith("assay."))
                    .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.assay.cli.Main", "run", suites.toString(),
                    "--env", copy, "--report", "json,page,console", "--reports-dir", reports.resolve(when + "-" + copy).toString()));
            ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
            builder.environment().putAll(environment);
            builder.environment().putAll(Map.of("SHOP_URL", url("shop"), "SHOP_USER", "checker", "SHOP_PASSWORD", password,
                    "COPY_USER", "checker", "CDC_LIVE", "true"));
            Process process = builder.start();
            children.add(process);
            all &= process.waitFor() == code;
        }
        return all;
    }

    /** Short processes: a small collector and the quick compiler start fastest. */
    private static List<String> java() {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1");
    }

    private void write(Random random) {
        try (Connection session = connect("shop")) {
            session.setAutoCommit(false);
            while (!closed) {
                transaction(session, random);
                transactions.incrementAndGet();
                Thread.sleep(1 + random.nextInt(40));
            }
        } catch (SQLException | InterruptedException e) {
            failure = e;
        }
    }

    private void transaction(Connection session, Random random) throws SQLException, InterruptedException {
        int kind = random.nextInt(20);
        String update = "UPDATE app.orders SET note = 'n' || (random() * 1000)::int, total = total + 1, at = clock_timestamp() WHERE id = ";
        if (kind == 0) {
            execute(session, "DELETE FROM app.orders WHERE id = " + some(random));
        } else if (kind < 4) {
            long id = next.incrementAndGet();
            execute(session, "INSERT INTO app.orders VALUES (" + (id % QUIET == 0 ? next.incrementAndGet() : id)
                    + ", 7, 'new', 1, clock_timestamp(), true)");
        } else if (kind == 4) { // a transaction that takes long, and others commit meanwhile
            execute(session, update + some(random));
            Thread.sleep(200 + random.nextInt(600));
        } else {
            execute(session, update + (kind < 8 ? 1 : some(random)));
        }
        if (kind == 8) {
            session.rollback();
        } else {
            session.commit();
        }
    }

    /** An id of the first rows, the lower the likelier. */
    private static long some(Random random) {
        long id = 2 + (long) (Math.pow(random.nextDouble(), 3) * (ROWS - 2));
        return id % QUIET == 0 ? id + 1 : id;
    }

    private void await(Process connector, String condition) throws SQLException, InterruptedException {
        try (Connection copy = connect("warehouse");
                Statement statement = copy.createStatement()) {
            for (long begin = System.nanoTime(); connector.isAlive() && System.nanoTime() - begin < PATIENCE.toNanos(); Thread.sleep(100)) {
                try (ResultSet result = statement.executeQuery(condition)) {
                    if (result.next() && result.getBoolean(1)) {
                        return;
                    }
                }
            }
            throw new IllegalStateException("the connector did not fill the copy:\n" + tail());
        }
    }

    private long twice() throws SQLException {
        try (Connection copy = connect("warehouse");
                Statement statement = copy.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT count(*) - count(DISTINCT (id, _lsn, _op)) FROM mart.log")) {
            result.next();
            return result.getLong(1);
        }
    }

    private String tail() {
        try {
            List<String> lines = Files.readAllLines(folder.resolve("connector.log"));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    private Connection connect(String database) throws SQLException {
        Properties login = new Properties();
        login.putAll(Map.of("user", "postgres", "password", password));
        return DriverManager.getConnection(url(database), login);
    }

    private static void execute(Connection session, String... statements) throws SQLException {
        try (Statement statement = session.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    private void stop() {
        children.forEach(Process::destroyForcibly);
        try {
            if (server != null) {
                server.close();
            }
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        } catch (IOException e) {
            System.err.println("live.sh left " + folder + ": " + e);
        }
    }
}
