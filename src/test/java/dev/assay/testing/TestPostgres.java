package dev.assay.testing;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server for the tests of one JVM: started at the first use, stopped at the JVM's end, its files under {@code
 * target/}. Passwords are asked for (scram). The superuser is {@value #USER}.
 */
public final class TestPostgres {

    /** The superuser of every test server. */
    public static final String USER = "postgres";

    /** The superuser's password. */
    public static final String PASSWORD = "test-password";

    private static final Path HOME = Path.of("target", "test-postgres").toAbsolutePath();
    private static final PgBinaryResolver OLDEST = new FromJar(Path.of("target", "postgres-14.jar"));
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static @Nullable TestPostgres newest;
    private static @Nullable TestPostgres oldest;

    private final EmbeddedPostgres server;
    private final Set<TestDatabase> lent = new HashSet<>();
    private final Deque<TestDatabase> free = new ArrayDeque<>();

    private final PgBinaryResolver binaries;
    private final Path data;

    private TestPostgres(EmbeddedPostgres server, PgBinaryResolver binaries, Path data) {
        this.server = server;
        this.binaries = binaries;
        this.data = data;
    }

    /** The newest PostgreSQL that is supported: 18. */
    public static synchronized TestPostgres newest() {
        TestPostgres started = newest;
        if (started == null) {
            started = start(DefaultPostgresBinaryResolver.INSTANCE, Map.of());
            newest = started;
        }
        return started;
    }

    /** The oldest PostgreSQL that is supported: 14. */
    public static synchronized TestPostgres oldest() {
        TestPostgres started = oldest;
        if (started == null) {
            started = start(OLDEST, Map.of());
            oldest = started;
        }
        return started;
    }

    /** A server of the newest PostgreSQL of the caller's own, which it may stop: {@link #stop()}. */
    public static TestPostgres separate() {
        return separate(Map.of());
    }

    /** The same with settings, as postgresql.conf has them. */
    public static TestPostgres separate(Map<String, String> settings) {
        return start(DefaultPostgresBinaryResolver.INSTANCE, settings);
    }

    /** A server of the oldest PostgreSQL of the caller's own with settings. */
    public static TestPostgres separateOldest(Map<String, String> settings) {
        return start(OLDEST, settings);
    }

    /** The server's port on the loopback address. */
    public int port() {
        return server.getPort();
    }

    /** Creates an empty database with a name of its own. */
    public TestDatabase database() {
        String name = "test_" + NUMBER.incrementAndGet();
        new TestDatabase(this, "postgres").run("CREATE DATABASE " + name);
        return new TestDatabase(this, name);
    }

    /** An empty database, perhaps one that its user closed: a tenth of what {@link #database()} costs. */
    public synchronized TestDatabase emptyDatabase() {
        TestDatabase used = free.poll();
        TestDatabase empty = used == null ? database() : used.emptied();
        lent.add(empty);
        return empty;
    }

    /** Nobody else gets one that was not lent: its settings may be altered. */
    synchronized void takeBack(TestDatabase database) {
        if (lent.remove(database)) {
            free.add(database);
        }
    }

    /** Starts a hot standby of this server, with settings, that shows what is that old; the caller stops it. */
    public TestPostgres standby(Map<String, String> settings, Duration behind) throws SQLException {
        Path other = HOME.resolve(UUID.randomUUID().toString());
        try (Connection session = new TestDatabase(this, "postgres").connect();
                Statement statement = session.createStatement()) {
            boolean old = session.getMetaData().getDatabaseMajorVersion() < 15;
            statement.execute(
                    old ? "SELECT pg_start_backup('standby', true, false)" : "SELECT pg_backup_start('standby', true)");
            copy(data, other);
            try (ResultSet label = statement.executeQuery(
                    old
                            ? "SELECT labelfile FROM pg_stop_backup(false, false)"
                            : "SELECT labelfile FROM pg_backup_stop(false)")) {
                label.next();
                Files.writeString(other.resolve("backup_label"), label.getString(1));
            }
            Files.writeString(other.resolve("standby.signal"), "");
            Files.writeString(
                    other.resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=127.0.0.1 port=" + port() + " user=" + USER + " password=" + PASSWORD
                            + "'\nrecovery_min_apply_delay = " + behind.toMillis() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return start(binaries, settings, other);
    }

    /** Copies a running server's files, some of which go away meanwhile. */
    private static void copy(Path from, Path to) throws IOException {
        for (Path path : walk(from)) {
            Path target = to.resolve(from.relativize(path));
            boolean slot = path.startsWith(from.resolve("pg_replslot")) && !path.endsWith("pg_replslot");
            if (slot || path.endsWith("postmaster.pid")) {
                continue; // this server's own
            }
            if (Files.isDirectory(path)) {
                Files.createDirectories(target);
            } else {
                copyIfThere(path, target);
            }
        }
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
    }

    private static void copyIfThere(Path file, Path target) throws IOException {
        try {
            Files.copy(file, target);
        } catch (NoSuchFileException e) {
            return; // the server removed it
        }
    }

    private static List<Path> walk(Path from) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            return all.toList();
        }
    }

    /** Ends the server without waiting for its sessions. */
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TestPostgres start(PgBinaryResolver binaries, Map<String, String> settings) {
        return start(binaries, settings, HOME.resolve(UUID.randomUUID().toString()));
    }

    private static synchronized TestPostgres start(PgBinaryResolver binaries, Map<String, String> settings, Path data) {
        try {
            Files.createDirectories(HOME);
            // else it would use, and tidy up in, the machine's folder for temporary files
            System.setProperty("ot.epg.working-dir", HOME.toString());
            // another JVM's initdb may be reading its own
            Path password = Files.writeString(
                    HOME.resolve("password-" + ProcessHandle.current().pid()), PASSWORD);
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(HOME.toFile())
                    .setDataDirectory(data)
                    .setCleanDataDirectory(!Files.exists(data))
                    // these become options of initdb
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig("pwfile", password.toString())
                    .setLocaleConfig("locale", "C")
                    .setConnectConfig("password", PASSWORD)
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("max_connections", "50")
                    .setServerConfig("full_page_writes", "off")
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setPgBinaryResolver(binaries);
            settings.forEach(builder::setServerConfig);
            return new TestPostgres(builder.start(), binaries, data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jar of another PostgreSQL than the class path's. */
    private record FromJar(Path jar) implements PgBinaryResolver {

        @Override
        public InputStream getPgBinary(String system, String hardware) throws IOException {
            ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar));
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".txz")) {
                    return zip;
                }
            }
            zip.close();
            throw new IOException(jar + " holds no PostgreSQL; 'mvn process-test-resources' puts it there");
        }
    }

    /** Thrown where a test's own SQL fails. */
    public static final class BadScriptException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BadScriptException(SQLException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
