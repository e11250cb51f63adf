package dev.assay.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Names that are read, found and made: of hosts, of columns, of folders. */
class NamesTest {

    @Test
    void urlsOfBothKinds() {
        assertThat(PostgresUrl.parse("jdbc:postgresql://db.example:6543/shop?sslmode=require"))
                .hasToString("db.example:6543/shop");
        PostgresUrl url = PostgresUrl.parse("postgresql://me:p%40ss@a,b:1/shop");
        assertThat(url).hasToString("a:5432,b:1/shop");
        assertThat(url.user()).isEqualTo("me");
        assertThat(url.properties().getProperty("password")).isEqualTo("p@ss");
    }

    @Test
    void theNearestNamesAreMeant() {
        List<String> names = List.of("year", "month", "day", "flights");
        assertThat(NearMisses.hint("yaer", names)).isEqualTo(" Did you mean year?");
        assertThat(NearMisses.hint("FLIGHT", names)).isEqualTo(" Did you mean flights?");
        assertThat(NearMisses.hint("colour", names)).isEmpty();
        assertThat(NearMisses.hint("aa", List.of("ab", "ac", "ad", "ae"))).isEqualTo(" Did you mean ab, ac or ad?");
    }

    @Test
    void headersOfCsvFiles() throws IOException {
        assertThat(header("\uFEFFa,b\r\n1,2")).containsExactly("a", "b");
        assertThat(header("\"a, \"\"b\"\"\nc\",d,\n")).containsExactly("a, \"b\"\nc", "d", "");
        assertThat(header("only")).containsExactly("only");
        assertThat(header("")).isEmpty();
    }

    private static List<String> header(String text) throws IOException {
        return CsvHeader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theCacheIsWhereTheSystemKeepsCaches() {
        Map<String, String> linux = Map.of("user.home", "/home/me", "os.name", "Linux");
        Map<String, String> mac = Map.of("user.home", "/home/me", "os.name", "Mac OS X");
        assertThat(CacheFolder.of(Map.of(), linux::get)).isEqualTo(Path.of("/home/me/.cache/assay"));
        assertThat(CacheFolder.of(Map.of(), mac::get)).isEqualTo(Path.of("/home/me/Library/Caches/assay"));
        assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", "/x"), linux::get)).isEqualTo(Path.of("/x/assay"));
        assertThat(CacheFolder.of(Map.of("ASSAY_CACHE", "/y", "XDG_CACHE_HOME", "/x"), linux::get))
                .isEqualTo(Path.of("/y"));
    }
}
