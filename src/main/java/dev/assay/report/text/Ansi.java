package dev.assay.report.text;

/** Terminal colours (ECMA-48, SGR). */
enum Ansi {
    RED("31;1"),
    YELLOW("33"),
    GREEN("32"),
    MAGENTA("35;1"),
    BOLD("1"),
    FAINT("2");

    private final String code;

    Ansi(String code) {
        this.code = code;
    }

    String on(String text, boolean colour) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
