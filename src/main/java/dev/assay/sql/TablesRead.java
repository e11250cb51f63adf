package dev.assay.sql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.util.TablesNamesFinder;

/**
 * The tables that a parsed query names, without the names of its own {@code WITH} clauses; a view counts as itself.
 *
 * @param tables in the order of their names
 * @param elsewhere whether there are others, of three parts: those are for the database to find or to refuse
 */
record TablesRead(List<TableName> tables, boolean elsewhere) {

    /** @throws FragmentException where a table is named by a text, as a stage may be */
    static TablesRead of(Select select) throws FragmentException {
        List<TableName> tables = new ArrayList<>();
        boolean elsewhere = false;
        for (String written : new TablesNamesFinder<Void>().getTables((net.sf.jsqlparser.statement.Statement) select)) {
            if (written.startsWith("'")) {
                throw new FragmentException("a check reads tables: write the name " + written + " without quotes", -1);
            }
            if (written.split("\\.", -1).length <= 2) {
                tables.add(TableName.parse(written));
            } else {
                elsewhere = true;
            }
        }
        tables.sort(Comparator.comparing(TableName::toString));
        return new TablesRead(tables, elsewhere);
    }
}
