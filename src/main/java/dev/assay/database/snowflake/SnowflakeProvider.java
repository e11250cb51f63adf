package dev.assay.database.snowflake;

import static dev.assay.yaml.KeySpec.optional;
import static dev.assay.yaml.KeySpec.required;
import static dev.assay.yaml.SchemaParts.flag;
import static dev.assay.yaml.SchemaParts.text;
import static dev.assay.yaml.SchemaParts.words;

import dev.assay.database.ConnectionKeys;
import dev.assay.database.DatabaseProvider;
import dev.assay.database.Password;
import dev.assay.database.Settings;
import dev.assay.database.snowflake.SnowflakeSettings.Login;
import dev.assay.sql.Dialect;
import dev.assay.yaml.KeySpecs;
import dev.assay.yaml.Node;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The provider of Snowflake accounts. */
public final class SnowflakeProvider implements DatabaseProvider {

    private static final String BROWSER = "externalbrowser";
    private static final String OAUTH = "oauth";
    private static final String ACCESS_TOKEN = "programmatic_access_token";
    private static final List<String> AUTHENTICATORS = List.of(BROWSER, OAUTH, ACCESS_TOKEN);
    private static final String ALL_ROWS = "all_rows";
    private static final String RUN = "run";
    private static final String USERS = "the user's";

    private static final String HOST = "[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?";
    private static final String DOMAIN = ".snowflakecomputing.com";

    private static final KeySpecs KEYS = KeySpecs.of(
                    optional("account", "The account's identifier, such as myorg-myaccount.", text()),
                    optional(
                                    "url",
                                    "The account's address, in place of account: https://myorg-myaccount.snowflakecomputing.com."
                                            + " http works only for servers on this machine.",
                                    text())
                            .secret(),
                    optional("user", "The user that logs in; not needed with authenticator: oauth.", text()))
            .and(Password.keys("password", "The password"))
            .and(KeySpecs.of(optional(
                            "private_key_file",
                            "The file of the user's private key, in PKCS 8; the path is relative to connections.yaml.",
                            text())
                    .secret()))
            .and(Password.keys("private_key_passphrase", "What the private key is encrypted with"))
            .and(Password.keys("token", "The token of authenticator: oauth or programmatic_access_token"))
            .and(KeySpecs.of(
                    optional(
                            "authenticator",
                            "How the user logs in without password and key: externalbrowser, in the browser; oauth or"
                                    + " programmatic_access_token, by the token.",
                            words(AUTHENTICATORS)),
                    optional(
                                    "role",
                                    "The role whose rights are used; the user's other roles lend none (USE SECONDARY ROLES"
                                            + " NONE). If it does not exist, the checks are BROKEN.",
                                    text())
                            .byDefault(USERS),
                    optional(
                                    "warehouse",
                                    "The warehouse that computes. If it does not exist, the checks are BROKEN.",
                                    text())
                            .byDefault(USERS),
                    required("database", "The database of the suites' tables.", text()),
                    optional(
                                    "schema",
                                    "The schema of tables that are named without one. If it does not exist, the checks are"
                                            + " BROKEN.",
                                    text())
                            .byDefault(USERS),
                    optional(
                                    "query_tag",
                                    "The tag of every statement, cut to 2,000 letters. One of your own does not tell suites"
                                            + " apart, so no credits are reported.",
                                    text())
                            .byDefault(
                                    "assay, the run's id and the suites, but of look-ups and statements that read failing"
                                            + " rows the id alone"),
                    SnowflakeLimitsBinder.LIMITS,
                    optional(
                                    "sees",
                                    "all_rows: the owner states that policies hide no row and no value from the role.",
                                    words(List.of(ALL_ROWS)))
                            .byDefault("the account's policies are looked up"),
                    optional(
                                    "snapshot",
                                    "run: a run sees all tables at one moment, by time travel.",
                                    words(List.of(RUN)))
                            .byDefault("each statement sees its own moment"),
                    optional("telemetry", "true: the driver may report on itself.", flag())
                            .byDefault("false"),
                    optional(
                                    "platform_detection",
                                    "true: the driver may ask the cloud what machine it runs on; the connection that opens"
                                            + " first decides.",
                                    flag())
                            .byDefault("false")));

    /**
     * Disables platform detection before any class of the driver loads. Otherwise the driver queries its cloud's
     * metadata service at every connect.
     */
    public SnowflakeProvider() {
        System.setProperty("net.snowflake.jdbc.disablePlatformDetection", "true");
    }

    @Override
    public String type() {
        return "snowflake";
    }

    @Override
    public String description() {
        return "A Snowflake account, which is always on the analytical plane.";
    }

    @Override
    public Dialect dialect() {
        return SnowflakeDialect.INSTANCE;
    }

    @Override
    public KeySpecs keys() {
        return KEYS;
    }

    @Override
    public List<List<String>> alternatives() {
        return List.of(
                Password.keyNames("password"),
                Password.keyNames("private_key_passphrase"),
                Password.keyNames("token"),
                List.of("account", "url"));
    }

    @Override
    public Optional<String> storeDdl(String schema, String role) {
        return Optional.of(SnowflakeStoreDdl.of(schema, role));
    }

    @Override
    public @Nullable Settings bind(ConnectionKeys connection) {
        String url = url(connection);
        Login login = login(connection);
        String user = connection.text("user", "${SNOWFLAKE_USER}");
        if (connection.node("user") == null && login != null && !(login instanceof Login.ByOauth)) {
            connection.refuse("lacks the key 'user': write user: ${SNOWFLAKE_USER}");
            login = null;
        }
        if (connection.node("database") == null) {
            connection.refuse("lacks the key 'database': write database: and that of the suites' tables");
        }
        SnowflakeSettings.Context context = new SnowflakeSettings.Context(
                connection.text("role", "QUALITY_READER"),
                connection.text("warehouse", "QUALITY_WH"),
                connection.text("database", "MART"),
                connection.text("schema", "PUBLIC"));
        String tag = connection.text("query_tag", "data quality");
        Node limits = connection.node("limits");
        SnowflakeLimits bound =
                limits == null ? SnowflakeLimits.DEFAULT : new SnowflakeLimitsBinder(connection.values()).bind(limits);
        boolean allRows = connection.word("sees", List.of(ALL_ROWS)) != null;
        boolean oneSnapshot = connection.word("snapshot", List.of(RUN)) != null;
        boolean telemetry = connection.flag("telemetry");
        boolean detection = connection.flag("platform_detection");
        return url == null || login == null
                ? null
                : new SnowflakeSettings(
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

    private static @Nullable String url(ConnectionKeys connection) {
        Node account = connection.node("account");
        Node url = connection.node("url");
        if ((account == null) == (url == null)) {
            connection.refuse((account == null ? "names no account" : "names its account twice")
                    + ": write account: ${SNOWFLAKE_ACCOUNT} (as in myorg-myaccount), or url: and its address");
            return null;
        }
        if (account != null) {
            String name = connection.values().text(account, "account", "myorg-myaccount");
            if (name != null && !name.strip().matches(HOST)) {
                connection
                        .problems()
                        .add(
                                account.at(),
                                "'account' is no account identifier: write it as in myorg-myaccount or xy12345.eu-central-1");
                return null;
            }
            return name == null ? null : "https://" + host(name.strip());
        }
        String address = url == null ? null : connection.values().text(url, "url", "https://myorg-myaccount" + DOMAIN);
        return url == null || address == null ? null : address(connection, url, address.strip());
    }

    /** The host name of an account. A host name cannot contain an underscore, so it has a hyphen instead. */
    private static String host(String account) {
        String low = account.toLowerCase(Locale.ROOT);
        return (low.endsWith(DOMAIN) ? low : low + DOMAIN).replace('_', '-');
    }

    private static @Nullable String address(ConnectionKeys connection, Node url, String written) {
        String address = written.replaceFirst("^jdbc:snowflake://(?=https?://)", "")
                .replaceFirst("^jdbc:snowflake://", "https://")
                .replaceFirst("/$", "");
        boolean own = address.matches("http://(127\\.0\\.0\\.1|localhost|\\[::1])(:[0-9]{1,5})?");
        if (own || address.matches("https://" + HOST + "(:[0-9]{1,5})?")) {
            return address;
        }
        connection
                .problems()
                .add(
                        url.at(),
                        "'url' is no address of a Snowflake account: write https:// and its host, such as"
                                + " https://myorg-myaccount" + DOMAIN
                                + "; role, warehouse and all else are keys of their own");
        return null;
    }

    private static @Nullable Login login(ConnectionKeys connection) {
        String authenticator =
                connection.node("authenticator") == null ? "" : connection.word("authenticator", AUTHENTICATORS);
        if (authenticator == null) {
            return null;
        }
        String fault = fault(connection, authenticator);
        if (fault != null) {
            connection.refuse(fault);
            return null;
        }
        if (connection.hasSecret("password")) {
            Password password = connection.secret("password", "${SNOWFLAKE_PASSWORD}");
            return password == null ? null : new Login.ByPassword(password);
        }
        if (connection.hasSecret("token")) {
            Password token = connection.secret("token", "${SNOWFLAKE_TOKEN}");
            return token == null
                    ? null
                    : authenticator.equals(OAUTH) ? new Login.ByOauth(token) : new Login.ByAccessToken(token);
        }
        if (connection.node("private_key_file") != null) {
            Password passphrase = connection.secret("private_key_passphrase", "${SNOWFLAKE_PASSPHRASE}");
            String key = connection.text("private_key_file", "${SNOWFLAKE_PRIVATE_KEY_FILE}");
            return key == null || passphrase == null
                    ? null
                    : new Login.ByKey(connection.file().resolveSibling(key).normalize(), passphrase);
        }
        return new Login.ByBrowser();
    }

    /** The fault in the keys that select the login; null if they select exactly one. */
    private static @Nullable String fault(ConnectionKeys connection, String authenticator) {
        boolean token = connection.hasSecret("token");
        boolean key = connection.node("private_key_file") != null;
        boolean byToken = authenticator.equals(OAUTH) || authenticator.equals(ACCESS_TOKEN);
        long ways = Stream.of(connection.hasSecret("password"), key, token, authenticator.equals(BROWSER))
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
        if (connection.hasSecret("private_key_passphrase") && !key) {
            return "has a private_key_passphrase and no key: write private_key_file: ${SNOWFLAKE_PRIVATE_KEY_FILE}";
        }
        return ways == 1
                ? null
                : "does not say how to log in: write private_key_file, password, token with authenticator, or"
                        + " authenticator: " + BROWSER;
    }
}
