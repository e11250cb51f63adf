package dev.assay.plan.expression;

import dev.assay.database.Constraints;
import dev.assay.database.Declarations;
import dev.assay.database.TableInfo;
import dev.assay.plan.ask.TableMetadata;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.result.FailureCode;
import dev.assay.sql.DatabaseType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Implements {@link TableMetadata} over the looked-up table. */
public final class CatalogueMetadata implements TableMetadata {

    private final TableSource source;

    public CatalogueMetadata(TableSource source) {
        this.source = source;
    }

    @Override
    public String table() {
        return source.name();
    }

    @Override
    public List<Column> columns() {
        Set<String> filled = source.table().constraints().notNulls().stream()
                .map(Constraints.NotNull::column)
                .collect(Collectors.toSet());
        return source.table().columns().stream()
                .map(column -> new Column(
                        column.name(), column.databaseType(), column.type(), !filled.contains(column.name())))
                .toList();
    }

    @Override
    public boolean isOfType(Column column, String written) {
        return DatabaseType.parse(written)
                .means(column.databaseType(), source.relations().dialect());
    }

    @Override
    public Optional<Column> find(String written) {
        if (source.called(written).isEmpty()) {
            return Optional.empty();
        }
        TableInfo.Column known = new Columns(source).known(written);
        return columns().stream()
                .filter(column -> column.name().equals(known.name()))
                .findFirst();
    }

    @Override
    public List<Key> keys() {
        List<Constraints.UniqueKey> keys = source.table().declarations().keys();
        if (keys == null) {
            throw new UnanswerableException(
                    FailureCode.PERMISSION_DENIED,
                    "The keys of " + table()
                            + " could not all be read: let the role run SHOW PRIMARY KEYS and SHOW UNIQUE"
                            + " KEYS in its schema.");
        }
        return keys.stream().map(key -> new Key(key.name(), key.columns())).toList();
    }

    @Override
    public List<Key> indexes() {
        if (!source.relations().dialect().hasIndexes()) {
            throw new UnanswerableException(
                    FailureCode.QUERY_REFUSED,
                    source.relations().dialect().title()
                            + "'s tables have no indexes to look for: remove this check from the suite.");
        }
        return source.table().declarations().indexes().stream()
                .map((Declarations.Index index) -> new Key(index.name(), index.columns()))
                .toList();
    }
}
