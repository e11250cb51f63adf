package dev.assay.sql;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.apiguardian.api.API;

/** Resolves names that authors write. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Names {

    private Names() {}

    /**
     * {@return whether a name is in double quotes}
     *
     * @param written the name, as an author writes it
     */
    public static boolean isQuoted(String written) {
        return written.length() > 2 && written.startsWith("\"") && written.endsWith("\"");
    }

    /**
     * {@return the items whose name equals the name as written; if there are none and the name is in double quotes, the
     * items whose name equals the text between them}
     *
     * @param written the name, as an author writes it
     * @param there all items
     * @param name returns the name of an item
     * @param <T> the type of the items
     */
    public static <T> List<T> exactly(String written, Collection<T> there, Function<T, String> name) {
        List<T> exact = called(written, there, name);
        return exact.isEmpty() && isQuoted(written)
                ? called(written.substring(1, written.length() - 1).replace("\"\"", "\""), there, name)
                : exact;
    }

    private static <T> List<T> called(String exact, Collection<T> there, Function<T, String> name) {
        return there.stream().filter(one -> name.apply(one).equals(exact)).toList();
    }
}
