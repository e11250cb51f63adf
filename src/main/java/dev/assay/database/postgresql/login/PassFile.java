package dev.assay.database.postgresql.login;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A file of passwords as libpq reads it (PostgreSQL's manual, "The Password File"): lines of {@code
 * host:port:database:user:password}, each of the first four perhaps {@code *}; a backslash stands before a colon or a
 * backslash of a value. The first line that fits counts.
 *
 * @param file the file, which may be missing
 */
public record PassFile(Path file) {

    private static final int FIELDS = 4;
    private static final Set<PosixFilePermission> OWNERS =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    /** The file that libpq and the driver would read. */
    public static PassFile ofUser() {
        return of(System.getenv(), System::getProperty);
    }

    /**
     * The file that the system property {@code org.postgresql.pgpassfile} names, the driver's own, or the variable
     * PGPASSFILE; else {@code ~/.pgpass}, on Windows {@code %APPDATA%\postgresql\pgpass.conf}.
     */
    static PassFile of(Map<String, String> environment, UnaryOperator<@Nullable String> property) {
        String said = property.apply("org.postgresql.pgpassfile");
        if (said == null || said.isBlank()) {
            said = environment.getOrDefault("PGPASSFILE", "");
        }
        if (!said.isBlank()) {
            return new PassFile(Path.of(said));
        }
        boolean windows = String.valueOf(property.apply("os.name")).startsWith("Windows");
        return new PassFile(
                windows
                        ? Path.of(environment.getOrDefault("APPDATA", ""), "postgresql", "pgpass.conf")
                        : Path.of(String.valueOf(property.apply("user.home")), ".pgpass"));
    }

    /**
     * The password of a session.
     *
     * @param host the host as the URL names it
     * @return null if no line fits, or the file is not there or cannot be used
     */
    @Nullable
    String password(String host, String port, String database, String user) {
        for (String line : lines()) {
            String password = line.startsWith("#") ? null : behind(line, List.of(host, port, database, user));
            if (password != null && !password.isEmpty()) {
                return password;
            }
        }
        return null;
    }

    /** Why the file is not used although it is there, to follow its name; null if it is used or missing. */
    @Nullable
    String fault() {
        if (!Files.exists(file)) {
            return null;
        }
        if (!Files.isRegularFile(file)) {
            return "is no file";
        }
        if (isOpen()) {
            return "is left out, since others than its owner may read it: chmod 600";
        }
        return Files.isReadable(file) ? null : "cannot be read";
    }

    private boolean isOpen() {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        try {
            return view != null && !OWNERS.containsAll(view.readAttributes().permissions());
        } catch (IOException e) {
            return true;
        }
    }

    private List<String> lines() {
        try {
            return Files.isRegularFile(file) && fault() == null ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The password of a line whose fields are these or {@code *}; else null. */
    private static @Nullable String behind(String line, List<String> wanted) {
        int at = 0;
        for (int field = 0; field < FIELDS; field++) {
            StringBuilder value = new StringBuilder();
            int start = at;
            at = unescaped(line, at, ':', value);
            boolean any = line.substring(start, at).equals("*");
            if (at == line.length() || (!any && !value.toString().equals(wanted.get(field)))) {
                return null;
            }
            at++;
        }
        StringBuilder password = new StringBuilder();
        unescaped(line, at, '\0', password);
        return password.toString();
    }

    /** Reads up to an end that has no backslash before it, or the line's end; returns where that is. */
    private static int unescaped(String line, int from, char end, StringBuilder value) {
        int at = from;
        while (at < line.length() && line.charAt(at) != end) {
            if (line.charAt(at) == '\\' && at + 1 < line.length()) {
                at++;
            }
            value.append(line.charAt(at));
            at++;
        }
        return at;
    }
}
