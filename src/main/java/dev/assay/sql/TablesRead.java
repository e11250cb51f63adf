package dev.assay.sql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.util.TablesNamesFinder;

/** The tables that a parsed query names, without the names of its own {@code WITH} clauses. */
final class TablesRead {

    private TablesRead() {}

    /**
     * In the order of their names; a view counts as itself. A name that is no table name of ours is left out.
     *
     * @throws FragmentException where a table is named by a text, as a stage may be
     */
    static List<TableName> of(Select select) throws FragmentException {
        List<TableName> tables = new ArrayList<>();
        for (String written : new TablesNamesFinder<Void>().getTables((net.sf.jsqlparser.statement.Statement) select)) {
            if (written.startsWith("'")) {
                throw new FragmentException("a check reads tables: write the name " + written + " without quotes", -1);
            }
            if (written.split("\\.", -1).length
                    <= 2) { // a name of three parts is for the database to find or to refuse
                tables.add(TableName.parse(written));
            }
        }
        tables.sort(Comparator.comparing(TableName::toString));
        return tables;
    }
}
