package dev.assay.suite;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Patterns of names in which {@code *} stands for any letters but a dot; upper and lower case are alike. */
final class Globs {

    private Globs() {}

    /** Whether a name is a pattern. */
    static boolean isOne(String name) {
        return name.contains("*");
    }

    /** Whether a pattern, or a name, means a name. */
    static boolean means(String pattern, String name) {
        String regex = Arrays.stream(pattern.toLowerCase(Locale.ROOT).split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining("[^.]*"));
        return name.toLowerCase(Locale.ROOT).matches(regex);
    }
}
