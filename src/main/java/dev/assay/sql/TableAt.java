package dev.assay.sql;

import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** A table's name with the clause that selects its rows as of a moment. */
final class TableAt extends SqlIdentifier {

    private static final long serialVersionUID = 1L;

    private final String moment;

    TableAt(SqlIdentifier table, String moment) {
        super(table.names, table.getParserPosition());
        this.moment = moment;
    }

    @Override
    public SqlNode clone(SqlParserPos position) {
        return new TableAt(this, moment);
    }

    @Override
    public void unparse(SqlWriter writer, int leftPrecedence, int rightPrecedence) {
        super.unparse(writer, leftPrecedence, rightPrecedence);
        writer.print(moment + " ");
    }
}
