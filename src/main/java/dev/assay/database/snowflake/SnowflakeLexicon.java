package dev.assay.database.snowflake;

import dev.assay.sql.FragmentException;
import dev.assay.sql.Lexicon;
import dev.assay.sql.SqlWord;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lexical rules of Snowflake's SQL, and what does more in it than read tables. */
final class SnowflakeLexicon implements Lexicon {

    static final SnowflakeLexicon INSTANCE = new SnowflakeLexicon();

    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");

    /** Functions that act, cost extra, or hide which table they read. */
    private static final Pattern ACTING = Pattern.compile("getnextval|result_scan|identifier|generator"
            + "|ai_.*|execute_ai_.*|get_presigned_url|build_scoped_file_url|build_stage_file_url|get_stage_location"
            + "|infer_schema|directory|to_query|to_file");

    /** The functions that may stand in TABLE(…). Anything else could be a procedure or a quoted name. */
    private static final Set<String> TABLE_FUNCTIONS = Set.of("flatten", "split_to_table", "strtok_split_to_table");

    private SnowflakeLexicon() {}

    @Override
    public Pattern word() {
        return WORD;
    }

    /** See "String &amp; binary data types", single-quoted string constants. */
    @Override
    public boolean backslashEscapes() {
        return true;
    }

    @Override
    public @Nullable String refusal(String sql, int at) {
        if (sql.startsWith("//", at)) {
            return "write a comment as -- or /* */, not behind //";
        }
        if (sql.charAt(at) == '@') {
            return "a check reads tables, no stage: '@' cannot be used here";
        }
        return sql.startsWith("->>", at) ? "one statement is expected, and '->>' leads on to another: remove it" : null;
    }

    @Override
    public void refuse(List<SqlWord> words) throws FragmentException {
        SqlWord before = null;
        for (SqlWord word : words) {
            boolean acting = word.call() && ACTING.matcher(word.text()).matches();
            boolean sequence = word.qualified() && word.text().equals("nextval");
            if (acting || sequence || (word.qualified() && word.text().equals("cortex"))) {
                throw new FragmentException(
                        "a check only reads tables: " + word.text() + " is not allowed", word.offset());
            }
            if (before != null && opensTable(before) && !isTableFunction(word)) {
                throw notOfTable(before);
            }
            before = word;
        }
        if (before != null && opensTable(before)) {
            throw notOfTable(before);
        }
    }

    private static boolean opensTable(SqlWord word) {
        return word.text().equals("table") && word.call();
    }

    private static boolean isTableFunction(SqlWord word) {
        return word.call() && !word.qualified() && TABLE_FUNCTIONS.contains(word.text());
    }

    private static FragmentException notOfTable(SqlWord word) {
        return new FragmentException(
                "TABLE(…) may run a procedure, or hide which table is read: it takes only "
                        + String.join(", ", new TreeSet<>(TABLE_FUNCTIONS)) + " here",
                word.offset());
    }
}
