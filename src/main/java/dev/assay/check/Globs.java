package dev.assay.check;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names and patterns of names: {@code *} stands for any text, and capital letters do not count.
 *
 * @param patterns as their author wrote them
 */
record Globs(List<String> patterns) {

    /** Whether one of them is the name. */
    boolean match(String name) {
        return patterns.stream()
                .anyMatch(pattern -> name.toLowerCase(Locale.ROOT)
                        .matches(Stream.of(pattern.toLowerCase(Locale.ROOT).split("\\*", -1))
                                .map(Pattern::quote)
                                .collect(Collectors.joining(".*"))));
    }
}
