package dev.assay.database.postgresql.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import dev.assay.testing.LocalSockets;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server with a certificate of the test's own, which stands for another machine: 192.0.2.1 is for documents only. */
class TlsTest {

    private static final String NAMED = "192.0.2.1";
    private static final String OTHERWISE = "192.0.2.2";
    private static final String STORE_PASSWORD = "of-the-store";

    @TempDir
    private static Path certificates;

    private static Path signed;
    private static TestPostgres server;
    private static TestDatabase database;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        signed = certificate("valid");
        server = TestPostgres.separate(Map.of(
                "ssl", "on",
                "ssl_cert_file", signed.toString(),
                "ssl_key_file", certificates.resolve("valid.key").toString()));
        database = server.database().run("CREATE TABLE t (id int); INSERT INTO t VALUES (1);");
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    /** A certificate of 192.0.2.1 that signs itself: its file, beside {@code NAME.key} and {@code NAME.p12}. */
    private static Path certificate(String name) throws Exception {
        Path store = certificates.resolve(name + ".p12");
        keytool(store, "-genkeypair -keyalg EC -dname CN=" + NAMED + " -ext SAN=ip:" + NAMED + " -ext bc=ca:true");
        KeyStore keys = opened(store);
        Path key = certificates.resolve(name + ".key");
        Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        pem(key, "PRIVATE KEY", keys.getKey("a", STORE_PASSWORD.toCharArray()).getEncoded());
        return pem(
                certificates.resolve(name + ".crt"),
                "CERTIFICATE",
                keys.getCertificate("a").getEncoded());
    }

    private static void keytool(Path store, String arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments.split(" ")));
        command.addAll(List.of("-alias", "a", "-keystore", store.toString(), "-storepass", STORE_PASSWORD));
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).as(arguments).isZero();
    }

    private static KeyStore opened(Path store) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(store)) {
            keys.load(content, STORE_PASSWORD.toCharArray());
        }
        return keys;
    }

    private static Path pem(Path file, String kind, byte[] content) throws IOException {
        return Files.writeString(
                file,
                "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END "
                        + kind + "-----\n");
    }

    private CheckResult checked(TestDatabase on, String host, String parameters) throws Exception {
        String url = on.url().replace("localhost", host).replace("127.0.0.1", host) + "?socketFactory="
                + LocalSockets.class.getName() + parameters;
        assertThat(url).contains("//" + host + ":");
        return Suites.on(on, folder)
                .with("DB_URL", url)
                .run("checks: [{row_count: {table: t, min: 1}}]")
                .all()
                .get(0);
    }

    private String verdict(String host, String parameters) throws Exception {
        CheckResult result = checked(database, host, parameters);
        return result.status() + " " + result.message();
    }

    @Test
    void a_certificate_that_nobody_known_signed_is_refused_and_the_file_of_who_signed_it_lets_it_in() throws Exception {
        assertThat(verdict(NAMED, ""))
                .startsWith("BROKEN ")
                .contains("the certificate of 192.0.2.1:", "signed by nobody who is known here", "sslrootcert=");
        assertThat(verdict(NAMED, "&sslrootcert=" + signed)).startsWith("PASSED ");
        assertThat(verdict(NAMED, "&sslrootcert=" + folder.resolve("none.crt")))
                .startsWith("BROKEN ")
                .contains("is not there; check sslrootcert");
    }

    @Test
    void the_jvm_s_roots_count() throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        KeyStore roots = KeyStore.getInstance("PKCS12");
        roots.load(null, null);
        roots.setCertificateEntry("a", opened(certificates.resolve("valid.p12")).getCertificate("a"));
        trust.init(roots);
        SSLContext trusting = SSLContext.getInstance("TLS");
        trusting.init(null, trust.getTrustManagers(), null);
        SSLContext before = SSLContext.getDefault();
        SSLContext.setDefault(trusting);
        try {
            assertThat(verdict(NAMED, "")).startsWith("PASSED ");
            assertThat(verdict(NAMED, "&sslmode=verify-full&sslrootcert=system"))
                    .startsWith("PASSED ");
            assertThat(verdict(OTHERWISE, "")).startsWith("BROKEN ");
        } finally {
            SSLContext.setDefault(before);
        }
    }

    @Test
    void a_certificate_of_another_name_is_refused() throws Exception {
        assertThat(verdict(OTHERWISE, "&sslrootcert=" + signed))
                .startsWith("BROKEN ")
                .contains("the certificate of 192.0.2.2:", "is of another name", "sslmode=verify-ca");
        assertThat(verdict(OTHERWISE, "&sslmode=verify-ca&sslrootcert=" + signed))
                .startsWith("PASSED ");
    }

    @Test
    void a_certificate_that_is_over_is_refused() throws Exception {
        certificate("over");
        Path request = certificates.resolve("over.csr");
        Path over = certificates.resolve("over.pem");
        keytool(certificates.resolve("over.p12"), "-certreq -file " + request);
        keytool(
                certificates.resolve("valid.p12"),
                "-gencert -rfc -startdate -30d -validity 2 -ext SAN=ip:" + NAMED + " -infile " + request + " -outfile "
                        + over);
        TestPostgres old = TestPostgres.separate(Map.of(
                "ssl", "on",
                "ssl_cert_file", over.toString(),
                "ssl_key_file", certificates.resolve("over.key").toString()));
        try {
            CheckResult result = checked(new TestDatabase(old, "postgres"), NAMED, "&sslrootcert=" + signed);
            assertThat(result.status() + " " + result.message())
                    .startsWith("BROKEN ")
                    .contains("not valid today");
        } finally {
            old.stop();
        }
    }

    @Test
    void the_url_s_own_mode_counts() throws Exception {
        assertThat(verdict(OTHERWISE, "&sslmode=require")).startsWith("PASSED ");
        assertThat(verdict(OTHERWISE, "&sslmode=disable")).startsWith("PASSED ");
        assertThat(verdict(OTHERWISE, "&ssl=true")).startsWith("BROKEN ");
    }

    @Test
    void a_server_without_tls_is_refused_unless_it_is_this_machine_or_the_url_says_so() throws Exception {
        TestDatabase plain = TestPostgres.newest().database().run("CREATE TABLE t AS SELECT 1 AS id");
        CheckResult refused = checked(plain, NAMED, "");
        assertThat(refused.status() + " " + refused.message())
                .startsWith("BROKEN ")
                .contains("the server has no TLS, which every host but this machine must have", "sslmode=disable");
        assertThat(checked(plain, NAMED, "&sslmode=prefer").status()).hasToString("PASSED");
        assertThat(checked(plain, "127.0.0.1", "").status()).hasToString("PASSED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            localhost            | true
            LOCALHOST            | true
            127.0.0.1            | true
            127.255.3.4          | true
            [::1]                | true
            0:0:0:0:0:0:0:1      | true
            ::ffff:127.0.0.1     | true
            /var/run/postgresql  | true
            localhost,127.0.0.1  | true
            ''                   | true
            localhost,db         | false
            db                   | false
            localhost.example.org| false
            127.0.0.1.example.org| false
            1270.0.0.1           | false
            128.0.0.1            | false
            0.0.0.0              | false
            [::]                 | false
            10.1.2.3             | false
            fe80::1              | false
            """)
    void this_machine_is_known_by_what_every_machine_calls_itself(String hosts, boolean same) {
        assertThat(Tls.isThisMachine(hosts)).isEqualTo(same);
    }
}
