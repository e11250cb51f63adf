package dev.assay.database;

import dev.assay.text.EditDistance;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.apiguardian.api.API;

/** Suggests names that are similar to an unknown one. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class NearMisses {

    private static final int SHOWN = 3;

    private NearMisses() {}

    /**
     * {@return the hint " Did you mean a, b or c?" with the most similar names; empty if no name is similar}
     *
     * @param wanted the unknown name
     * @param names the known names, whose case does not matter
     */
    public static String hint(String wanted, Collection<String> names) {
        List<String> near = of(wanted, names);
        if (near.isEmpty()) {
            return "";
        }
        String last = near.get(near.size() - 1);
        return near.size() == 1
                ? " Did you mean " + last + "?"
                : " Did you mean " + String.join(", ", near.subList(0, near.size() - 1)) + " or " + last + "?";
    }

    /** {@return the names most similar to {@code wanted}, at most three} */
    static List<String> of(String wanted, Collection<String> names) {
        String low = wanted.toLowerCase(Locale.ROOT);
        int most = Math.max(1, wanted.length() / 3);
        ToIntFunction<String> distance = name -> EditDistance.between(low, name.toLowerCase(Locale.ROOT), most);
        return names.stream()
                .distinct()
                .filter(name -> distance.applyAsInt(name) <= most)
                .sorted(Comparator.comparingInt(distance).thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN)
                .toList();
    }
}
