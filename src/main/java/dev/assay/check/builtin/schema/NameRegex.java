package dev.assay.check.builtin.schema;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** An author's regular expression for names. RE2 matches it in linear time. */
final class NameRegex {

    private static final Pattern REPEATED = Pattern.compile("\\{(?:[0-9]+,)?([0-9]+),?}");

    /** RE2 expands every repetition in memory, while a name has a few hundred characters at most. */
    private static final long MOST_COPIES = 10_000;

    private NameRegex() {}

    /** Returns what is wrong with the expression and how to fix it, or null. */
    static @Nullable String fault(String regex) {
        if (copies(regex) > MOST_COPIES) {
            return "its regex repeats more than " + MOST_COPIES
                    + " times, with all its {n} multiplied: write smaller numbers, or * or +";
        }
        try {
            Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            return "its regex is not a regular expression of RE2 (" + e.getDescription() + ": " + e.getPattern()
                    + "): correct it. RE2 has no lookahead, lookbehind, backreferences or possessive quantifiers; describe what is"
                    + " allowed, or leave names out with 'except'";
        }
        return nests(regex)
                ? "its regex has [ or && inside [ ], which Java reads as a set operation and RE2 as plain characters: list the"
                        + " characters one after another, or put a backslash before literal ones"
                : null;
    }

    /** Compiles an expression that has no {@link #fault}. */
    static Pattern of(String regex) {
        return Pattern.compile(regex);
    }

    private static long copies(String regex) {
        long copies = 1;
        Matcher repeated = REPEATED.matcher(regex);
        while (repeated.find() && copies <= MOST_COPIES) {
            String times = repeated.group(1);
            copies *= times.length() > 5 ? MOST_COPIES + 1 : Math.max(1, Long.parseLong(times));
        }
        return copies;
    }

    /** Whether a character class contains what Java reads as a union or an intersection. RE2 would silently read a different set. */
    private static boolean nests(String regex) {
        boolean inside = false;
        for (int i = 0; i < regex.length(); i++) {
            if (regex.startsWith("\\Q", i)) {
                int end = regex.indexOf("\\E", i);
                i = end < 0 ? regex.length() : end + 1;
            } else if (regex.charAt(i) == '\\') {
                i++;
            } else if (!inside && regex.charAt(i) == '[') {
                inside = true;
                i += regex.startsWith("^", i + 1) ? 1 : 0;
                i += regex.startsWith("]", i + 1) ? 1 : 0;
            } else if (inside && regex.startsWith("[:", i)) {
                i = Math.max(i, regex.indexOf(":]", i) + 1);
            } else if (inside && (regex.charAt(i) == '[' || regex.startsWith("&&", i))) {
                return true;
            } else if (regex.charAt(i) == ']') {
                inside = false;
            }
        }
        return false;
    }
}
