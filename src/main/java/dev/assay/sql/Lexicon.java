package dev.assay.sql;

import java.util.List;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** How a database reads the text of SQL, and what the guard refuses in it beside what it refuses for all databases. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface Lexicon {

    /** A word without quotes, from its first character on. */
    Pattern word();

    /** How many bytes of a name count; one that is longer is refused, since the database would cut it. */
    default int longestName() {
        return Integer.MAX_VALUE;
    }

    /** Whether a backslash in a text in single quotes escapes what follows. */
    boolean backslashEscapes();

    /**
     * Why SQL cannot be read on from a place that is outside of quotes and comments, as a sentence without its end that says what
     * to do; null where it can.
     */
    @Nullable
    String refusal(String sql, int at);

    /**
     * Refuses SQL for its words, such as a function that acts.
     *
     * @throws FragmentException where the SQL may do more than read
     */
    void refuse(List<SqlWord> words) throws FragmentException;
}
