package dev.assay.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Golden files, which read as documents; {@code -Dassay.golden=update} writes them anew, to be read before they are kept. */
public final class Golden {

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private Golden() {}

    /** Holds a text against the golden file of that name. */
    public static void assertSame(String name, String actual) {
        Path file = FOLDER.resolve(name);
        try {
            if (System.getProperty("assay.golden", "").equals("update")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, actual);
            }
            assertThat(actual).as("golden file %s", file).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
