package dev.assay.yaml;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a file.
 *
 * @param at where it is
 * @param message what is wrong and what to do
 * @param line the text of that line; null where it is not shown
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Problem(Location at, String message, @Nullable String line) {

    /** {@return {@code file:line:column: message}, and below it the line with a caret under the column} */
    public String shown() {
        StringBuilder shown = new StringBuilder().append(at).append(": ").append(message);
        if (line != null) {
            int caret = Math.max(0, Math.min(at.column() - 1, line.codePointCount(0, line.length())));
            String indent = line.substring(0, line.offsetByCodePoints(0, caret)).replaceAll("(?s)[^\t]", " ");
            shown.append("\n    ").append(line).append("\n    ").append(indent).append('^');
        }
        return shown.toString();
    }
}
