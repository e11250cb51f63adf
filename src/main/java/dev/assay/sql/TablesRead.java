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

/** Finds the tables that a parsed query names, except the names that its {@code WITH} clauses define. */
final class TablesRead {

    private static final String PART = "(?:\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";
    private static final Pattern NAME = Pattern.compile(PART + "(?:\\s*\\.\\s*" + PART + ")*");
    private static final Pattern ROUND_DOT = Pattern.compile("\\s*(\\.)\\s*");

    private TablesRead() {}

    /**
     * The name of a table in a text.
     *
     * @param offset its start
     * @param end its end, exclusive
     */
    record Named(TableName name, int offset, int end) {}

    /**
     * The tables that subqueries of a condition name, one entry per occurrence.
     *
     * @param text the condition
     * @throws FragmentException if a name cannot be a table of the connection
     */
    static List<Named> inside(Expression condition, String text) throws FragmentException {
        List<Named> named = new ArrayList<>();
        for (Table table : found(finder -> finder.getTables(condition))) {
            named.add(named(table, text));
        }
        return named;
    }

    /** All occurrences of table names. */
    private static List<Table> found(Function<TablesNamesFinder<Void>, Set<String>> search) {
        List<Table> found = new ArrayList<>();
        Set<String> read = search.apply(new TablesNamesFinder<>() {
            @Override
            public <S> Void visit(Table table, S context) {
                // the qualifier of a column has no node
                if (table.getASTNode() != null) {
                    found.add(table);
                }
                return super.visit(table, context);
            }
        });
        found.removeIf(table -> !read.contains(table.getFullyQualifiedName()));
        return found;
    }

    /** The offset of a table name. The parser counts from 1. */
    private static int offset(Table table) {
        return Math.max(0, table.getASTNode().jjtGetFirstToken().absoluteBegin - 1);
    }

    /** The name as written at the offset. The parser itself mistakes a dot inside quotes for a separator. */
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
     * The tables that a query names, sorted. A view counts as itself. A name that is not of the form of {@link
     * TableName} is left out.
     *
     * @param text the query
     * @throws FragmentException if a table is named by a text, as a stage may be
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
                // the database resolves or refuses a name of three parts
            }
        }
        return tables.stream().sorted(Comparator.comparing(TableName::toString)).toList();
    }
}
