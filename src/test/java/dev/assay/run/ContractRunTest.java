package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testing.Judged;
import dev.assay.testing.Suites;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import dev.assay.testing.Verdicts;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table's contract is judged by the catalogue alone, whatever the table's filter says. */
@Tag("fast")
class ContractRunTest {

    private static final TestDatabase DATABASE =
            TestPostgres.newest().database().run("""
            CREATE TABLE orders (id bigint PRIMARY KEY, status varchar(10), secret text);
            INSERT INTO orders VALUES (1, 'new', 'x');
            """);

    @TempDir
    private Path folder;

    @Test
    void what_breaks_it_is_told_without_a_statement() throws Exception {
        Judged results = Suites.on(DATABASE, folder).run("""
                tables:
                  orders:
                    filter: id > 99
                    exact: true
                    columns:
                      id: {type: int8, nullable: false}
                      status: {type: varchar(20), nullable: false}
                      phone: {type: text}
                """);
        assertThat(results.all())
                .extracting(result -> result.check().key() + " " + Verdicts.verdict(result))
                .containsExactly(
                        "orders.columns_exact FAILED CONTRACT_BROKEN 2",
                        "orders.column_type(id) PASSED 0",
                        "orders.column_nullable(id) PASSED 0",
                        "orders.column_type(status) FAILED CONTRACT_BROKEN 1",
                        "orders.column_nullable(status) FAILED CONTRACT_BROKEN 1",
                        "orders.column_type(phone) FAILED CONTRACT_BROKEN 1");
        assertThat(results.get("orders.columns_exact").message())
                .isEqualTo("The columns are not those declared. Missing: phone. Not declared: secret.");
        assertThat(results.run().scans()).isEmpty();
    }
}
