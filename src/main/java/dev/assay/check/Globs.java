package dev.assay.check;

import com.google.re2j.Pattern;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Glob patterns of names, in which {@code *} is the only wildcard. They match in linear time for every pattern and
 * name.
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

    /**
     * {@return patterns of column names: {@code *} matches any text, and case is ignored}
     *
     * @param patterns the patterns as their author wrote them
     */
    public static Globs ofColumns(List<String> patterns) {
        return new Globs(patterns, ".*", false);
    }

    /**
     * {@return patterns of {@code for} and its {@code except}: {@code *} matches any text without a dot, and case is
     * ignored}
     *
     * @param patterns the patterns as their author wrote them
     */
    public static Globs ofParts(List<String> patterns) {
        return new Globs(patterns, "[^.]*", false);
    }

    /**
     * {@return a pattern of {@code --select}: {@code *} matches any text, and case matters}
     *
     * @param pattern the pattern
     */
    public static Globs ofWords(String pattern) {
        return new Globs(List.of(pattern), ".*", true);
    }

    /**
     * {@return whether a name contains a wildcard}
     *
     * @param name a name or a pattern
     */
    public static boolean isOne(String name) {
        return name.contains("*");
    }

    /** {@return the patterns as their author wrote them} */
    public List<String> patterns() {
        return patterns;
    }

    /**
     * {@return whether one of the patterns matches the whole name}
     *
     * @param name the name
     */
    public boolean match(String name) {
        return !patterns.isEmpty() && regex.matches(cased(name));
    }

    private String cased(String text) {
        return heedsCase ? text : text.toLowerCase(Locale.ROOT);
    }
}
