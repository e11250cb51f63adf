package dev.assay.sql;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.apiguardian.api.API;

/** Finds what an author's name stands for. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Names {

    private Names() {}

    /** Whether a name stands in double quotes. */
    public static boolean isQuoted(String written) {
        return written.length() > 2 && written.startsWith("\"") && written.endsWith("\"");
    }

    /** Those that have exactly the name as it is written or, where there are none and it stands in double quotes, the name in them. */
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
