package dev.assay.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class CacheFolderTest {

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
