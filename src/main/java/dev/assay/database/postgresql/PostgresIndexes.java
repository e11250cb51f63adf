package dev.assay.database.postgresql;

import dev.assay.database.Constraints;
import dev.assay.database.DatabaseException;
import dev.assay.database.Declarations;
import dev.assay.database.jdbc.Cancellation;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads the keys and indexes that tables declare from PostgreSQL's catalogue.
 *
 * @param cancellation cancels the reading
 */
record PostgresIndexes(Cancellation cancellation) {

    /**
     * Excludes invalid and partial indexes, which not every query can use. Expressions in an index have no column name.
     */
    private static final String INDEXES = """
            SELECT i.indrelid, x.relname, i.indisunique AND NOT i.indisexclusion AS is_unique, k.columns
            FROM pg_catalog.pg_index i
            JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
            CROSS JOIN LATERAL (
              SELECT array_agg(a.attname::text ORDER BY k.nr) AS columns
              FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS k (attnum, nr)
              LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum > 0
              WHERE k.nr <= i.indnkeyatts) k
            WHERE i.indrelid = ANY (?::bigint[]::oid[])
              AND i.indisvalid AND i.indisready AND i.indislive AND i.indpred IS NULL
            ORDER BY i.indrelid, i.indisprimary DESC, x.relname
            """;

    /** The declarations of each table, by its oid. Tables without an index are absent. */
    Map<Long, Declarations> of(Array oids, Connection session) throws SQLException, DatabaseException {
        Map<Long, List<Constraints.UniqueKey>> keys = new HashMap<>();
        Map<Long, List<Declarations.Index>> indexes = new HashMap<>();
        try (PreparedStatement statement = session.prepareStatement(INDEXES)) {
            statement.setArray(1, oids);
            try (ResultSet found = cancellation.run(statement, statement::executeQuery)) {
                while (found.next()) {
                    long table = found.getLong("indrelid");
                    String name = found.getString("relname");
                    String[] columns = (String[]) found.getArray("columns").getArray();
                    List<String> leading =
                            Arrays.stream(columns).takeWhile(Objects::nonNull).toList();
                    if (leading.isEmpty()) {
                        continue;
                    }
                    indexes.computeIfAbsent(table, first -> new ArrayList<>())
                            .add(new Declarations.Index(name, leading));
                    if (found.getBoolean("is_unique") && leading.size() == columns.length) {
                        keys.computeIfAbsent(table, first -> new ArrayList<>())
                                .add(new Constraints.UniqueKey(name, leading));
                    }
                }
            }
        }
        Map<Long, Declarations> declared = new HashMap<>();
        indexes.forEach((table, all) ->
                declared.put(table, new Declarations(keys.getOrDefault(table, List.of()), all)));
        return declared;
    }
}
