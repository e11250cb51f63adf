package dev.assay.sql;

import java.util.List;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * SQL that a suite's author wrote, parsed and proven to be harmless by {@link Guard}: a condition ({@code filter:}) or a
 * whole query ({@code failed_rows_sql}). Its variables are binds; its text is never changed otherwise.
 *
 * @param kind what the text is
 * @param pieces the text, cut where a bind goes
 * @param tables the tables that the text names, as written; of an expression those of its sub-queries
 * @param names what may be a column in an expression, each once, as the database reads names or in its quotes: columns, and
 *     words of SQL beside them, and {@value #EVERY_COLUMN} where all columns go into one value; none for a query
 * @param mentions what it may call
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Fragment(
        Kind kind,
        @API(status = API.Status.INTERNAL, since = "0.1.0") List<Piece> pieces,
        List<TableName> tables,
        List<String> names,
        @API(status = API.Status.INTERNAL, since = "0.1.0") Mentions mentions) {

    /** Stands among the names of an expression that reads every column, without naming them: {@value}. */
    public static final String EVERY_COLUMN = "*";

    @API(status = API.Status.INTERNAL, since = "0.1.0")
    public Fragment {
        pieces = List.copyOf(pieces);
        tables = List.copyOf(tables);
        names = List.copyOf(names);
    }

    /** What a fragment is: a condition on the rows of one table, or a query of its own. */
    public enum Kind {
        EXPRESSION,
        QUERY
    }

    /** A part of a fragment. */
    @API(status = API.Status.INTERNAL, since = "0.1.0")
    public sealed interface Piece {

        /** SQL text, as written. */
        record Text(String text) implements Piece {}

        /** A variable: a bind under a cast to the type of its value. */
        record Value(Sql.Bind bind) implements Piece {}

        /** A table that a sub-query of a filter names; it is written as the catalogue has it, so that no other one is read. */
        record Table(TableName name) implements Piece {}
    }

    /** A condition on the rows of a table, whose columns' types may bring operators of their own; a query as it is. */
    public Fragment on(TableName table) {
        Mentions on = new Mentions(mentions.names(), mentions.operators(), table.name());
        return kind == Kind.QUERY ? this : new Fragment(kind, pieces, tables, names, on);
    }

    /** The text with the value of every variable: two fragments of one identity mean the same. */
    public String identity() {
        return text(value -> "${" + value.bind() + "}");
    }

    /** The text as the author wrote it, with {@code ${NAME}} where the binds go, for people to read. */
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
