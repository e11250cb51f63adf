package dev.assay.suite.bind;

import dev.assay.database.Classification;
import dev.assay.database.Classification.Level;
import dev.assay.database.Classification.PersonalData;
import dev.assay.yaml.Node;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads how confidential a column is: {@code classification} and {@code personal_data}. */
public final class ClassificationBinder {

    /** The words of {@code classification}; {@code pii} is short for confidential and personal. */
    public static final List<String> LEVELS =
            Stream.concat(words(Level.values()), Stream.of("pii")).toList();

    /** The words of {@code personal_data}. */
    public static final List<String> PERSONAL = words(PersonalData.values()).toList();

    private ClassificationBinder() {}

    private static Stream<String> words(Enum<?>[] all) {
        return Arrays.stream(all).map(one -> one.name().toLowerCase(Locale.ROOT));
    }

    /** What a column's block says, {@link Classification#NONE} if nothing. Wrong words are reported elsewhere, and count as the strictest. */
    static Classification of(Node column) {
        if (!(column instanceof Node.Mapping block)) {
            return Classification.NONE;
        }
        return said(block.entry("classification"), Classification::ofLevel)
                .and(said(block.entry("personal_data"), Classification::ofPersonalData));
    }

    private static Classification said(Node.@Nullable Entry entry, Function<String, Classification> meaning) {
        return entry == null
                ? Classification.NONE
                : meaning.apply(entry.value() instanceof Node.Scalar scalar ? scalar.text() : "");
    }
}
