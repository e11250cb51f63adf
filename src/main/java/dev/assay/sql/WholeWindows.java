package dev.assay.sql;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.util.SqlShuttle;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Writes {@code OVER ()} for a window over all rows. Calcite writes its frame explicitly; Snowflake accepts a frame
 * only with an ORDER BY (its page "Window function syntax and usage"), and the frame is hard to read.
 */
final class WholeWindows extends SqlShuttle {

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        if (call instanceof SqlWindow window && window.getOrderList().isEmpty()) {
            return SqlWindow.create(
                    null,
                    null,
                    window.getPartitionList(),
                    window.getOrderList(),
                    SqlLiteral.createBoolean(window.isRows(), window.getParserPosition()),
                    null,
                    null,
                    null,
                    window.getExclude(),
                    window.getParserPosition());
        }
        return super.visit(call);
    }
}
