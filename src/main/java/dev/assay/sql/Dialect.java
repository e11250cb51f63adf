package dev.assay.sql;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The SQL that a database speaks, and how it reads names. */
public enum Dialect {
    /** PostgreSQL 14 to 18: a name without quotes is one in lower case, whatever its letters. */
    POSTGRESQL,
    /** Snowflake: a name without quotes is one in upper case, whatever its letters. */
    SNOWFLAKE;

    /** A name in double quotes, as both databases read it. */
    public static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** What the database takes a name without quotes for. */
    public String folded(String name) {
        return this == SNOWFLAKE ? name.toUpperCase(Locale.ROOT) : name.toLowerCase(Locale.ROOT);
    }

    /**
     * What an author's name may mean among those that are there. One in double quotes is taken as it stands in them.
     *
     * <p>PostgreSQL's authors write lower case, as the catalogue does, so what stands there exactly so is meant, or else what
     * SQL would find without quotes. Snowflake's authors write lower case for a catalogue in upper case: {@code orders} is
     * ORDERS or {@code "Orders"}, whichever there is; where there are several, only the name in upper case or in quotes says
     * which.
     *
     * @param name the name of one
     * @return one; none where there is none; several where the name does not say which
     */
    public <T> List<T> called(String written, Collection<T> there, Function<T, String> name) {
        boolean quoted = written.length() > 2 && written.startsWith("\"") && written.endsWith("\"");
        List<T> exact = named(written, there, name);
        if (exact.isEmpty() && quoted) {
            return named(written.substring(1, written.length() - 1).replace("\"\"", "\""), there, name);
        }
        if (this == POSTGRESQL) {
            return exact.isEmpty() ? named(folded(written), there, name) : exact;
        }
        return !exact.isEmpty() && written.equals(folded(written))
                ? exact
                : there.stream()
                        .filter(one -> name.apply(one).equalsIgnoreCase(written))
                        .toList();
    }

    private static <T> List<T> named(String exact, Collection<T> there, Function<T, String> name) {
        return there.stream().filter(one -> name.apply(one).equals(exact)).toList();
    }
}
