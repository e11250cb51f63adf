package dev.assay.sql;

import java.util.List;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The lexical rules of a database's SQL, and what the guard refuses in addition to what it refuses for every database.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface Lexicon {

    /** {@return an unquoted word, from its first character} */
    Pattern word();

    /**
     * {@return the maximum length of a name in bytes} A longer name is refused, since the database would truncate it.
     */
    default int longestName() {
        return Integer.MAX_VALUE;
    }

    /** {@return whether a backslash in a single-quoted text escapes the next character} */
    boolean backslashEscapes();

    /**
     * {@return why the SQL cannot be read on from a position outside quotes and comments, as a sentence without its end
     * that says what to do; null if it can}
     *
     * @param sql the author's SQL
     * @param at the position, from 0
     */
    @Nullable
    String refusal(String sql, int at);

    /**
     * Refuses SQL because of its words, such as the name of a function that acts.
     *
     * @param words all words of the SQL, in order, without those in texts and comments
     * @throws FragmentException if the SQL may do more than read
     */
    void refuse(List<SqlWord> words) throws FragmentException;
}
