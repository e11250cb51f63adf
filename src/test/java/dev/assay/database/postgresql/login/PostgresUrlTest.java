package dev.assay.database.postgresql.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class PostgresUrlTest {

    @Test
    void urlsOfBothKinds() {
        assertThat(PostgresUrl.parse("jdbc:postgresql://db.example:6543/shop?sslmode=require"))
                .hasToString("db.example:6543/shop");
        PostgresUrl url = PostgresUrl.parse("postgresql://me:p%40ss@a,b:1/shop");
        assertThat(url).hasToString("a:5432,b:1/shop");
        assertThat(url.user()).isEqualTo("me");
        assertThat(url.properties().getProperty("password")).isEqualTo("p@ss");
    }
}
