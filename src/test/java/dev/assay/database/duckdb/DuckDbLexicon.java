package dev.assay.database.duckdb;

import dev.assay.sql.FragmentException;
import dev.assay.sql.Lexicon;
import dev.assay.sql.SqlWord;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How DuckDB reads SQL. The session is read-only and has no access to files; the guard says so before anything is sent. */
final class DuckDbLexicon implements Lexicon {

    static final DuckDbLexicon INSTANCE = new DuckDbLexicon();

    private static final Pattern WORD = Pattern.compile("[A-Za-z_[^\\x00-\\x7F]][A-Za-z0-9_$[^\\x00-\\x7F]]*");

    /** What reads files, the environment or other databases, changes the session, or runs a text as SQL. */
    private static final Pattern ACTING = Pattern.compile(
            "read_.*|glob|sniff_csv|parquet_.*|query|query_table|currval|getenv|setseed|pragma_.*|duckdb_(secrets|settings)"
                    + "|which_secret|txid_current|iceberg_.*|delta_scan|.*_scan|sqlite_.*|postgres_.*|write_log|(force_)?checkpoint");

    private DuckDbLexicon() {}

    @Override
    public Pattern word() {
        return WORD;
    }

    @Override
    public boolean backslashEscapes() {
        return false;
    }

    @Override
    public @Nullable String refusal(String sql, int at) {
        return sql.charAt(at) == '#' ? "'#' cannot be used here: name the column" : null;
    }

    @Override
    public void refuse(List<SqlWord> words) throws FragmentException {
        for (SqlWord word : words) {
            if (word.call() && ACTING.matcher(word.text()).matches()) {
                throw new FragmentException(
                        "a check only reads tables: " + word.text() + " is not allowed", word.offset());
            }
        }
    }
}
