package dev.assay.sql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.util.TablesNamesFinder;
import org.jspecify.annotations.Nullable;

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
        List<Named> named = new ArrayList<>();
        for (Table table : found(finder -> finder.getTables(condition))) {
            named.add(named(table, text));
        }
        return named;
    }

    /** The tables' names, each time that they are written. */
    private static List<Table> found(Function<TablesNamesFinder<Void>, Set<String>> search) {
        List<Table> found = new ArrayList<>();
        Set<String> read = search.apply(new TablesNamesFinder<>() {
            @Override
            public <S> Void visit(Table table, S context) {
                // what qualifies a column has no node
                if (table.getASTNode() != null) {
                    found.add(table);
                }
                return super.visit(table, context);
            }
        });
        found.removeIf(table -> !read.contains(table.getFullyQualifiedName()));
        return found;
    }

    /** Its place; the parser counts from 1. */
    private static int offset(Table table) {
        return Math.max(0, table.getASTNode().jjtGetFirstToken().absoluteBegin - 1);
    }

    /** A name as it is written at that place; the parser itself takes a dot inside of quotes for one between names. */
    private static @Nullable Matcher written(String text, int offset) {
        Matcher name = NAME.matcher(text).region(offset, text.length());
        return name.lookingAt() ? name : null;
    }

    private static TableName parsed(String name) {
        return TableName.parse(ROUND_DOT.matcher(name).replaceAll("$1"));
    }

    private static Named named(Table table, String text) throws FragmentException {
        int offset = offset(table);
        Matcher name = written(text, offset);
        if (name == null) {
            throw new FragmentException(
                    "a sub-query reads a table by its name, such as (select max(day) from orders)", offset);
        }
        try {
            return new Named(parsed(name.group()), offset, name.end());
        } catch (IllegalArgumentException e) {
            throw new FragmentException(String.valueOf(e.getMessage()), offset);
        }
    }

    /**
     * In the order of their names; a view counts as itself. A name that is no table name of ours is left out.
     *
     * @param text the query
     * @throws FragmentException where a table is named by a text, as a stage may be
     */
    static List<TableName> of(Select select, String text) throws FragmentException {
        Set<TableName> tables = new LinkedHashSet<>();
        for (Table table : found(finder -> finder.getTables((Statement) select))) {
            Matcher name = written(text, offset(table));
            String written = name == null ? table.getFullyQualifiedName() : name.group();
            if (written.startsWith("'")) {
                throw new FragmentException("a check reads tables: write the name " + written + " without quotes", -1);
            }
            try {
                tables.add(parsed(written));
            } catch (IllegalArgumentException e) {
                // a name of three parts is for the database to find or to refuse
            }
        }
        return tables.stream().sorted(Comparator.comparing(TableName::toString)).toList();
    }
}
