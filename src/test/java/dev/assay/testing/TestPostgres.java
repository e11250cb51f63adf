package dev.assay.testing;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
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
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static @Nullable TestPostgres newest;
    private static @Nullable TestPostgres oldest;

    private final EmbeddedPostgres server;
    private final Set<TestDatabase> lent = new HashSet<>();
    private final Deque<TestDatabase> free = new ArrayDeque<>();

    private TestPostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** The newest PostgreSQL that is supported: 18. */
    public static synchronized TestPostgres newest() {
        TestPostgres started = newest;
        if (started == null) {
            started = start(DefaultPostgresBinaryResolver.INSTANCE);
            newest = started;
        }
        return started;
    }

    /** The oldest PostgreSQL that is supported: 14. */
    public static synchronized TestPostgres oldest() {
        TestPostgres started = oldest;
        if (started == null) {
            started = start(new FromJar(Path.of("target", "postgres-14.jar")));
            oldest = started;
        }
        return started;
    }

    /** A server of the newest PostgreSQL of the caller's own, which it may stop: {@link #stop()}. */
    public static TestPostgres separate() {
        return start(DefaultPostgresBinaryResolver.INSTANCE);
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

    /** Ends the server without waiting for its sessions. */
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized TestPostgres start(PgBinaryResolver binaries) {
        try {
            Files.createDirectories(HOME);
            // else it would use, and tidy up in, the machine's folder for temporary files
            System.setProperty("ot.epg.working-dir", HOME.toString());
            // another JVM's initdb may be reading its own
            Path password = Files.writeString(
                    HOME.resolve("password-" + ProcessHandle.current().pid()), PASSWORD);
            return new TestPostgres(EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(HOME.toFile())
                    .setDataDirectory(HOME.resolve(UUID.randomUUID().toString()))
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
                    .setPgBinaryResolver(binaries)
                    .start());
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
