package dev.assay.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that tests hold output against, kept as documents among the test resources. */
public final class Golden {

    private Golden() {}

    /** Holds the text against the resource {@code name} beside the class, as {@link #assertMatches(Path, String)}. */
    public static void assertMatches(Class<?> beside, String name, String actual) {
        assertMatches(Path.of("src/test/resources", beside.getPackageName().replace('.', '/'), name), actual);
    }

    /**
     * Holds the text against a file of the project. What was found lies in {@code target/golden} afterwards; {@code
     * -Dassay.golden=update} puts it in the file's place, to be read before it is kept.
     */
    public static void assertMatches(Path kept, String actual) {
        try {
            Path found = Path.of("target", "golden", String.valueOf(kept.getFileName()));
            Files.createDirectories(Path.of("target", "golden"));
            Files.writeString(found, actual);
            if (System.getProperty("assay.golden", "").equals("update")) {
                Files.createDirectories(kept.toAbsolutePath().getParent());
                Files.writeString(kept, actual);
                return;
            }
            String expected = Files.exists(kept) ? Files.readString(kept) : "";
            assertThat(actual)
                    .as("%s: what was found is in %s; -Dassay.golden=update keeps it", kept, found)
                    .isEqualTo(expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
