package dev.assay.yaml;

import java.util.List;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The text of a file, with its lines for messages. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class SourceText {

    private static final int SHOWN = 160;
    private static final Pattern SECRET = Pattern.compile("(?i)pass|secret|token|key[\"']?\\s*:|://");

    private final String shown;
    private final String text;
    private final List<String> lines;
    private final boolean secret;

    /**
     * The text of a file.
     *
     * @param shown the file as messages name it
     * @param text the whole text
     * @param secret whether the file may hold passwords, so that messages repeat no value, and no line that could hold one
     */
    public SourceText(String shown, String text, boolean secret) {
        this.shown = shown;
        this.text = text;
        this.lines = List.of(text.split("\r\n|\r|\n", -1));
        this.secret = secret;
    }

    /** {@return the file as messages name it} */
    public String shown() {
        return shown;
    }

    boolean secret() {
        return secret;
    }

    /** {@return the whole text} */
    public String text() {
        return text;
    }

    Location location(SourcePosition mark) {
        return new Location(shown, mark.line(), mark.column());
    }

    /**
     * A problem with its line, unless that may hold a secret.
     *
     * @param mark where it is
     * @param message what is wrong and what to do
     * @return the problem
     */
    public Problem problem(SourcePosition mark, String message) {
        return new Problem(location(mark), message, shownLine(mark));
    }

    /** A problem of text that is no YAML. In a file with secrets no line is shown, since none can be told to be harmless. */
    Problem unreadable(SourcePosition mark, String message) {
        return new Problem(location(mark), message, secret ? null : shownLine(mark));
    }

    /**
     * The text of a line.
     *
     * @param line from 1
     * @return empty past the end
     */
    public String line(int line) {
        return line >= 1 && line <= lines.size() ? lines.get(line - 1) : "";
    }

    int lineCount() {
        return lines.size();
    }

    /**
     * The rest of a line.
     *
     * @param mark where it begins
     * @return empty past the end
     */
    public String behind(SourcePosition mark) {
        String line = line(mark.line());
        int column = Math.min(mark.column() - 1, line.codePointCount(0, line.length()));
        return line.substring(line.offsetByCodePoints(0, column));
    }

    /** The line; null where it may hold a secret, is too long to read, or is blank. */
    private @Nullable String shownLine(SourcePosition mark) {
        String line = line(mark.line());
        boolean hidden = secret && SECRET.matcher(line).find();
        return hidden || line.length() > SHOWN || line.isBlank() ? null : line.replaceAll("[\\p{Cntrl}&&[^\t]]", "?");
    }
}
