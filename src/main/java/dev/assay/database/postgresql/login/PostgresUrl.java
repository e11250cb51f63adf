package dev.assay.database.postgresql.login;

import dev.assay.database.jdbc.DriverLogs;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * The location of a PostgreSQL server, parsed from a URL, with its credentials.
 *
 * @param properties the driver's properties from the URL, including host, port, database, user and password
 * @param tlsUnasked whether the server must have TLS and a certificate of its name although the URL does not say so
 */
public record PostgresUrl(Properties properties, boolean tlsUnasked) {

    /**
     * Beside URLs, these see lines of files of passwords, hashes of a password that it can be guessed from, and values of rows in statements
     * and errors.
     */
    private static final DriverLogs LOGS = new DriverLogs(
            "org.postgresql",
            "org.postgresql.Driver",
            "org.postgresql.util.URLCoder",
            "org.postgresql.ds.common.BaseDataSource",
            "org.postgresql.jdbcurlresolver.PgPassParser",
            "org.postgresql.jdbcurlresolver.PgServiceConfParser",
            "org.postgresql.core.v3.ConnectionFactoryImpl",
            "org.postgresql.core.v3.QueryExecutorImpl",
            "org.postgresql.core.v3.ScramAuthenticator");

    private static final String SCHEME = "postgresql://";

    /**
     * A database and properties. It rejects a password with an unescaped slash or question mark, whose rest would be
     * read as these.
     */
    private static final Pattern REST = Pattern.compile("(/[^?@]*)?(\\?(\\w+=[^&]*(&\\w+=[^&]*)*&?)?)?");

    /**
     * Parses {@code jdbc:postgresql://host:port/database?…} or {@code postgresql://user:password@host:port/database?…}.
     *
     * @throws IllegalArgumentException if the text is neither; the message repeats no part of the URL, which may
     *     contain a password
     */
    public static PostgresUrl parse(String text) {
        String url = text.strip();
        url = url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url;
        url = url.startsWith("postgres://") ? SCHEME + url.substring("postgres://".length()) : url;
        if (!url.startsWith(SCHEME)) {
            throw unreadable();
        }
        String rest = url.substring(SCHEME.length());
        int end = rest.split("[/?]", 2)[0].length();
        int at = rest.lastIndexOf('@', end - 1);
        if (!REST.matcher(rest.substring(end)).matches()) {
            throw unreadable();
        }
        LOGS.silence();
        Properties properties;
        try {
            properties = Driver.parseURL("jdbc:" + SCHEME + rest.substring(at + 1), withoutPassFile());
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
        if (properties == null) {
            throw unreadable();
        }
        if (at >= 0) {
            credentials(rest.substring(0, at), properties);
        }
        return new PostgresUrl(properties, Tls.complete(properties));
    }

    /** An empty password keeps the driver from looking one up in a file, for a user who may not be the one that logs in. */
    private static Properties withoutPassFile() {
        Properties last = new Properties();
        PGProperty.PASSWORD.set(last, "");
        return new Properties(last);
    }

    private static void credentials(String userInfo, Properties properties) {
        String[] parts = userInfo.split(":", 2);
        PGProperty.USER.set(properties, decoded(parts[0]));
        if (parts.length == 2) {
            PGProperty.PASSWORD.set(properties, decoded(parts[1]));
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static IllegalArgumentException unreadable() {
        return new IllegalArgumentException(
                "the URL does not parse: write jdbc:postgresql://host:port/database, special characters percent-encoded");
    }

    /** {@code host:port}; several are separated by commas. */
    public String address() {
        String[] hosts = said(PGProperty.PG_HOST, "localhost").split(",", -1);
        String[] ports = said(PGProperty.PG_PORT, "5432").split(",", -1);
        StringBuilder address = new StringBuilder();
        for (int i = 0; i < hosts.length; i++) {
            address.append(i == 0 ? "" : ",").append(hosts[i]).append(':').append(ports[Math.min(i, ports.length - 1)]);
        }
        return address.toString();
    }

    /** The database's name; the user's name if the URL names no database. */
    public String database() {
        return said(PGProperty.PG_DBNAME, said(PGProperty.USER, ""));
    }

    /** The user in the URL; null if there is none. */
    public @Nullable String user() {
        return PGProperty.USER.getOrDefault(properties);
    }

    /** The password in the URL; empty if there is none. */
    public String password() {
        return said(PGProperty.PASSWORD, "");
    }

    /** The password that a file has for a user; null if it has none. It is that of the first host for which there is one. */
    public @Nullable String password(PassFile file, String user) {
        for (String address : address().split(",", -1)) {
            int port = address.lastIndexOf(':');
            String password = file.password(
                    address.substring(0, port).replaceAll("[\\[\\]]", ""),
                    address.substring(port + 1),
                    database().isEmpty() ? user : database(),
                    user);
            if (password != null) {
                return password;
            }
        }
        return null;
    }

    private String said(PGProperty property, String otherwise) {
        String value = property.getOrDefault(properties);
        return value == null ? otherwise : value;
    }

    /** The address and the database, without credentials. */
    @Override
    public String toString() {
        return address() + "/" + database();
    }
}
