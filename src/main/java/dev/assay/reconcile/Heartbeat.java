package dev.assay.reconcile;

import dev.assay.check.Arguments;
import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.TableInfo;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.result.FailureCode;
import dev.assay.sql.CanonicalForm;
import dev.assay.sql.Checksums;
import dev.assay.sql.Dialect;
import dev.assay.sql.Sql;
import dev.assay.sql.TableName;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The heartbeats that have arrived on a copy.
 *
 * @param query a query of one row: the microseconds since 1970 of the newest, as text; null if none has arrived
 */
public record Heartbeat(String query) {

    /** @param written {@code table} and {@code at} */
    public static Heartbeat of(Database copy, Arguments written) throws DatabaseException {
        Checksums checksums = copy.dialect()
                .checksums()
                .orElseThrow(() -> new UnanswerableException(
                        FailureCode.QUERY_REFUSED,
                        "Connection '" + copy.name() + "': " + copy.dialect().title()
                                + " does not tell times in a common form."));
        TableInfo table = copy.table(TableName.parse(written.text("table")));
        TableInfo.Column column = NamedColumns.only(copy, table, written.text("at"));
        CanonicalForm form = checksums
                .form(column.databaseType(), column.type())
                .filter(one -> one == CanonicalForm.MOMENT || one == CanonicalForm.TIMESTAMP)
                .orElseThrow(() -> new UnanswerableException(
                        FailureCode.QUERY_REFUSED,
                        "Column '" + column.name() + "' of " + table.name() + " is of type " + column.databaseType()
                                + ", which is no time: name the column with the heartbeat's time in at."));
        String newest = "MAX(t." + Dialect.quoted(column.name()) + ")";
        return new Heartbeat("SELECT " + checksums.text(newest, form) + " AS at FROM " + Reader.rowsOf(table.name()));
    }

    public @Nullable BigInteger newest(Reader copy) throws DatabaseException {
        Object at = copy.rows(new Sql(query, List.of())).get(0).get(0);
        return at == null ? null : new BigInteger(String.valueOf(at));
    }
}
