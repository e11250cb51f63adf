package dev.assay.suite.connection;

import dev.assay.database.SecretBinder;
import dev.assay.database.Settings.Login;
import dev.assay.database.Settings;
import dev.assay.database.snowflake.SnowflakeLimits;
import dev.assay.yaml.Keys;
import dev.assay.yaml.Node;
import dev.assay.yaml.Problems;
import dev.assay.yaml.Values;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a connection to Snowflake. */
public final class SnowflakeBinder {

    static final String BROWSER = "externalbrowser";
    static final String OAUTH = "oauth";
    static final String ACCESS_TOKEN = "programmatic_access_token";
    public static final List<String> AUTHENTICATORS = List.of(BROWSER, OAUTH, ACCESS_TOKEN);
    public static final String ALL_ROWS = "all_rows";
    static final List<String> KEYS = keys();

    private static final String HOST = "[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?";
    private static final String DOMAIN = ".snowflakecomputing.com";

    private final Values values;
    private final Problems problems;
    private final Path file;

    SnowflakeBinder(Values values, Path file) {
        this.values = values;
        this.problems = values.problems();
        this.file = file;
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>(List.of("type", "account", "url", "user"));
        keys.addAll(SecretBinder.keys("password"));
        keys.add("private_key_file");
        keys.addAll(SecretBinder.keys("private_key_passphrase"));
        keys.addAll(SecretBinder.keys("token"));
        keys.addAll(List.of("authenticator", "role", "warehouse", "database", "schema", "query_tag", "limits"));
        keys.addAll(List.of("sees", "snapshot", "sample", "defaults", "telemetry", "platform_detection"));
        return List.copyOf(keys);
    }

    /** The settings; null where something is wrong, which is then reported, or where variables are not filled in. */
    @Nullable
    Settings bind(Node.Entry connection, String where) {
        Keys keys = Keys.of(connection.value(), problems, where, "type: snowflake", KEYS);
        if (keys == null) {
            return null;
        }
        String url = url(keys, connection, where);
        Login login = login(keys, connection, where);
        String user = text(keys, "user", "${SNOWFLAKE_USER}");
        if (keys.get("user") == null && login != null && !(login instanceof Login.ByOauth)) {
            problems.add(connection.at(), where + " lacks the key 'user': write user: ${SNOWFLAKE_USER}");
            login = null;
        }
        if (keys.get("database") == null) {
            problems.add(
                    connection.at(),
                    where + " lacks the key 'database': write database: and that of the suites' tables");
        }
        Settings.Context context = new Settings.Context(
                text(keys, "role", "QUALITY_READER"),
                text(keys, "warehouse", "QUALITY_WH"),
                text(keys, "database", "MART"),
                text(keys, "schema", "PUBLIC"));
        String tag = text(keys, "query_tag", "data quality");
        Node limits = keys.get("limits");
        SnowflakeLimits bound =
                limits == null ? SnowflakeLimits.DEFAULT : new SnowflakeLimitsBinder(values).bind(limits);
        Node sees = keys.get("sees");
        boolean allRows = sees != null && values.word(sees, "sees", List.of(ALL_ROWS)) != null;
        Node snapshot = keys.get("snapshot");
        boolean oneSnapshot =
                snapshot != null && values.word(snapshot, "snapshot", List.of(ConnectionBinder.RUN)) != null;
        boolean telemetry = flag(keys, "telemetry");
        boolean detection = flag(keys, "platform_detection");
        return url == null || login == null
                ? null
                : new Settings.Snowflake(
                        connection.name(),
                        url,
                        user,
                        login,
                        context,
                        tag,
                        bound,
                        allRows,
                        oneSnapshot,
                        telemetry,
                        detection);
    }

    private @Nullable String text(Keys keys, String key, String example) {
        Node node = keys.get(key);
        return node == null ? null : values.text(node, key, example);
    }

    private boolean flag(Keys keys, String key) {
        Node node = keys.get(key);
        return node != null && Boolean.TRUE.equals(values.flag(node, key));
    }

    private @Nullable String url(Keys keys, Node.Entry connection, String where) {
        Node account = keys.get("account");
        Node url = keys.get("url");
        if ((account == null) == (url == null)) {
            problems.add(
                    connection.at(),
                    where + (account == null ? " names no account" : " names its account twice")
                            + ": write account: ${SNOWFLAKE_ACCOUNT} (as in myorg-myaccount), or url: and its address");
            return null;
        }
        if (account != null) {
            String name = values.text(account, "account", "myorg-myaccount");
            if (name != null && !name.strip().matches(HOST)) {
                problems.add(
                        account.at(),
                        "'account' is no account identifier: write it as in myorg-myaccount or xy12345.eu-central-1");
                return null;
            }
            return name == null ? null : "https://" + host(name.strip());
        }
        String address = url == null ? null : values.text(url, "url", "https://myorg-myaccount" + DOMAIN);
        return url == null || address == null ? null : address(url, address.strip());
    }

    /** An account's name with an underscore is no name of a host; the host has a hyphen there. */
    private static String host(String account) {
        String low = account.toLowerCase(Locale.ROOT);
        return (low.endsWith(DOMAIN) ? low : low + DOMAIN).replace('_', '-');
    }

    private @Nullable String address(Node url, String written) {
        String address = written.replaceFirst("^jdbc:snowflake://(?=https?://)", "")
                .replaceFirst("^jdbc:snowflake://", "https://")
                .replaceFirst("/$", "");
        boolean own = address.matches("http://(127\\.0\\.0\\.1|localhost|\\[::1])(:[0-9]{1,5})?");
        if (own || address.matches("https://" + HOST + "(:[0-9]{1,5})?")) {
            return address;
        }
        problems.add(
                url.at(),
                "'url' is no address of a Snowflake account: write https:// and its host, such as"
                        + " https://myorg-myaccount" + DOMAIN + "; role, warehouse and all else are keys of their own");
        return null;
    }

    private @Nullable Login login(Keys keys, Node.Entry connection, String where) {
        Node said = keys.get("authenticator");
        String authenticator = said == null ? "" : values.word(said, "authenticator", AUTHENTICATORS);
        if (authenticator == null) {
            return null;
        }
        String fault = fault(keys, authenticator);
        if (fault != null) {
            problems.add(connection.at(), where + " " + fault);
            return null;
        }
        SecretBinder secrets = new SecretBinder(values, file);
        if (has(keys, "password")) {
            Settings.Password password = secrets.secret(keys, "password", "${SNOWFLAKE_PASSWORD}");
            return password == null ? null : new Login.ByPassword(password);
        }
        if (has(keys, "token")) {
            Settings.Password token = secrets.secret(keys, "token", "${SNOWFLAKE_TOKEN}");
            return token == null
                    ? null
                    : authenticator.equals(OAUTH) ? new Login.ByOauth(token) : new Login.ByAccessToken(token);
        }
        if (keys.get("private_key_file") != null) {
            Settings.Password passphrase = secrets.secret(keys, "private_key_passphrase", "${SNOWFLAKE_PASSPHRASE}");
            String key = text(keys, "private_key_file", "${SNOWFLAKE_PRIVATE_KEY_FILE}");
            return key == null || passphrase == null
                    ? null
                    : new Login.ByKey(file.resolveSibling(key).normalize(), passphrase);
        }
        return new Login.ByBrowser();
    }

    private static boolean has(Keys keys, String secret) {
        return SecretBinder.keys(secret).stream().anyMatch(key -> keys.get(key) != null);
    }

    /** What is wrong with the keys that say how to log in; null where they say it once. */
    private static @Nullable String fault(Keys keys, String authenticator) {
        boolean token = has(keys, "token");
        boolean key = keys.get("private_key_file") != null;
        boolean byToken = authenticator.equals(OAUTH) || authenticator.equals(ACCESS_TOKEN);
        long ways = Stream.of(has(keys, "password"), key, token, authenticator.equals(BROWSER))
                .filter(way -> way)
                .count();
        if (ways > 1) {
            return "says in several ways how to log in: keep one of password, private_key_file, token and"
                    + " authenticator: " + BROWSER;
        }
        if (token && !byToken) {
            return "does not say what its token is: write authenticator: " + OAUTH + " or authenticator: "
                    + ACCESS_TOKEN;
        }
        if (byToken && !token) {
            return "lacks the key 'token': write token: ${SNOWFLAKE_TOKEN}";
        }
        if (has(keys, "private_key_passphrase") && !key) {
            return "has a private_key_passphrase and no key: write private_key_file: ${SNOWFLAKE_PRIVATE_KEY_FILE}";
        }
        return ways == 1
                ? null
                : "does not say how to log in: write private_key_file, password, token with authenticator, or"
                        + " authenticator: " + BROWSER;
    }
}
