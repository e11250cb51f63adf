package dev.assay.database.postgresql;

import dev.assay.sql.Lexicon;
import dev.assay.sql.SqlWord;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lexical rules of PostgreSQL's SQL. {@link Admission} looks up user-defined functions. */
final class PostgresLexicon implements Lexicon {

    static final PostgresLexicon INSTANCE = new PostgresLexicon();

    /** Every non-ASCII character counts as a letter: page "Lexical Structure", and scan.l. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z_[^\\x00-\\x7F]][A-Za-z0-9_$[^\\x00-\\x7F]]*");

    private static final int LONGEST_NAME = 63;

    private PostgresLexicon() {}

    @Override
    public Pattern word() {
        return WORD;
    }

    @Override
    public int longestName() {
        return LONGEST_NAME;
    }

    /** False since version 9.1, in which standard_conforming_strings is on by default. */
    @Override
    public boolean backslashEscapes() {
        return false;
    }

    @Override
    public @Nullable String refusal(String sql, int at) {
        return sql.charAt(at) == '{' ? "'{' cannot be used here: write the function without the braces of JDBC" : null;
    }

    @Override
    public void refuse(List<SqlWord> words) {
        // the guard itself knows PostgreSQL's built-in functions that act
    }
}
