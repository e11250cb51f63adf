package dev.assay.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("harness")
class SnowflakeServerLoginTest {

    private final SnowflakeServer server = SnowflakeServer.shared();
    private final SnowflakeTestDatabase database = server.database();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertRefused(390100, Map.of("user", SnowflakeServer.USER, "password", "wrong"));
        assertRefused(390100, Map.of("user", "NOBODY", "password", database.password()));
        assertThat(database.logins()).extracting(SnowflakeRecord::errorCode).containsExactly("390100", "390100");
        assertThat(database.log()).isEmpty();
    }

    @Test
    void aKeyPairLogsInTheUserWhoseKeyItIs() throws Exception {
        KeyPair keys = keys();
        server.user(SnowflakeTestUser.named("KEY_USER").publicKey(keys.getPublic()));
        assertThat(logIn(Map.of("user", "key_user", "privateKey", keys.getPrivate())))
                .isEqualTo("KEY_USER");
        assertRefused(390144, Map.of("user", "key_user", "privateKey", keys().getPrivate()));
        assertRefused(390144, Map.of("user", SnowflakeServer.USER, "privateKey", keys.getPrivate()));
    }

    @Test
    void onlyTheKnownOauthTokenIsTaken() throws SQLException {
        server.user(SnowflakeTestUser.named("OAUTH_USER").oauthToken("good").expiredOauthToken("old"));
        assertThat(logIn(Map.of("authenticator", "oauth", "token", "good"))).isEqualTo("OAUTH_USER");
        assertRefused(390303, Map.of("authenticator", "oauth", "token", "bad"));
        assertRefused(390318, Map.of("authenticator", "oauth", "token", "old"));
        assertRefused(390309, Map.of("authenticator", "oauth", "token", "good", "user", SnowflakeServer.USER));
    }

    @Test
    void aProgrammaticAccessTokenIsTakenAsSuchAndAsAPassword() throws SQLException {
        server.user(SnowflakeTestUser.named("PAT_USER").accessToken("pat"));
        assertThat(logIn(Map.of("authenticator", "PROGRAMMATIC_ACCESS_TOKEN", "token", "pat")))
                .isEqualTo("PAT_USER");
        assertThat(logIn(Map.of("user", "pat_user", "password", "pat"))).isEqualTo("PAT_USER");
        assertRefused(394400, Map.of("authenticator", "PROGRAMMATIC_ACCESS_TOKEN", "token", "other"));
    }

    @Test
    void aDisabledUserStaysOutside() {
        server.user(SnowflakeTestUser.named("GONE").password("right").disabled());
        assertRefused(390101, Map.of("user", "GONE", "password", "right"));
    }

    @Test
    void anUnknownRoleIsRefused() throws SQLException {
        database.setting("roles", List.of("READER"));
        assertRefused(390189, own(Map.of("role", "WRITER")));
        assertThat(logIn(own(Map.of("role", "reader")))).isEqualTo(SnowflakeServer.USER);
        assertThatThrownBy(() -> {
                    try (Connection connection = database.connect(Map.of("role", "READER"))) {
                        connection.createStatement().execute("use role writer");
                    }
                })
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(3013));
    }

    @Test
    void withoutItsWarehouseASessionReadsNoTable() throws SQLException {
        database.execute("create table t (a int)");
        database.setting("warehouses", List.of("SMALL"));
        assertRefused(390201, own(Map.of("warehouse", "big", "CLIENT_VALIDATE_DEFAULT_PARAMETERS", true)));
        try (Connection connection = database.connect(Map.of("warehouse", "big"))) {
            assertThatThrownBy(() -> connection.createStatement().execute("select * from t"))
                    .isInstanceOfSatisfying(SQLException.class, e -> {
                        assertThat(e.getErrorCode()).isEqualTo(606);
                        assertThat(e.getSQLState()).isEqualTo("57P03");
                    });
            connection.createStatement().execute("use warehouse small");
            connection.createStatement().execute("select * from t");
        }
    }

    @Test
    void whereDatabaseOrSchemaAreMissingOnlyAValidatingLogInIsRefused() throws SQLException {
        Map<String, Object> validating = Map.of("CLIENT_VALIDATE_DEFAULT_PARAMETERS", true, "schema", "nix");
        assertRefused(390201, own(validating));
        try (Connection connection = database.connect(Map.of("schema", "nix"))) {
            assertThat(connection.getSchema()).isNull();
        }
        database.setting("exists", false);
        assertRefused(390201, own(Map.of("CLIENT_VALIDATE_DEFAULT_PARAMETERS", true)));
        try (Connection connection = database.connect()) {
            assertThat(connection.getCatalog()).isNull();
            assertThatThrownBy(() -> connection.createStatement().execute("select * from t"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getErrorCode()).isEqualTo(90105));
        }
    }

    @Test
    void logInsAreOnRecordWithWhatTheClientSent() throws SQLException {
        logIn(own(Map.of("QUERY_TAG", "hello", "STATEMENT_TIMEOUT_IN_SECONDS", "7")));
        assertThat(database.logins()).hasSize(1);
        SnowflakeRecord login = database.logins().get(0);
        assertThat(login.sessionParameters())
                .containsEntry("QUERY_TAG", "hello")
                .containsEntry("TIMEZONE", "UTC")
                .containsEntry("STATEMENT_TIMEOUT_IN_SECONDS", "7");
        assertThat(login.role()).isEqualTo(SnowflakeTestDatabase.ROLE);
    }

    private Map<String, Object> own(Map<String, ?> more) {
        Map<String, Object> all = new HashMap<>(more);
        all.put("user", database.user());
        all.put("password", database.password());
        return all;
    }

    /** The user whom the session belongs to. */
    private String logIn(Map<String, ?> more) throws SQLException {
        Properties properties = database.properties();
        properties.putAll(more);
        try (Connection connection = DriverManager.getConnection(database.url(), properties);
                ResultSet row = connection.createStatement().executeQuery("select current_user() as u")) {
            row.next();
            return row.getString(1);
        }
    }

    private void assertRefused(int code, Map<String, ?> more) {
        assertThatThrownBy(() -> logIn(more)).isInstanceOfSatisfying(SQLException.class, e -> {
            assertThat(e.getErrorCode()).isEqualTo(code);
            // of an expired token the driver says XX000
            assertThat(e.getSQLState()).isEqualTo(code == 390318 ? "XX000" : "08001");
        });
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }
}
