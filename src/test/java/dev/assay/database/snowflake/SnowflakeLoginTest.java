package dev.assay.database.snowflake;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import dev.assay.testing.SnowflakeServer;
import dev.assay.testing.SnowflakeTestDatabase;
import dev.assay.testing.SnowflakeTestUser;
import dev.assay.testing.Suites;
import dev.assay.testing.Verdicts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every way to log in, as a connection's author writes it. */
@Timeout(60)
class SnowflakeLoginTest {

    private static final String REST =
            ", warehouse: TEST_WH, database: \"${DB_NAME}\", schema: PUBLIC, sees: all_rows, limits: {login_timeout: 5s}";

    private final SnowflakeTestDatabase database = SnowflakeServer.shared().database();

    @TempDir
    private Path folder;

    @BeforeEach
    void table() {
        database.execute("create table t (a int)", "insert into t values (1)");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private CheckResult loggedIn(String keys, Map<String, String> secrets) throws Exception {
        Map<String, String> settings = new HashMap<>(secrets);
        settings.put("DB_NAME", database.name());
        String url =
                "type: snowflake, url: \"http://127.0.0.1:" + database.server().port() + "\", ";
        return Suites.by(url + keys + REST, settings, folder)
                .run("checks: [row_count: {table: t, min: 1}]")
                .all()
                .get(0);
    }

    private void assertRefused(CheckResult result, String why) {
        assertThat(Verdicts.verdict(result)).as(result.message()).isEqualTo("BROKEN LOGIN_REFUSED");
        assertThat(result.message())
                .startsWith("Connection 'db': 127.0.0.1:" + database.server().port() + " refused the log-in of ")
                .contains(why);
    }

    @Test
    void by_password() throws Exception {
        String keys = "user: TESTER, password: \"${PASSWORD}\", role: TEST_ROLE";
        assertThat(Verdicts.verdict(loggedIn(keys, Map.of("PASSWORD", database.password()))))
                .isEqualTo("PASSED");
        CheckResult refused = loggedIn(keys, Map.of("PASSWORD", "hunter2"));
        assertRefused(refused, "user or password is wrong");
        assertThat(refused.message()).doesNotContain("hunter2");
        assertThat(database.logins().stream().filter(login -> login.errorCode() != null))
                .as("five wrong tries lock a user")
                .hasSize(1);
    }

    @Test
    void by_a_private_key_with_and_without_a_passphrase() throws Exception {
        KeyPair pair = keyPair();
        database.server().user(SnowflakeTestUser.named("KEYHOLDER").publicKey(pair.getPublic()));
        Files.writeString(
                folder.resolve("key.p8"), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        String keys = "user: KEYHOLDER, private_key_file: key.p8";
        assertThat(Verdicts.verdict(loggedIn(keys, Map.of()))).isEqualTo("PASSED");

        byte[] encrypted = encrypted(pair.getPrivate().getEncoded(), "open sesame");
        Files.writeString(folder.resolve("locked.p8"), pem("ENCRYPTED PRIVATE KEY", encrypted));
        String locked = "user: KEYHOLDER, private_key_file: locked.p8, private_key_passphrase: \"${PASSPHRASE}\"";
        assertThat(Verdicts.verdict(loggedIn(locked, Map.of("PASSPHRASE", "open sesame"))))
                .isEqualTo("PASSED");
        assertRefused(loggedIn(locked, Map.of("PASSPHRASE", "open barley")), "the private key is not the user's");

        Files.writeString(
                folder.resolve("key.p8"),
                pem("PRIVATE KEY", keyPair().getPrivate().getEncoded()));
        assertRefused(loggedIn(keys, Map.of()), "the private key is not the user's");
        CheckResult none = loggedIn("user: KEYHOLDER, private_key_file: none.p8", Map.of());
        assertThat(Verdicts.verdict(none)).isEqualTo("BROKEN LOGIN_REFUSED");
        assertThat(none.message()).contains("none.p8 cannot be read");
    }

    private static KeyPair keyPair() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static String pem(String what, byte[] content) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + what
                + "-----\n";
    }

    /** PKCS 8 under a passphrase, in the scheme PBES2. */
    private static byte[] encrypted(byte[] key, String passphrase) throws Exception {
        String scheme = "PBEWithHmacSHA256AndAES_256";
        SecretKey secret =
                SecretKeyFactory.getInstance(scheme).generateSecret(new PBEKeySpec(passphrase.toCharArray()));
        Cipher cipher = Cipher.getInstance(scheme);
        cipher.init(Cipher.ENCRYPT_MODE, secret, new PBEParameterSpec("saltsalt".getBytes(US_ASCII), 10_000));
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("PBES2");
        parameters.init(cipher.getParameters().getEncoded());
        return new EncryptedPrivateKeyInfo(parameters, cipher.doFinal(key)).getEncoded();
    }

    @Test
    void by_an_oauth_token() throws Exception {
        database.server()
                .user(SnowflakeTestUser.named("ROBOT").oauthToken("robot-good").expiredOauthToken("robot-old"));
        String keys = "authenticator: oauth, token: \"${TOKEN}\"";
        assertThat(Verdicts.verdict(loggedIn(keys, Map.of("TOKEN", "robot-good"))))
                .isEqualTo("PASSED");
        assertRefused(loggedIn(keys, Map.of("TOKEN", "robot-old")), "the token is not valid, or no longer");
        assertRefused(loggedIn(keys, Map.of("TOKEN", "robot-bad")), "the token is not valid, or no longer");
    }

    @Test
    void by_a_programmatic_access_token() throws Exception {
        database.server().user(SnowflakeTestUser.named("SCRIPT").accessToken("pat-1"));
        String keys = "user: SCRIPT, authenticator: programmatic_access_token, token_file: token.txt";
        Files.writeString(folder.resolve("token.txt"), "pat-1\n");
        assertThat(Verdicts.verdict(loggedIn(keys, Map.of()))).isEqualTo("PASSED");
        Files.writeString(folder.resolve("token.txt"), "pat-2\n");
        assertRefused(loggedIn(keys, Map.of()), "the token is not valid, or no longer");
    }

    @Test
    void what_the_session_works_with_must_be_there() throws Exception {
        database.setting("roles", List.of("TEST_ROLE"));
        String keys = "user: TESTER, password: \"${PASSWORD}\", role: ";
        Map<String, String> password = Map.of("PASSWORD", database.password());
        assertThat(Verdicts.verdict(loggedIn(keys + "TEST_ROLE", password))).isEqualTo("PASSED");
        assertRefused(loggedIn(keys + "NOBODY", password), "the role NOBODY is not there or not granted to the user");
        database.setting("warehouses", List.of("ANOTHER"));
        assertRefused(
                loggedIn(keys + "TEST_ROLE", password),
                "one of warehouse TEST_WH, database " + database.name() + " and schema PUBLIC is not there");
    }
}
