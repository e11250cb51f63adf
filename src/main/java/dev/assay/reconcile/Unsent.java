package dev.assay.reconcile;

import dev.assay.database.TableInfo;
import dev.assay.sql.Dialect;
import dev.assay.sql.Sql;
import dev.assay.sql.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values that a pipeline did not send, since they lie apart from their row (TOAST) and did not change: in a changelog a text stands in their
 * place. They are those of the last change that has one. Debezium's page "Toasted values".
 *
 * @param placeholder the text
 * @param table the changelog
 */
record Unsent(String placeholder, TableInfo table) {

    /** @param placeholder the text; null if the pipeline writes none */
    static @Nullable Unsent of(@Nullable String placeholder, TableInfo table) {
        return placeholder == null ? null : new Unsent(placeholder, table);
    }

    /**
     * The changes, with these values in place of the placeholders.
     *
     * @param position the SQL of a change's position
     */
    Side filled(Side changes, String position) {
        List<String> keys = changes.key().stream().map(Side.KeyColumn::value).toList();
        List<Sql.Bind> binds = new ArrayList<>();
        String columns = table.columns().stream()
                .map(column -> {
                    String value = "t." + Dialect.quoted(column.name());
                    if (column.type() != ValueType.TEXT || keys.contains(value)) {
                        return value;
                    }
                    binds.add(new Sql.Bind("unavailable", placeholder));
                    return "FIRST_VALUE(" + value + ") OVER (PARTITION BY " + String.join(", ", keys)
                            + " ORDER BY CASE WHEN " + value + " = ? THEN 1 ELSE 0 END, " + position
                            + " DESC NULLS LAST) AS " + Dialect.quoted(column.name());
                })
                .collect(Collectors.joining(", "));
        binds.addAll(changes.binds());
        return changes.of("(SELECT " + columns + " FROM " + changes.relation() + ") AS t", binds);
    }
}
