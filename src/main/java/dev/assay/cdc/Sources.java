package dev.assay.cdc;

import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.FailureKind;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.reconcile.Reader;
import dev.assay.result.FailureCode;
import dev.assay.sql.Replication;
import dev.assay.sql.Sql;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a database tells of what it sends to copies. Rights that the role lacks break the check with the statements that grant them.
 *
 * @param what what it is asked for, in the plural: replication slots
 */
record Sources(Database database, Reader reader, String what) {

    /** The rows of one of its queries. */
    List<List<@Nullable Object>> rows(Function<Replication, Sql> query) throws DatabaseException {
        Replication replication = database.dialect()
                .replication()
                .orElseThrow(() -> refused(in() + ": " + database.dialect().title() + " has no " + what + "."));
        try {
            return reader.rows(query.apply(replication));
        } catch (DatabaseException e) {
            if (e.kind() != FailureKind.PERMISSION_DENIED) {
                throw e;
            }
            String grants = grants(replication);
            throw grants.isEmpty()
                    ? e
                    : new DatabaseException(
                            e.kind(), in() + ": its role may not read " + what + ". Run " + grants + ".", null);
        }
    }

    /** Empty if the role may not even ask that. */
    private String grants(Replication replication) {
        try {
            return reader.rows(replication.lacking()).stream()
                    .map(row -> String.valueOf(row.get(0)))
                    .collect(Collectors.joining("; "));
        } catch (DatabaseException e) {
            return "";
        }
    }

    /** The connection in messages. */
    String in() {
        return "Connection '" + database.name() + "'";
    }

    static UnanswerableException refused(String why) {
        return new UnanswerableException(FailureCode.QUERY_REFUSED, why);
    }
}
