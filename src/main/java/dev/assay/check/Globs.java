package dev.assay.check;

import com.google.re2j.Pattern;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Names and patterns of names, in which {@code *} stands for letters. They are matched in linear time, whatever pattern or
 * name somebody thinks of.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public final class Globs {

    private final List<String> patterns;
    private final boolean heedsCase;
    private final Pattern regex;

    private Globs(List<String> patterns, String star, boolean heedsCase) {
        this.patterns = patterns;
        this.heedsCase = heedsCase;
        regex = Pattern.compile(
                patterns.stream()
                        .map(pattern -> Arrays.stream(cased(pattern).split("\\*", -1))
                                .map(Pattern::quote)
                                .collect(Collectors.joining(star)))
                        .collect(Collectors.joining("|")),
                Pattern.DOTALL);
    }

    /** Patterns of a table's columns: {@code *} stands for any text, and capital letters do not count. */
    public static Globs ofColumns(List<String> patterns) {
        return new Globs(patterns, ".*", false);
    }

    /** The patterns of {@code for} and of its {@code except}: {@code *} stands for any letters but a dot, in whatever case. */
    public static Globs ofParts(List<String> patterns) {
        return new Globs(patterns, "[^.]*", false);
    }

    /** A pattern of {@code --select}: {@code *} stands for any text, and capital letters count. */
    public static Globs ofWords(String pattern) {
        return new Globs(List.of(pattern), ".*", true);
    }

    /** Whether a name is a pattern. */
    public static boolean isOne(String name) {
        return name.contains("*");
    }

    /** As their author wrote them. */
    public List<String> patterns() {
        return patterns;
    }

    /** Whether one of them means the name, all of it. */
    public boolean match(String name) {
        return !patterns.isEmpty() && regex.matches(cased(name));
    }

    private String cased(String text) {
        return heedsCase ? text : text.toLowerCase(Locale.ROOT);
    }
}
