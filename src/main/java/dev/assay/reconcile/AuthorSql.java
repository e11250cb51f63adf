package dev.assay.reconcile;

import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.TableInfo;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.result.FailureCode;
import dev.assay.sql.Fragment;
import dev.assay.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * A condition or an expression that an author wrote about the rows of one side.
 *
 * @param text its SQL
 * @param binds its binds
 */
record AuthorSql(String text, List<Sql.Bind> binds) {

    AuthorSql {
        binds = List.copyOf(binds);
    }

    /**
     * Admits it on its database.
     *
     * @param reader will find what it calls
     * @throws DatabaseException if it calls what it may not
     * @throws UnanswerableException if it reads a column whose values are masked
     */
    static AuthorSql of(Fragment fragment, Database database, TableInfo table, Reader reader) throws DatabaseException {
        reader.beside(database.admit(fragment.on(table.name())));
        boolean every = fragment.names().contains(Fragment.EVERY_COLUMN);
        for (TableInfo.Column column : table.columns()) {
            boolean read = every
                    || fragment.names().stream()
                            .anyMatch(name -> database.dialect()
                                    .called(name, table.columns(), TableInfo.Column::name)
                                    .contains(column));
            if (read) {
                Unreadable.of(table, column).ifPresent(fault -> {
                    throw new UnanswerableException(FailureCode.VALUES_MASKED, fault + ".");
                });
            }
        }
        StringBuilder text = new StringBuilder("(");
        List<Sql.Bind> binds = new ArrayList<>();
        for (Fragment.Piece piece : fragment.pieces()) {
            if (piece instanceof Fragment.Piece.Text written) {
                text.append(written.text());
            } else if (piece instanceof Fragment.Piece.Value value) {
                binds.add(value.bind());
                text.append("CAST(? AS ")
                        .append(database.dialect().typeOfBind(value.bind().value()))
                        .append(")");
            } else {
                throw new IllegalStateException("a condition without sub-queries names no table");
            }
        }
        return new AuthorSql(text.append("\n)").toString(), binds);
    }
}
