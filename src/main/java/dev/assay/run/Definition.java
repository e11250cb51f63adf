package dev.assay.run;

import dev.assay.suite.CheckDeclaration;
import dev.assay.suite.Expansion;
import dev.assay.text.Digests;
import java.time.Instant;
import java.util.Arrays;
import java.util.TreeMap;

/** A digest of what a check checks. Its title, owner, severity and the like do not change it. */
final class Definition {

    private Definition() {}

    /**
     * The digest. Of a check that a pattern made, what the pattern says is part of it.
     *
     * @param asOf the time that {@code ${as_of}} stands for: another clock does not make another check
     */
    static String of(CheckDeclaration check, Instant asOf) {
        String text = Arrays.asList(
                        check.type().spec().name(),
                        check.table(),
                        check.columns(),
                        new TreeMap<>(check.arguments().values()),
                        check.latest(),
                        check.filters(),
                        check.thresholds(),
                        check.onEmpty(),
                        check.window(),
                        check.groupBy())
                .toString()
                .replace(asOf.toString(), "${as_of}");
        return digest(text) + (check.pattern() == null ? "" : by(check.pattern()));
    }

    /** What the definitions of a pattern's checks end with. */
    static String by(Expansion pattern) {
        return by(pattern.says());
    }

    private static String by(String pattern) {
        return "-" + digest(pattern);
    }

    /** The end of a definition that says which pattern made the check; empty if none did. */
    static String madeBy(String definition) {
        int end = definition.indexOf('-');
        return end < 0 ? "" : definition.substring(end);
    }

    /** Whether a check of that definition was made by a pattern that says what this one says. */
    static boolean isBy(Expansion pattern, String definition) {
        return madeBy(definition).equals(by(pattern));
    }

    private static String digest(String text) {
        return Digests.hex(text, 6);
    }
}
