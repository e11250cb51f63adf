package dev.assay.suite.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.sql.Fragment;
import dev.assay.yaml.InvalidYamlException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Filters that a suite names once and its checks and tables use. */
@Tag("fast")
class FiltersTest {

    @TempDir
    Path folder;

    private List<List<String>> filters(String body) throws InvalidYamlException {
        return Reading.in(folder).suite(Reading.head() + body).allChecks().stream()
                .map(check -> check.filters().stream().map(Fragment::source).toList())
                .toList();
    }

    @Test
    void aNameStandsForItsConditionOnAlikeTablesAndChecks() throws InvalidYamlException {
        assertThat(filters("""
                filters:
                  recent: loaded_at >= ${as_of} - interval '7 days'
                  paid: status = 'paid'
                tables:
                  orders:
                    filter: recent
                    columns:
                      id: [not_null]
                    checks:
                      - not_null: [customer]
                        filter: paid
                checks:
                  - not_null: {table: lines, column: order_id}
                    filter: recent
                """))
                .containsExactly(
                        List.of("loaded_at >= ${as_of} - interval '7 days'"),
                        List.of("loaded_at >= ${as_of} - interval '7 days'", "status = 'paid'"),
                        List.of("loaded_at >= ${as_of} - interval '7 days'"));
    }

    @Test
    void aWordThatIsNoNameIsAColumn() throws InvalidYamlException {
        assertThat(filters("""
                filters: {recent: "loaded_at > ${as_of}"}
                tables:
                  orders:
                    checks:
                      - {not_null: a, filter: is_current}
                      - {not_null: b, filter: (recant)}
                      - {not_null: c, filter: recent}
                      - {not_null: d, filter: recent and is_current}
                """))
                .containsExactly(
                        List.of("is_current"),
                        List.of("(recant)"),
                        List.of("loaded_at > ${as_of}"),
                        List.of("recent and is_current"));
    }
}
