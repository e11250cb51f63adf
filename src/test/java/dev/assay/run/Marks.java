package dev.assay.run;

import dev.assay.testing.Suites;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** What runs of a test have left for the next one. */
final class Marks {

    private Marks() {}

    /** The file that holds it. */
    static Path file(Suites suites) {
        return suites.reports().resolve("state").resolve("memory.properties");
    }

    /** The marks, by the key of their check. */
    public static Map<String, String> of(Suites suites) throws IOException {
        Map<String, String> marks = new TreeMap<>();
        if (Files.exists(file(suites))) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file(suites))) {
                properties.load(reader);
            }
            for (String name : properties.stringPropertyNames()) {
                if (name.startsWith("mark ")) {
                    marks.put(name.replaceFirst("^.*#(\\S+) .*$", "$1"), properties.getProperty(name));
                }
            }
        }
        return marks;
    }
}
