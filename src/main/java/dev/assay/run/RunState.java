package dev.assay.run;

import dev.assay.text.FileTrouble;
import dev.assay.text.OwnerOnly;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What earlier runs found out, and what this run will pass on: which keys were unique, where windows ended, and what checks remember. It is
 * a properties file in the folder {@code state/} of the reports; databases are distinguished by their location. A file that is damaged is
 * set aside, and nothing is known of earlier runs then. Thread-safe.
 */
final class RunState {

    private static final String UNIQUE = "unique ";
    private static final String MARK = "mark ";
    private static final String MEMO = "memo ";

    /** The last line. A file without it was cut off, and a number that is cut off is another number. */
    private static final String END = "# end";

    private final Path file;
    private final boolean open;
    private final Consumer<String> told;
    private final Map<String, String> known = new TreeMap<>();
    private final Map<String, Optional<String>> learnt = new TreeMap<>();
    private Optional<String> lost = Optional.empty();

    /** A file that no run has left like this; the message says why, without values. */
    private static final class DamagedException extends Exception {

        private static final long serialVersionUID = 1L;

        private DamagedException(String why) {
            super(why);
        }
    }

    private RunState(Path file, boolean open, Consumer<String> told) {
        this.file = file;
        this.open = open;
        this.told = told;
    }

    /**
     * Reads the state.
     *
     * @param reports the folder of all reports
     * @param open whether others than its owner may read what is written, as far as the umask lets them
     * @param told receives a sentence if what is there is damaged
     */
    static RunState of(Path reports, boolean open, Consumer<String> told) {
        RunState state = new RunState(reports.resolve("state").resolve("memory.properties"), open, told);
        try {
            state.known.putAll(state.read());
        } catch (DamagedException e) {
            state.setAside(String.valueOf(e.getMessage()));
        }
        return state;
    }

    private Map<String, String> read() throws DamagedException {
        String other = FileTrouble.insteadOfFile(file);
        if (other != null) {
            throw new DamagedException("it is " + other);
        }
        Map<String, String> read = new TreeMap<>();
        if (!Files.exists(file)) {
            return read;
        }
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            if (text.lines().noneMatch(END::equals)) {
                throw new DamagedException("it is cut off: its last line is not '" + END + "'");
            }
            Properties properties = new Properties();
            properties.load(new StringReader(text));
            properties.stringPropertyNames().forEach(name -> read.put(name, properties.getProperty(name)));
            return read;
        } catch (NoSuchFileException e) {
            return read; // another run has just set it aside
        } catch (CharacterCodingException e) {
            throw new DamagedException("it is not UTF-8");
        } catch (IOException e) {
            throw new DamagedException("it cannot be read: " + FileTrouble.of(e));
        } catch (IllegalArgumentException e) {
            throw new DamagedException("an escape in it is none");
        }
    }

    /**
     * Forgets what earlier runs left, and renames the file. Call it before anything is asked.
     *
     * @param why what is wrong, without values
     */
    synchronized void setAside(String why) {
        if (lost.isEmpty()) {
            lost = Optional.of(why);
            known.clear();
            told.accept("What earlier runs left in " + file + " is damaged (" + why + "). " + renamed()
                    + ", and this run is a full one: it examines all rows, and compares with no earlier run.");
        }
    }

    /** Renames the file, and says so. */
    private String renamed() {
        Path aside = file.resolveSibling(file.getFileName() + ".corrupt");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            return "It is now called " + aside.getFileName();
        } catch (IOException e) {
            return "It cannot be renamed to " + aside.getFileName() + " (" + FileTrouble.of(e) + ")";
        }
    }

    /** What is wrong with what earlier runs left, so that it is set aside; empty if nothing is. */
    synchronized Optional<String> lost() {
        return lost;
    }

    /** Whether a key was unique in the last run that looked at it. */
    synchronized boolean wasUnique(String place, String key) {
        return known.containsKey(UNIQUE + place + " " + key);
    }

    synchronized void learnUnique(String place, String key, boolean unique) {
        learn(UNIQUE + place + " " + key, unique ? Optional.of("true") : Optional.empty());
    }

    /** The highest value that the last run saw in a window, by the window's name; empty if there was none. */
    synchronized Optional<String> mark(String place, String window) {
        return Optional.ofNullable(known.get(MARK + place + " " + window));
    }

    synchronized void learnMark(String place, String window, String value) {
        learn(MARK + place + " " + window, Optional.of(value));
    }

    /** What a check remembers, by its id and table; empty if nothing yet. */
    synchronized Optional<String> memo(String place, String check) {
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
        Map<String, String> now = new TreeMap<>();
        try {
            now.putAll(read());
        } catch (DamagedException e) {
            told.accept(
                    "What runs left in " + file + " meanwhile is damaged (" + e.getMessage() + "). " + renamed() + ".");
        }
        try {
            learnt.forEach((name, value) -> value.ifPresentOrElse(text -> now.put(name, text), () -> now.remove(name)));
            replace(written(now));
        } catch (IOException e) {
            if (learnt.keySet().stream().anyMatch(name -> !name.startsWith(UNIQUE))) {
                throw new IOException(
                        file + " cannot be written (" + FileTrouble.of(e)
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

    /** One line per value, sorted, without the timestamp that {@link Properties} writes, and the line that ends it. */
    private static String written(Map<String, String> values) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, String> value : values.entrySet()) {
            Properties one = new Properties();
            one.setProperty(value.getKey(), value.getValue());
            StringWriter text = new StringWriter();
            one.store(text, null);
            lines.append(text.toString().replaceFirst("^#.*\\R", ""));
        }
        return lines.append(END + "\n").toString();
    }
}
