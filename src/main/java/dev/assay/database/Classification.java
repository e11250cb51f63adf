package dev.assay.database;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * How confidential the values of a column are, and whether they tell about people. The levels are those of ISO/IEC 27002's control 5.12 in
 * the words that data catalogues use; special categories are those of the GDPR's article 9.
 *
 * @param level how confidential its values are; null if nobody says so
 * @param personalData whether they tell about people; null if nobody says so
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Classification(
        @Nullable Level level, @Nullable PersonalData personalData) {

    /** Nobody says anything. */
    public static final Classification NONE = new Classification(null, null);

    /** {@code pii}: short for confidential and personal. */
    public static final Classification PII = new Classification(Level.CONFIDENTIAL, PersonalData.PERSONAL);

    private static final Pattern LEVEL = Pattern.compile("(?i)\\bclassification\\W{1,4}(\\w+)");
    private static final Pattern PERSONAL = Pattern.compile("(?i)\\bpersonal_data\\W{1,4}(\\w+)");
    private static final Pattern TAGGED = Pattern.compile("(?i)[@#\\[]pii\\b");

    /** How confidential values are, the strictest last. */
    public enum Level {
        /** Anybody may know them. */
        PUBLIC,
        /** Everybody who reads reports may know them. */
        INTERNAL,
        /** Only some may know them. */
        CONFIDENTIAL,
        /** Nobody who reads reports may know anything of them. */
        SECRET
    }

    /** Whether values tell about people, the strictest last. */
    public enum PersonalData {
        /** They do not. */
        NONE,
        /** They do. */
        PERSONAL,
        /** They tell about health, beliefs, origin or the like. */
        SPECIAL_CATEGORY
    }

    /** What a report may have of a value. */
    public enum Exposure {
        /** The value. */
        SHOWN,
        /** What the connection says of columns that nobody classified. */
        UNCLASSIFIED,
        /** A mask, of the kind that the connection prefers. */
        MASKED,
        /** A mask that tells nothing. */
        HIDDEN
    }

    /** {@return what reports may have of the values} */
    public Exposure exposure() {
        if (level == Level.SECRET || personalData == PersonalData.SPECIAL_CATEGORY) {
            return Exposure.HIDDEN;
        }
        if (level == Level.CONFIDENTIAL || personalData == PersonalData.PERSONAL) {
            return Exposure.MASKED;
        }
        return level == null ? Exposure.UNCLASSIFIED : Exposure.SHOWN;
    }

    /**
     * {@return the strictest of what both say}
     *
     * @param other what somebody else says of the same column
     */
    public Classification and(Classification other) {
        return new Classification(strictest(level, other.level), strictest(personalData, other.personalData));
    }

    private static <T extends Comparable<T>> @Nullable T strictest(@Nullable T one, @Nullable T other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) < 0 ? other : one;
    }

    /**
     * {@return what a comment of the catalogue says of its column} It says {@code classification: internal}, {@code personal_data: none},
     * in any sentence and with any sign between, or {@code @pii}. A word that is not known here counts as the strictest.
     *
     * @param comment the text; null says nothing
     */
    public static Classification ofComment(@Nullable String comment) {
        if (comment == null) {
            return NONE;
        }
        Classification said = TAGGED.matcher(comment).find() ? PII : NONE;
        Matcher level = LEVEL.matcher(comment);
        while (level.find()) {
            said = said.and(ofLevel(level.group(1)));
        }
        Matcher personal = PERSONAL.matcher(comment);
        while (personal.find()) {
            said = said.and(ofPersonalData(personal.group(1)));
        }
        return said;
    }

    /**
     * {@return what a word behind {@code classification} says} A word that is not known here counts as the strictest.
     *
     * @param word {@code pii}, or a {@link Level} in any case
     */
    public static Classification ofLevel(String word) {
        return word.equalsIgnoreCase("pii") ? PII : new Classification(word(word, Level.SECRET), null);
    }

    /**
     * {@return what a word behind {@code personal_data} says} A word that is not known here counts as the strictest.
     *
     * @param word a {@link PersonalData} in any case
     */
    public static Classification ofPersonalData(String word) {
        return new Classification(null, word(word, PersonalData.SPECIAL_CATEGORY));
    }

    private static <T extends Enum<T>> T word(String word, T otherwise) {
        for (T known : otherwise.getDeclaringClass().getEnumConstants()) {
            if (known.name().equals(word.toUpperCase(Locale.ROOT))) {
                return known;
            }
        }
        return otherwise;
    }
}
