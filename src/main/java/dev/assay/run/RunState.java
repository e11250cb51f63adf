package dev.assay.run;

import dev.assay.text.OwnerOnly;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What earlier runs found out, and what this run will pass on: which keys were unique, where windows ended, and what checks remember. It is
 * a properties file in the folder {@code state/} of the reports; databases are distinguished by their location. Thread-safe.
 */
final class RunState {

    private static final String UNIQUE = "unique ";
    private static final String MARK = "mark ";
    private static final String MEMO = "memo ";

    private final Path file;
    private final boolean open;
    private final Map<String, String> known;
    private final Map<String, Optional<String>> learnt = new TreeMap<>();

    private RunState(Path file, boolean open, Map<String, String> known) {
        this.file = file;
        this.open = open;
        this.known = known;
    }

    /**
     * Reads the state.
     *
     * @param reports the folder of all reports
     * @param open whether others than its owner may read what is written, as far as the umask lets them
     * @throws IOException if the file exists but cannot be read
     */
    static RunState of(Path reports, boolean open) throws IOException {
        Path file = reports.resolve("state").resolve("memory.properties");
        return new RunState(file, open, read(file));
    }

    private static Map<String, String> read(Path file) throws IOException {
        Map<String, String> read = new TreeMap<>();
        if (Files.exists(file)) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new IOException(
                        file + " cannot be read (" + e
                                + "): mend it or delete it; without it all rows are examined once",
                        e);
            }
            properties.stringPropertyNames().forEach(name -> read.put(name, properties.getProperty(name)));
        }
        return read;
    }

    /** Whether a key was unique in the last run that looked at it. */
    boolean wasUnique(String place, String key) {
        return known.containsKey(UNIQUE + place + " " + key);
    }

    synchronized void learnUnique(String place, String key, boolean unique) {
        learn(UNIQUE + place + " " + key, unique ? Optional.of("true") : Optional.empty());
    }

    /** The highest value that the last run saw in a window, by the window's name; empty if there was none. */
    Optional<String> mark(String place, String window) {
        return Optional.ofNullable(known.get(MARK + place + " " + window));
    }

    synchronized void learnMark(String place, String window, String value) {
        learn(MARK + place + " " + window, Optional.of(value));
    }

    /** What a check remembers, by its id and table; empty if nothing yet. */
    Optional<String> memo(String place, String check) {
        return Optional.ofNullable(known.get(MEMO + place + " " + check));
    }

    synchronized void learnMemo(String place, String check, String text) {
        learn(MEMO + place + " " + check, Optional.of(text));
    }

    synchronized void forgetMemo(String place, String check) {
        learn(MEMO + place + " " + check, Optional.empty());
    }

    synchronized void forgetMark(String place, String window) {
        learn(MARK + place + " " + window, Optional.empty());
    }

    private void learn(String name, Optional<String> value) {
        if (!Optional.ofNullable(known.get(name)).equals(value)) {
            learnt.put(name, value);
        }
    }

    /**
     * Writes the changes on top of what other runs have written meanwhile. The file is replaced atomically. Simultaneous writes may get
     * lost; then the next run examines some rows again.
     *
     * @throws IOException if a mark or a check's memory cannot be written; a lost key only costs time
     */
    synchronized void write() throws IOException {
        if (learnt.isEmpty()) {
            return;
        }
        try {
            Map<String, String> now = read(file);
            learnt.forEach((name, value) -> value.ifPresentOrElse(text -> now.put(name, text), () -> now.remove(name)));
            replace(written(now));
        } catch (IOException e) {
            if (learnt.keySet().stream().anyMatch(name -> !name.startsWith(UNIQUE))) {
                throw new IOException(
                        file + " cannot be written (" + e
                                + "), so that the next run does not know what this one found out:"
                                + " windows will begin where they did, and checks that compare with the last run will compare"
                                + " with an older one. Let the folder be written to.",
                        e);
            }
        }
    }

    private void replace(String text) throws IOException {
        Path folder = OwnerOnly.own(file.resolveSibling(""), open);
        Path fresh = folder.resolve("memory" + UUID.randomUUID() + ".tmp");
        try {
            Files.writeString(Files.createFile(fresh, OwnerOnly.file(folder, open)), text);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** One line per value, sorted, without the timestamp that {@link Properties} writes. */
    private static String written(Map<String, String> values) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, String> value : values.entrySet()) {
            Properties one = new Properties();
            one.setProperty(value.getKey(), value.getValue());
            StringWriter text = new StringWriter();
            one.store(text, null);
            lines.append(text.toString().replaceFirst("^#.*\\R", ""));
        }
        return lines.toString();
    }
}
