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
     * Holds a part of a page against what it is made from, as {@link #assertMatches(Path, String)}.
     *
     * @param from what stands in the comment before the part: {@code <!-- made from the types -->}
     */
    public static void assertPartMatches(Path page, String from, String made) {
        try {
            String there = Files.readString(page);
            String begin = "<!-- made from " + from + " -->\n";
            int first = there.indexOf(begin) + begin.length();
            int last = there.indexOf("<!-- until here -->", first);
            assertThat(there).as("%s", page).contains(begin);
            assertThat(last).as("the end of what is made in %s", page).isPositive();
            assertMatches(page, there.substring(0, first) + made + there.substring(last));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
