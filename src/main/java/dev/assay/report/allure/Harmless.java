package dev.assay.report.allure;

/**
 * Makes text safe for Allure's page, which escapes some texts and copies others into its HTML or into a link. Entities do not work, because
 * the reader would see them wherever the page escapes. Instead, U+2060 (word joiner, invisible) follows every {@code <} and {@code &} that
 * could start a tag or an entity; by the HTML standard (13.2.5.6 and 13.2.5.72) both are then plain characters.
 */
final class Harmless {

    private static final String JOINER = "\u2060";

    /** The first page, seen from Allure's. */
    static final String PAGE = "../index.html#";

    private Harmless() {}

    /** Text without tags and entities. */
    static String text(String text) {
        return text.replaceAll("(<)(?=[A-Za-z/!?])|(&)(?=[A-Za-z0-9#])", "$1$2" + JOINER);
    }

    /**
     * The value of a parameter or of the environment. Allure escapes it, except if it starts like a URL of any scheme, which Allure turns
     * into a link.
     */
    static String value(String value) {
        return link(value) ? value : value.replaceFirst("^(\\w+)(?=://)", "$1" + JOINER);
    }

    /** Whether a link leads to the first page, beside Allure's. */
    static boolean leadsToPage(String url) {
        return url.startsWith(PAGE);
    }

    /** Whether the whole text is a web address. {@code javascript:} and characters that end an attribute are refused. */
    static boolean link(String url) {
        return url.matches("(?i)https?://[^\\s\"<>]+");
    }
}
