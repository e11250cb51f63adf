package dev.assay.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.sql.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that tests hold output against, kept as documents among the test resources. */
public final class Golden {

    private Golden() {}

    /** What people call the database. */
    public static String title(Dialect dialect) {
        return dialect == Dialect.SNOWFLAKE ? "Snowflake" : "PostgreSQL";
    }

    /**
     * Holds the text against the resource {@code name} beside the class. What was found lies in {@code target/golden}
     * afterwards; {@code -Dassay.golden=update} puts it in the resource's place, to be read before it is kept.
     */
    public static void assertMatches(Class<?> beside, String name, String actual) {
        try {
            Path found = Path.of("target", "golden", name);
            Files.createDirectories(Path.of("target", "golden"));
            Files.writeString(found, actual);
            if (System.getProperty("assay.golden", "").equals("update")) {
                Path kept =
                        Path.of("src/test/resources", beside.getPackageName().replace('.', '/'), name);
                Files.createDirectories(kept.getParent());
                Files.writeString(kept, actual);
                return;
            }
            try (InputStream golden = beside.getResourceAsStream(name)) {
                String expected = golden == null ? "" : new String(golden.readAllBytes(), StandardCharsets.UTF_8);
                assertThat(actual).as("%s, found in %s", name, found).isEqualTo(expected);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
