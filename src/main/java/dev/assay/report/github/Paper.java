package dev.assay.report.github;

import dev.assay.report.Numbers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Markdown with an end: what has no room is left out, in whole lines, and counted. */
final class Paper {

    private static final String CLOSE = "\n</details>\n";
    private static final int FOR_WHAT_IS_LEFT_OUT = 200;

    private final StringBuilder text = new StringBuilder();
    private long room;

    /** @param room how many bytes there are, in UTF-8 */
    Paper(long room) {
        this.room = room;
    }

    /** Writes a line if there is room for it. */
    boolean line(String line) {
        int bytes = bytes(line);
        if (bytes > room) {
            return false;
        }
        text.append(line).append('\n');
        room -= bytes;
        return true;
    }

    /**
     * Writes lines that a click unfolds; nothing if there are none.
     *
     * @param title what the fold says: no text of others
     * @param head what stands above the lines, such as a table's head
     */
    void fold(String title, List<String> head, List<String> lines) {
        int reserved = bytes(CLOSE) + FOR_WHAT_IS_LEFT_OUT;
        if (lines.isEmpty() || room < reserved + bytes(title) + bytes(String.join("\n", head)) + FOR_WHAT_IS_LEFT_OUT) {
            return;
        }
        line("\n<details><summary>" + title + "</summary>\n");
        head.forEach(this::line);
        room -= reserved;
        int written = 0;
        while (written < lines.size() && line(lines.get(written))) {
            written++;
        }
        room += reserved;
        if (written < lines.size()) {
            line("\nThere is no room for " + Numbers.count(lines.size() - written, "more line")
                    + "; results.json has them.");
        }
        line(CLOSE);
    }

    private static int bytes(String line) {
        return line.getBytes(StandardCharsets.UTF_8).length + 1;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
