package dev.assay.database.postgresql.login;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.postgresql.PGProperty;

/**
 * How sessions are encrypted. The URL's own {@code sslmode} counts; without one, a host other than this machine must show
 * a certificate of its name. What signs certificates is in the file {@code sslrootcert}, in libpq's default file if that
 * is there, or among the JVM's roots; {@code sslrootcert=system} means those.
 */
final class Tls {

    private static final String FULL = "verify-full";
    private static final Set<String> VERIFYING = Set.of(FULL, "verify-ca");
    private static final String JVM_ROOTS = "org.postgresql.ssl.DefaultJavaSSLFactory";
    private static final String SYSTEM = "system";

    private Tls() {}

    /**
     * Completes the driver's properties.
     *
     * @param properties those of a URL, with the host
     * @return whether a certificate is demanded although the URL does not say so
     */
    static boolean complete(Properties properties) {
        boolean unasked = !PGProperty.SSL_MODE.isPresent(properties)
                && !PGProperty.SSL.isPresent(properties)
                && !isThisMachine(String.valueOf(PGProperty.PG_HOST.getOrDefault(properties)));
        if (unasked) {
            PGProperty.SSL_MODE.set(properties, FULL);
        }
        boolean system = SYSTEM.equals(PGProperty.SSL_ROOT_CERT.getOrDefault(properties));
        if (system) {
            properties.remove(PGProperty.SSL_ROOT_CERT.getName());
        }
        if (verifies(properties) && (system || !hasRoots(properties))) {
            PGProperty.SSL_FACTORY.set(properties, JVM_ROOTS);
        }
        return unasked;
    }

    private static boolean verifies(Properties properties) {
        String mode = PGProperty.SSL_MODE.getOrDefault(properties);
        String ssl = PGProperty.SSL.getOrDefault(properties);
        return mode == null
                ? ssl != null && (ssl.isEmpty() || Boolean.parseBoolean(ssl))
                : VERIFYING.contains(mode.toLowerCase(Locale.ROOT));
    }

    /** Whether the driver has roots of its own. It alone shows a client's certificate, and not with the JVM's roots. */
    private static boolean hasRoots(Properties properties) {
        return Stream.of(PGProperty.SSL_FACTORY, PGProperty.SSL_ROOT_CERT, PGProperty.SSL_CERT, PGProperty.SSL_KEY)
                        .anyMatch(one -> one.isPresent(properties))
                || Files.isRegularFile(rootFile());
    }

    /** {@code ~/.postgresql/root.crt}, on Windows {@code %APPDATA%\postgresql\root.crt}. */
    private static Path rootFile() {
        return System.getProperty("os.name", "").startsWith("Windows")
                ? Path.of(System.getenv().getOrDefault("APPDATA", ""), "postgresql", "root.crt")
                : Path.of(System.getProperty("user.home", ""), ".postgresql", "root.crt");
    }

    /**
     * Whether all hosts are this machine, by the names and addresses that every machine has for itself. No name service is
     * asked, since its answer may be somebody else's.
     *
     * @param hosts host names and addresses, separated by commas; folders of Unix sockets begin with a slash
     */
    static boolean isThisMachine(String hosts) {
        return Stream.of(hosts.split(",", -1)).map(String::strip).allMatch(Tls::isLoopback);
    }

    private static boolean isLoopback(String host) {
        String name = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        if (name.isEmpty() || name.equalsIgnoreCase("localhost") || name.startsWith("/") || name.startsWith("@")) {
            return true;
        }
        boolean address = name.indexOf(':') >= 0 || name.matches("[0-9]+(\\.[0-9]+){3}");
        try {
            return address && InetAddress.getByName(name).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
