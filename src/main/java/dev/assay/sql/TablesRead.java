package dev.assay.sql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.parser.Node;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.util.TablesNamesFinder;

/** The tables that a parsed query names, without the names of its own {@code WITH} clauses. */
final class TablesRead {

    private static final String PART = "(?:\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";
    private static final Pattern NAME = Pattern.compile(PART + "(?:\\s*\\.\\s*" + PART + ")*");
    private static final Pattern ROUND_DOT = Pattern.compile("\\s*(\\.)\\s*");

    private TablesRead() {}

    /**
     * A table's name in a text.
     *
     * @param offset where it begins
     * @param end where it ends, exclusive
     */
    record Named(TableName name, int offset, int end) {}

    /**
     * The tables that sub-queries of a condition name, each time that they do.
     *
     * @param text the condition
     * @throws FragmentException where a name is none of a table of the connection
     */
    static List<Named> inside(Expression condition, String text) throws FragmentException {
        Set<String> read = new TablesNamesFinder<Void>().getTables(condition);
        List<Table> found = new ArrayList<>();
        new TablesNamesFinder<Void>() {
            @Override
            public <S> Void visit(Table table, S context) {
                // what qualifies a column has no node
                if (table.getASTNode() != null && read.contains(table.getFullyQualifiedName())) {
                    found.add(table);
                }
                return super.visit(table, context);
            }
        }.getTables(condition);
        List<Named> named = new ArrayList<>();
        for (Table table : found) {
            named.add(named(table.getASTNode(), text));
        }
        return named;
    }

    /** Its place; the parser counts from 1. */
    private static Named named(Node table, String text) throws FragmentException {
        int offset = table.jjtGetFirstToken().absoluteBegin - 1;
        Matcher name = NAME.matcher(text).region(Math.max(0, offset), text.length());
        if (!name.lookingAt()) {
            throw new FragmentException(
                    "a sub-query reads a table by its name, such as (select max(day) from orders)", offset);
        }
        try {
            return new Named(TableName.parse(ROUND_DOT.matcher(name.group()).replaceAll("$1")), offset, name.end());
        } catch (IllegalArgumentException e) {
            throw new FragmentException(String.valueOf(e.getMessage()), offset);
        }
    }

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
