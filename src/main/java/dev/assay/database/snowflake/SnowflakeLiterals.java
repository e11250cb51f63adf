package dev.assay.database.snowflake;

import dev.assay.sql.Sql;
import java.math.BigDecimal;
import java.time.Instant;

/** Writes a statement's binds as literals, for EXPLAIN. Snowflake does not document whether EXPLAIN accepts binds. */
final class SnowflakeLiterals {

    private SnowflakeLiterals() {}

    /** The text with a literal in place of each {@code ?} outside quotes. */
    static String written(Sql sql) {
        String text = sql.text();
        StringBuilder written = new StringBuilder();
        int bind = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (quote == 0 && next == '?') {
                written.append(literal(sql.binds().get(bind++).value()));
                continue;
            }
            written.append(next);
            if (quote == '\'' && next == '\\') {
                written.append(text.charAt(++i));
            } else if (next == quote) {
                quote = 0;
            } else if (quote == 0 && (next == '\'' || next == '"')) {
                quote = next;
            }
        }
        return written.toString();
    }

    private static String literal(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Boolean truth) {
            return truth ? "TRUE" : "FALSE";
        }
        String text = value instanceof Instant moment ? Moments.written(moment) : value.toString();
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
