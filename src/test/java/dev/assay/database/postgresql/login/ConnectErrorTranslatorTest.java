package dev.assay.database.postgresql.login;

import static dev.assay.database.Failures.assertTrouble;
import static dev.assay.database.Failures.sql;

import dev.assay.database.Database;
import dev.assay.database.FailureKind;
import dev.assay.database.Password;
import dev.assay.database.Plane;
import dev.assay.database.postgresql.Limits;
import dev.assay.database.postgresql.PostgresSettings;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Locale;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;

class ConnectErrorTranslatorTest {

    private final TestDatabase test = new TestDatabase(TestPostgres.newest(), "postgres");

    private AbstractStringAssert<?> opening(FailureKind trouble, String url, String user, Password password) {
        return opening(trouble, url, user, password, false);
    }

    private AbstractStringAssert<?> opening(
            FailureKind trouble, String url, String user, Password password, boolean replica) {
        try (Database database = new PostgresSettings(
                        "shop",
                        Plane.ANALYTICAL,
                        url,
                        user,
                        password,
                        Limits.of(Plane.ANALYTICAL),
                        replica,
                        false,
                        false)
                .open("assay")) {
            return assertTrouble(trouble, () -> database.query(sql("SELECT 1"), 1))
                    .startsWith("Connection 'shop'");
        }
    }

    private static Password given() {
        return new Password.Given(TestPostgres.PASSWORD);
    }

    @Test
    void aWrongPortNamesIt() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        opening(FailureKind.DATABASE_UNREACHABLE, "jdbc:postgresql://127.0.0.1:" + port + "/shop", "me", given())
                .contains("127.0.0.1:" + port, "nothing answers");
    }

    @Test
    void aWrongHostNamesIt() {
        opening(FailureKind.DATABASE_UNREACHABLE, "postgresql://no-such-host.invalid/shop", "me", given())
                .contains("no-such-host.invalid:5432", "no address");
    }

    @Test
    void aWrongPasswordIsRefused() {
        opening(FailureKind.LOGIN_REFUSED, test.url(), TestPostgres.USER, new Password.Given("hunter2"))
                .contains("'postgres'", "password is wrong")
                .doesNotContain("hunter2");
    }

    @Test
    void aServerWithoutSslIsSaid() {
        opening(FailureKind.LOGIN_REFUSED, test.url() + "?sslmode=require", TestPostgres.USER, given())
                .contains("the server has none", "sslmode");
    }

    @Test
    void aMissingPasswordIsSaid() {
        opening(FailureKind.LOGIN_REFUSED, test.url(), TestPostgres.USER, new Password.None())
                .contains("asks for a password");
    }

    @Test
    void aMissingDatabaseIsNamed() {
        String url = test.url().replace("/postgres", "/nowhere");
        opening(FailureKind.DATABASE_UNREACHABLE, url, TestPostgres.USER, given())
                .contains("no database 'nowhere'");
    }

    @Test
    void aPrimaryIsNoReplica() {
        opening(FailureKind.NOT_A_REPLICA, test.url(), TestPostgres.USER, given(), true)
                .contains("is a primary");
    }

    @Test
    void credentialsInsideTheUrlAreUsedAndNeverShown() {
        String url = test.url().replace("jdbc:postgresql://", "postgresql://postgres:hunt%40er2@");
        opening(FailureKind.LOGIN_REFUSED, url, TestPostgres.USER, new Password.None())
                .contains("password is wrong")
                .doesNotContain("hunt");
        opening(FailureKind.DATABASE_UNREACHABLE, "postgresql://me:hunter2@host:port/x", "me", given())
                .contains("does not parse")
                .doesNotContain("hunter2");
        opening(FailureKind.DATABASE_UNREACHABLE, "mysql://me:hunter2@host/x", "me", given())
                .contains("does not parse")
                .doesNotContain("hunter2");
    }

    @Test
    void theLanguageOfTheMachineChangesNothing() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.FRANCE);
        try {
            opening(FailureKind.LOGIN_REFUSED, test.url(), TestPostgres.USER, new Password.None())
                    .contains("asks for a password");
        } finally {
            Locale.setDefault(before);
        }
    }
}
