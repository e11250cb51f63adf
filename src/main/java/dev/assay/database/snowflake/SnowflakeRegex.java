package dev.assay.database.snowflake;

import java.util.Optional;

/**
 * Finds constructs of regular expressions that Snowflake does not support ("String functions (regular expressions)")
 * and would silently interpret differently.
 */
public final class SnowflakeRegex {

    private static final String POSTGRESQL_ONLY = "yYmMAZ";

    private final String regex;
    private int at;
    private int open;

    private SnowflakeRegex(String regex) {
        this.regex = regex;
    }

    /** The fault, as the rest of a sentence that begins with the expression; empty if there is none. */
    public static Optional<String> fault(String regex) {
        SnowflakeRegex scanner = new SnowflakeRegex(regex);
        while (scanner.at < regex.length()) {
            Optional<String> fault = scanner.step();
            if (fault.isPresent()) {
                return fault;
            }
        }
        return scanner.open > 0 ? Optional.of("opens a bracket that it never closes") : Optional.empty();
    }

    private Optional<String> step() {
        char next = regex.charAt(at++);
        switch (next) {
            case '\\' -> {
                return escape();
            }
            case '[' -> {
                return characters();
            }
            case '(' -> {
                open++;
                if (at < regex.length() && regex.charAt(at) == '?') {
                    return Optional.of(
                            "has (?…, and Snowflake knows no lookahead, no groups without a number and no options");
                }
            }
            case ')' -> {
                if (--open < 0) {
                    return Optional.of("closes a bracket that it never opened");
                }
            }
            case '*', '+', '?', '}' -> {
                if (at < regex.length() && regex.charAt(at) == '?') {
                    return Optional.of("has " + next + "?, and Snowflake's quantifiers take as much as they can");
                }
            }
            default -> {
                // the character stands for itself
            }
        }
        return Optional.empty();
    }

    private Optional<String> escape() {
        if (at == regex.length()) {
            return Optional.of("ends in a backslash");
        }
        char escaped = regex.charAt(at++);
        if (escaped >= '1' && escaped <= '9') {
            return Optional.of("has \\" + escaped + ", and Snowflake knows no back references");
        }
        return POSTGRESQL_ONLY.indexOf(escaped) >= 0
                ? Optional.of("has \\" + escaped
                        + ", which only PostgreSQL knows: write \\b for a word's end, ^ and $ for the text's")
                : Optional.empty();
    }

    /** Reads a bracket expression. A closing bracket at its start, or directly after the caret, stands for itself. */
    private Optional<String> characters() {
        if (at < regex.length() && regex.charAt(at) == '^') {
            at++;
        }
        int first = at;
        while (at < regex.length()) {
            char next = regex.charAt(at);
            if (next == ']' && at > first) {
                at++;
                return Optional.empty();
            }
            if (regex.startsWith("[:", at) && regex.indexOf(":]", at) > 0) {
                at = regex.indexOf(":]", at) + 2;
            } else {
                at += next == '\\' ? 2 : 1;
            }
        }
        return Optional.of("opens a [ that it never closes");
    }
}
