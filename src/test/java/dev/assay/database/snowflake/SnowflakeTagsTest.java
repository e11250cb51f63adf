package dev.assay.database.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.result.CheckResult;
import dev.assay.testing.Judged;
import dev.assay.testing.SnowflakeScript;
import dev.assay.testing.SnowflakeServer;
import dev.assay.testing.SnowflakeTestDatabase;
import dev.assay.testing.Suites;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tags of columns classify them. What the account says of tags is written here. */
@Timeout(60)
class SnowflakeTagsTest {

    private final SnowflakeTestDatabase test = SnowflakeServer.shared().database();

    @TempDir
    private Path folder;

    @BeforeEach
    void table() {
        test.execute(
                "create table t (id int, a varchar, b varchar, c varchar, d varchar, e varchar, f varchar)",
                "insert into t values (1, 'va', 'vb', 'vc', 'vd', 've', 'vf')");
    }

    @AfterEach
    void drop() {
        test.close();
    }

    private List<@Nullable String> shown() throws Exception {
        Judged judged = Suites.on(test, folder)
                .connecting("sample: {unclassified: show, mask: full}")
                .run("checks: [{id: all, failed_rows_sql: 'select a, b, c, d, e, f from t'}]");
        CheckResult.Sample sample = Objects.requireNonNull(judged.get("all").sample(), judged.get("all")::text);
        return sample.rows().get(0);
    }

    @Test
    void they_classify_in_one_statement() throws Exception {
        test.script(SnowflakeScript.on("tag_references_all_columns")
                .column("OBJECT_SCHEMA", "TEXT")
                .column("OBJECT_NAME", "TEXT")
                .column("COLUMN_NAME", "TEXT")
                .column("TAG_NAME", "TEXT")
                .column("TAG_VALUE", "TEXT")
                .row("PUBLIC", "T", "A", "CLASSIFICATION", "confidential")
                .row("PUBLIC", "T", "B", "PRIVACY_CATEGORY", "IDENTIFIER")
                .row("PUBLIC", "T", "C", "PRIVACY_CATEGORY", "INSENSITIVE")
                .row("PUBLIC", "T", "D", "PII", "yes")
                .row("PUBLIC", "T", "E", "PII", "no")
                .row("PUBLIC", "T", "F", "PERSONAL_DATA", "special_category"));
        assertThat(shown()).containsExactly("masked", "masked", "vc", "masked", "ve", "masked");
        assertThat(test.log())
                .filteredOn(record -> record.sql().contains("TAG_REFERENCES_ALL_COLUMNS"))
                .hasSize(1);
    }

    @Test
    void an_account_without_tags_says_nothing() throws Exception {
        test.script(SnowflakeScript.on("tag_references_all_columns")
                .fails("000002", "0A000", "Unsupported feature 'TAG'."));
        assertThat(shown()).containsExactly("va", "vb", "vc", "vd", "ve", "vf");
    }
}
