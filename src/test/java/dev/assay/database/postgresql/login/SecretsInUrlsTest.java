package dev.assay.database.postgresql.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.result.CheckResult;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A password that stands in a URL as it must not stand there is in no message and no log, whatever the logs are set to. */
class SecretsInUrlsTest {

    private static final Logger ROOT = Logger.getLogger("");
    private static final Logger DRIVER = Logger.getLogger("org.postgresql.Driver");

    @TempDir
    Path folder;

    private final List<String> logged = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(new SimpleFormatter().format(entry));
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing is open
        }
    };

    @BeforeEach
    void listen() {
        handler.setLevel(Level.ALL);
        ROOT.addHandler(handler);
        DRIVER.setLevel(Level.ALL);
    }

    @AfterEach
    void listenNoMore() {
        ROOT.removeHandler(handler);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://me:hun/ter2@127.0.0.1:1/shop",
                "postgresql://me:hun/ter2/@127.0.0.1:1/shop",
                "postgresql://me:123/ter2@127.0.0.1:1/shop",
                "postgresql://me:hun?ter2@127.0.0.1:1/shop",
                "postgresql://me:123?ter2@127.0.0.1:1/shop",
                "postgresql://me:hun%ter2@127.0.0.1:1/shop",
                "postgresql://me:hun/%2Fter2@x@127.0.0.1:1/shop",
                "jdbc:postgresql://me:ter2/@:/x:ter2@127.0.0.1/shop?ssl=ter2&ter2",
                "jdbc:postgresql://127.0.0.1:ter2/shop"
            })
    void itIsNotRepeated(String url) throws Exception {
        StringWriter thrown = new StringWriter();
        assertThatThrownBy(() -> PostgresUrl.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> e.printStackTrace(new PrintWriter(thrown)));
        assertThat(thrown.toString()).doesNotContain("ter2");
        TestDatabase database = new TestDatabase(TestPostgres.newest(), "postgres");
        CheckResult result = Suites.on(database, folder)
                .with("DB_URL", url)
                .run("checks: [{row_count: {table: t, min: 1}}]")
                .all()
                .get(0);
        assertThat(result.toString()).contains("BROKEN").doesNotContain("ter2");
        assertThat(logged).noneMatch(text -> text.contains("ter2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://me:hun%2Fter2@127.0.0.1:1/shop?password=hun/ter2@x",
                "postgresql://me:h@unter2@127.0.0.1:1/shop"
            })
    void norIsOneThatStandsThereAsItMay(String url) throws Exception {
        assertThat(PostgresUrl.parse(url).toString()).isEqualTo("127.0.0.1:1/shop");
        TestDatabase database = new TestDatabase(TestPostgres.newest(), "postgres");
        CheckResult result = Suites.on(database, folder)
                .with("DB_URL", url)
                .run("checks: [{row_count: {table: t, min: 1}}]")
                .all()
                .get(0);
        assertThat(result.toString()).contains("BROKEN", "127.0.0.1:1").doesNotContain("ter2");
        assertThat(logged).noneMatch(text -> text.contains("ter2"));
    }
}
