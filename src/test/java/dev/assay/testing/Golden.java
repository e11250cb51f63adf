package dev.assay.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
<<<<<<< HEAD
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
=======
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that tests hold output against, kept as documents among the test resources. */
public final class Golden {

    private Golden() {}

    /**
     * Holds the text against the resource {@code name} beside the class. What was found lies in {@code target/golden}
     * afterwards, to be read and, where it is right, copied over.
     */
    public static void assertMatches(Class<?> beside, String name, String actual) {
        try {
            Path found = Path.of("target", "golden", name);
            Files.createDirectories(Path.of("target", "golden"));
            Files.writeString(found, actual);
            try (InputStream golden = beside.getResourceAsStream(name)) {
                String expected = golden == null ? "" : new String(golden.readAllBytes(), StandardCharsets.UTF_8);
                assertThat(actual).as("%s, found in %s", name, found).isEqualTo(expected);
            }
>>>>>>> report
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
