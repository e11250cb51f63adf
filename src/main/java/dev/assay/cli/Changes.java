package dev.assay.cli;

import dev.assay.suite.Suite;
import dev.assay.suite.read.SuiteChanges;
import dev.assay.yaml.ShownPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code --changed-since REF}: of the requested suites those that changed since the work tree left REF, and of these the tables whose
 * declarations did. A suite is taken whole if it is new or has a new name, if anything but its tables and checks changed, if the
 * {@code connections.yaml} or {@code assay.yaml} that hold for it changed, or another file that one of them names.
 */
final class Changes {

    private static final Set<String> OF_PEOPLE = Set.of("owners.yaml", "products.yaml");

    private final String ref;
    private final Git git;
    private final String base;
    private final Map<Path, Boolean> changed;
    private final List<String> told = new ArrayList<>();

    private Changes(String ref, Git git) {
        this.ref = ref;
        this.git = git;
        this.base = git.mergeBase(ref);
        this.changed = git.changed(base);
    }

    /**
     * What changed in the work tree of the suites.
     *
     * @throws UsageException if git cannot tell, or a suite lies elsewhere
     */
    static Changes since(String ref, Selection.Read read) {
        Path first = real(read.suites().get(0).file());
        Changes changes = new Changes(ref, Git.of(Objects.requireNonNull(first.getParent())));
        for (Suite suite : read.suites()) {
            if (!real(suite.file()).startsWith(real(changes.git.top()))) {
                throw new UsageException("--changed-since compares the suites of one work tree of git, and "
                        + suite.path() + " is not in " + changes.git.top() + ": run its checks apart");
            }
        }
        return changes;
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize();
        }
    }

    /** What was requested, without what did not change. */
    Selection.Read of(Selection.Read read) {
        Map<Path, Boolean> byReal = new LinkedHashMap<>();
        changed.forEach((file, known) -> byReal.put(real(file), known));
        List<Selection.Asked> kept = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (Selection.Asked one : read.asked()) {
            Suite suite = read.suites().stream()
                    .filter(any -> any.file().equals(one.file().toAbsolutePath().normalize()))
                    .findFirst()
                    .orElseThrow();
            boolean first = seen.add(suite.path());
            String whole = whole(suite, byReal);
            if (whole != null) {
                tell(first, suite.path() + ": all of it, since " + whole);
                kept.add(one);
            } else if (byReal.containsKey(real(suite.file()))) {
                SuiteChanges parts = SuiteChanges.of(
                        git.text(base, real(suite.file())).orElse(""), text(suite.file()), suite.path());
                if (parts.whole() != null) {
                    tell(first, suite.path() + ": all of it, since " + parts.whole());
                    kept.add(one);
                } else {
                    parts.changed().forEach((what, line) -> {
                        tell(first, suite.path() + ":" + line + ": " + what + " changed");
                        if (one.line() == null) {
                            kept.add(new Selection.Asked(one.argument(), one.file(), one.named(), line));
                        }
                    });
                    if (one.line() != null && parts.changed().containsValue(one.line())) {
                        kept.add(one);
                    }
                }
            }
        }
        changed.forEach((file, known) -> {
            if (!Files.exists(file) && file.toString().matches(".*\\.ya?ml")) {
                tell(true, shown(file) + ": gone, so nothing of it runs");
            }
        });
        return new Selection.Read(read.suites(), kept, read.files());
    }

    private void tell(boolean first, String what) {
        if (first) {
            told.add("  " + what);
        }
    }

    private static String shown(Path file) {
        return ShownPath.of(Path.of("").toAbsolutePath(), file);
    }

    /** Why all of a suite is taken; null if only parts of it changed, or nothing. */
    private static @Nullable String whole(Suite suite, Map<Path, Boolean> changed) {
        if (Boolean.FALSE.equals(changed.get(real(suite.file())))) {
            return "the file is new";
        }
        Path connections = suite.connections().file();
        for (Path file : List.of(connections, connections.resolveSibling("assay.yaml"))) {
            if (changed.containsKey(real(file))) {
                return shown(file) + " changed";
            }
        }
        String texts = text(suite.file()) + text(connections);
        for (Path file : changed.keySet()) {
            String name = String.valueOf(file.getFileName());
            if (!name.matches(".*\\.ya?ml") && !OF_PEOPLE.contains(name) && texts.contains(name)) {
                return shown(file) + ", which it names, changed";
            }
        }
        return null;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    /** What is selected and why, a line each. */
    String told() {
        return "Changed since " + ref + " (" + base.substring(0, Math.min(12, base.length())) + "):\n"
                + (told.isEmpty() ? "  nothing that concerns these suites" : String.join("\n", told));
    }
}
