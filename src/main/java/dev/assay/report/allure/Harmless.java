package dev.assay.report.allure;

/**
 * Text that Allure's page may put into its HTML as it stands, or into a link, and that reads the same where the page escapes it.
 * So no entities: the reader would see the name of an entity wherever the page itself escapes. What HTML would take for a tag or an
 * entity is taken apart by U+2060, the word joiner, which nobody sees: by the HTML standard (13.2.5.6 and 13.2.5.72) a
 * {@code <} or {@code &} before it is a plain character.
 */
final class Harmless {

    private static final String JOINER = "\u2060";

    private Harmless() {}

    /** Text that holds no tag and no entity. */
    static String text(String text) {
        return text.replaceAll("(<)(?=[A-Za-z/!?])|(&)(?=[A-Za-z0-9#])", "$1$2" + JOINER);
    }

    /**
     * A parameter's or the environment's value. Allure escapes it, but for what begins like an address of any scheme, of
     * which it makes a link.
     */
    static String value(String value) {
        return link(value) ? value : value.replaceFirst("^(\\w+)(?=://)", "$1" + JOINER);
    }

    /** Whether the text is an address of the web, all of it: no {@code javascript:}, and no end of an attribute. */
    static boolean link(String url) {
        return url.matches("(?i)https?://[^\\s\"<>]+");
    }
}
