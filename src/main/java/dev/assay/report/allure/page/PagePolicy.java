package dev.assay.report.allure.page;

import dev.assay.text.Digests;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Adds a Content-Security-Policy to the page. Only scripts by the generator run, each identified by its hash, and nothing is fetched. A
 * script that came from data would not run, even if the page failed to escape it.
 */
final class PagePolicy {

    private static final String HEAD = "<head>";
    private static final String OPEN = "<script";
    private static final String CLOSE = "</script>";
    private static final String DATA = " src=\"data:text/javascript;base64,";

    /** Statuses that the generator's style sheet does not know have the colour of unknown. */
    private static final String STYLE = "<style>.label_status_warned, .label_status_waived {background: #d35ebe}"
            + " .label_status_not {background: #aaa} .description details pre {white-space: pre-wrap}</style>";

    private PagePolicy() {}

    /**
     * Adds the policy. A script that the generator writes as a {@code data:} URL becomes inline, because a policy cannot allow a single
     * {@code data:} URL.
     *
     * @param words changes the words of the page's program
     * @throws IllegalArgumentException if the page does not have the structure of Allure's generator
     */
    static String on(String html, UnaryOperator<String> words) {
        StringBuilder page = new StringBuilder(html.length());
        List<String> hashes = new ArrayList<>();
        int from = 0;
        for (int open = html.indexOf(OPEN); open >= 0; open = html.indexOf(OPEN, from)) {
            int body = after(html, ">", open);
            int close = after(html, CLOSE, body) - CLOSE.length();
            String attributes = html.substring(open + OPEN.length(), body - 1);
            String script = script(attributes, html.substring(body, close), words);
            hashes.add("'sha256-" + hash(script) + "'");
            page.append(html, from, open).append("<script>").append(script).append(CLOSE);
            from = close + CLOSE.length();
        }
        page.append(html, from, html.length());
        return page.insert(after(html, HEAD, 0), meta(hashes)).toString();
    }

    private static String meta(List<String> hashes) {
        // style-src: the page's bars have their length in style attributes. connect-src: the page reads its own data
        // from data: URLs.
        return "\n    <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src "
                + String.join(" ", hashes)
                + "; style-src 'unsafe-inline' data:; img-src data:; font-src data:; connect-src data:; base-uri 'none'; form-action 'none'\">"
                + STYLE;
    }

    private static String script(String attributes, String body, UnaryOperator<String> words) {
        if (!attributes.contains("src=")) {
            return body;
        }
        if (!attributes.startsWith(DATA) || !attributes.endsWith("\"")) {
            throw new IllegalArgumentException("a script of the page comes from elsewhere");
        }
        byte[] script = Base64.getDecoder().decode(attributes.substring(DATA.length(), attributes.length() - 1));
        // An inline script must not contain its own end tag, and HTML reads every line end as a line feed.
        return words.apply(new String(script, StandardCharsets.UTF_8))
                .replaceAll("\r\n?", "\n")
                .replaceAll("(?i)<(?=/script|!--)", "\\\\x3c");
    }

    private static int after(String html, String text, int from) {
        int found = html.indexOf(text, from);
        if (found < 0) {
            throw new IllegalArgumentException("the page has no " + text);
        }
        return found + text.length();
    }

    private static String hash(String script) {
        return Base64.getEncoder().encodeToString(Digests.sha256(script));
    }
}
