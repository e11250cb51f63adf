package dev.assay.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TestPostgresTest {

    @Test
    void newestIs18AndOldestIs14() throws SQLException {
        try (Connection newest = TestPostgres.newest().database().connect();
                Connection oldest = TestPostgres.oldest().database().connect()) {
            assertThat(newest.getMetaData().getDatabaseMajorVersion()).isEqualTo(18);
            assertThat(oldest.getMetaData().getDatabaseMajorVersion()).isEqualTo(14);
        }
    }
}
