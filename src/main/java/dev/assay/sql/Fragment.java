package dev.assay.sql;

import java.util.List;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * SQL that a suite's author wrote, parsed and checked by {@link Guard}: a condition ({@code filter:}) or a whole query
 * ({@code failed_rows_sql}). Its variables become binds; the rest of its text is never changed.
 *
 * @param kind what the text is
 * @param pieces the text, split at the binds
 * @param tables the tables that the text names, as written; for an expression, the tables of its subqueries
 * @param names the distinct names in an expression that may be columns, folded or quoted as the database reads them.
 *     They include other words of SQL, and {@value #EVERY_COLUMN} if one value reads all columns; empty for a query
 * @param mentions the names and operators that the text may call
 * @param outputs the columns that a query returns; empty for an expression, and where the text does not tell
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Fragment(
        Kind kind,
        @API(status = API.Status.INTERNAL, since = "0.1.0") List<Piece> pieces,
        List<TableName> tables,
        List<String> names,
        @API(status = API.Status.INTERNAL, since = "0.1.0") Mentions mentions,
        @API(status = API.Status.INTERNAL, since = "0.1.0") List<QueryOutput> outputs) {

    /** The name that stands for all columns in an expression that reads a whole row: {@value}. */
    public static final String EVERY_COLUMN = "*";

    /**
     * Copies the lists.
     *
     * @param kind what the text is
     * @param pieces the text, split at the binds
     * @param tables the tables that the text names
     * @param names the names that may be columns
     * @param mentions the names and operators that the text may call
     * @param outputs the columns that a query returns
     */
    @API(status = API.Status.INTERNAL, since = "0.1.0")
    public Fragment {
        pieces = List.copyOf(pieces);
        tables = List.copyOf(tables);
        names = List.copyOf(names);
        outputs = List.copyOf(outputs);
    }

    /** The kind of a fragment: an expression over the rows of one table, or a whole query. */
    public enum Kind {
        /** An expression over the rows of one table. */
        EXPRESSION,
        /** A whole query. */
        QUERY
    }

    /** A piece of a fragment. */
    @API(status = API.Status.INTERNAL, since = "0.1.0")
    public sealed interface Piece {

        /**
         * SQL text, as written.
         *
         * @param text the text
         */
        record Text(String text) implements Piece {}

        /**
         * A variable: a bind, cast to the type of its value.
         *
         * @param bind the value, with the variable's name
         */
        record Value(Sql.Bind bind) implements Piece {}

        /**
         * A table in a subquery of a filter. It is written with its catalogue name, so that no other table is read.
         *
         * @param name the name, as written
         */
        record Table(TableName name) implements Piece {}
    }

    /**
     * {@return the condition for the rows of a table, whose column types may bring their own operators; a query as it
     * is}
     *
     * @param table the table
     */
    public Fragment on(TableName table) {
        Mentions on = new Mentions(mentions.names(), mentions.operators(), table.name());
        return kind == Kind.QUERY ? this : new Fragment(kind, pieces, tables, names, on, outputs);
    }

    /** {@return the text with the values of all variables} Fragments with equal identities mean the same. */
    public String identity() {
        return text(value -> "${" + value.bind() + "}");
    }

    /** {@return the author's text, with {@code ${NAME}} in place of the binds, for people to read} */
    public String source() {
        return text(value -> "${" + value.bind().name() + "}");
    }

    private String text(Function<Piece.Value, String> written) {
        StringBuilder source = new StringBuilder();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Text text) {
                source.append(text.text());
            } else if (piece instanceof Piece.Value value) {
                source.append(written.apply(value));
            } else if (piece instanceof Piece.Table table) {
                source.append(table.name());
            }
        }
        return source.toString();
    }
}
