package dev.assay.database.postgresql.login;

import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.sql.SQLException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Explains why no session could be opened. SQLSTATEs are those of PostgreSQL's manual, appendix A. The driver's
 * exceptions are not passed on, since their messages may contain secrets.
 *
 * @param connection the connection's name
 * @param url the server's URL
 * @param user the role that logs in; null if neither the settings nor the URL name one
 */
public record ConnectErrorTranslator(
        String connection, PostgresUrl url, @Nullable String user) {

    /** Translates a failure to open a session. */
    public DatabaseException of(Throwable failure) {
        Optional<SQLException> sql = deepestWithState(failure);
        String state = sql.map(SQLException::getSQLState).orElse("");
        return switch (state) {
            case "28P01", "28000", "08004", "42501" ->
                refused(state, sql.map(Throwable::getMessage).orElse(""));
            case "3D000" ->
                unreachable("there is no database '" + url.database() + "' at " + url.address()
                        + "; check the name at the end of the URL");
            case "53300" ->
                unreachable(url.address()
                        + " has no connection left; wait, raise max_connections there, or lower limits: sessions");
            case "57P03" -> unreachable(url.address() + " is starting up or shutting down; wait and run again");
            default -> unreachable(why(failure, state));
        };
    }

    private DatabaseException refused(String state, String message) {
        String role = user == null ? "the operating system's user" : "'" + user + "'";
        String why = switch (state) {
            case "28P01" -> "user or password is wrong; check user and password, password_file or password_command";
            case "08004" ->
                message.contains("password")
                        ? "the server asks for a password and the connection has none; "
                                + "add password, password_file or password_command, or a line to " + passFile()
                        : message.contains("SSL")
                                ? noTls()
                                : "the server asks for a login that the driver does not know";
            case "42501" -> "the role may not connect to database '" + url.database() + "': GRANT CONNECT ON DATABASE";
            default ->
                "the server lets this role not in from here; "
                        + "check that it exists and may log in, and the server's pg_hba.conf";
        };
        return new DatabaseException(
                FailureKind.LOGIN_REFUSED,
                "Connection '" + connection + "': " + url.address() + " refused the login of " + role + ": " + why
                        + ".",
                null);
    }

    private static String passFile() {
        PassFile file = PassFile.ofUser();
        return file.file() + (file.fault() == null ? "" : ", which " + file.fault());
    }

    private String noTls() {
        return url.tlsUnasked()
                ? "the server has no TLS, which every host but this machine must have; switch it on there (ssl = on), or,"
                        + " if nobody else can listen in, write sslmode=disable in the URL"
                : "the URL demands SSL (sslmode), and the server has none; switch it on there, or take sslmode away";
    }

    /** Why a server's certificate was not accepted; null if that was not the trouble. */
    private @Nullable String certificate(Throwable failure, String message) {
        String of = "the certificate of " + url.address();
        // the verifier's name is in the message in every language
        if (message.contains("PgjdbcHostnameVerifier")) {
            return of + " is of another name; write the host in the URL as the certificate names it, or"
                    + " sslmode=verify-ca, if only who signed it is to be checked";
        }
        if (has(failure, CertificateExpiredException.class) || has(failure, CertificateNotYetValidException.class)) {
            return of + " is not valid today; renew it, and check this machine's clock";
        }
        if (has(failure, FileNotFoundException.class) || has(failure, NoSuchFileException.class)) {
            return "a file of certificates or keys for " + url.address()
                    + " is not there; check sslrootcert, sslcert and sslkey in the URL (a client's certificate needs"
                    + " sslrootcert too)";
        }
        return has(failure, CertPathBuilderException.class) || has(failure, CertPathValidatorException.class)
                ? of
                        + " is signed by nobody who is known here; write sslrootcert=/path/to/ca.crt in the URL, the file of"
                        + " the authority that signed it"
                : null;
    }

    private String why(Throwable failure, String state) {
        String address = url.address();
        String certificate = certificate(
                failure, deepestWithState(failure).map(Throwable::getMessage).orElse(""));
        if (certificate != null) {
            return certificate;
        }
        if (has(failure, UnknownHostException.class)) {
            return "the host of " + address + " has no address; check its name in the URL, and the name service";
        }
        if (has(failure, ConnectException.class) || has(failure, NoRouteToHostException.class)) {
            return "nothing answers at " + address + "; check host and port, that the server runs, and firewalls";
        }
        // the driver gives no cause where a login takes too long
        boolean late = state.equals("08001") && failure.getCause() == null;
        if (late
                || has(failure, SocketTimeoutException.class)
                || has(failure, java.util.concurrent.TimeoutException.class)) {
            return address + " does not answer; check host and port, and firewalls";
        }
        if (has(failure, SSLException.class)) {
            return "no encrypted session with " + address + "; check sslmode and the certificates in the URL";
        }
        if (has(failure, EOFException.class)) {
            return address + " hung up; check that it is a PostgreSQL server, and its log";
        }
        return "no session with " + address + (state.isEmpty() ? "" : " (SQLSTATE " + state + ")")
                + "; check host and port, and the server's log";
    }

    private DatabaseException unreachable(String why) {
        return new DatabaseException(
                FailureKind.DATABASE_UNREACHABLE,
                "Connection '" + connection + "' could not connect: " + why + ".",
                null);
    }

    private static Optional<SQLException> deepestWithState(Throwable failure) {
        Optional<SQLException> found = Optional.empty();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                found = Optional.of(sql);
            }
        }
        return found;
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
