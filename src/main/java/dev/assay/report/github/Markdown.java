package dev.assay.report.github;

import dev.assay.report.Visible;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Texts of others in GitHub Flavored Markdown. */
final class Markdown {

    private static final int LONGEST = 400;

    private Markdown() {}

    /** A text on one line, cut where it is long, that is shown as it is: nothing in it is markup, a link or a mention. */
    static String text(String text) {
        return escaped(Visible.cut(text.strip(), LONGEST));
    }

    /** CommonMark, 2.4: a backslash before ASCII punctuation makes it literal. */
    private static String escaped(String line) {
        StringBuilder shown = new StringBuilder(line.length() + 16);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c < 0x80 && c > ' ' && !Character.isLetterOrDigit(c) && ",;'".indexOf(c) < 0) {
                shown.append('\\');
            }
            shown.append(c);
            if (c == '@') {
                // Mail addresses and mentions become links after the escapes are gone; a comment parts them.
                shown.append("<!-- -->");
            }
        }
        return shown.toString();
    }

    /** A link to a page of the web, shown by its host; empty for anything else. */
    static Optional<String> link(String address) {
        try {
            URI uri = URI.create(address.strip());
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            return List.of("http", "https").contains(scheme) && uri.getHost() != null
                    ? Optional.of(link(uri.getHost(), uri.toString()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** @param address a URI: it has no space, quote, backslash, angle bracket or bar */
    static String link(String shown, String address) {
        return "[" + text(shown) + "](<" + address.replace("&", "&amp;") + ">)";
    }
}
