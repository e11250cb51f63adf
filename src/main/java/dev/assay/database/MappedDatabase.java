package dev.assay.database;

import dev.assay.sql.Dialect;
import dev.assay.sql.Fragment;
import dev.assay.sql.SearchPath;
import dev.assay.sql.Sql;
import dev.assay.sql.TableName;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A database in which some schemas stand for others: the schemas of a branch, with the suites of the main line. Tables are looked
 * up where they stand now, whether their schema is written or found by the search path; everything else goes through. SQL of authors
 * that names a table of such a schema is refused, since its text is sent as it is.
 *
 * @param real the database
 * @param schemas the schemas that are read instead, as SQL writes them, by those that suites name, whose case does not count
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public record MappedDatabase(Database real, Map<String, String> schemas) implements Database {

    @Override
    public TableInfo table(TableName name) throws DatabaseException {
        if (name.schema() != null) {
            return real.table(mapped(name));
        }
        TableName found = real.table(name).name();
        return real.table(mapped(new TableName(found.schema(), found.name(), true, true)));
    }

    private TableName mapped(TableName name) {
        return target(name.schema())
                .map(TableName::parse)
                .map(schema -> new TableName(schema.name(), name.name(), schema.exactName(), name.exactName()))
                .orElse(name);
    }

    private Optional<String> target(@Nullable String schema) {
        return schemas.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(schema))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    @Override
    public void lookUp(Collection<TableName> names) {
        real.lookUp(names.stream().map(this::mapped).distinct().toList());
    }

    @Override
    public Set<String> admit(Fragment fragment) throws DatabaseException {
        for (TableName table : fragment.tables()) {
            String schema = table.schema() == null ? real.table(table).name().schema() : table.schema();
            Optional<String> target = target(schema);
            if (target.isPresent()) {
                throw new DatabaseException(
                        FailureKind.QUERY_REFUSED,
                        "Connection '" + name() + "': this SQL reads the table " + table + " of the schema " + schema
                                + ", for which the environment reads " + target.get()
                                + ". SQL of your own is sent as it is written, so it would read the other schema's rows: write"
                                + " the check without it, or leave the check out here.",
                        null);
            }
        }
        return real.admit(fragment);
    }

    /** {@return all tables, with the schemas that suites name: those of a branch have the names of the main line's} */
    @Override
    public List<TableName> tables() throws DatabaseException {
        return real.tables().stream()
                .flatMap(this::declared)
                .distinct()
                .sorted(Comparator.comparing(TableName::toString))
                .toList();
    }

    private Stream<TableName> declared(TableName table) {
        List<TableName> declared = schemas.entrySet().stream()
                .filter(entry -> TableName.parse(entry.getValue()).name().equalsIgnoreCase(table.schema()))
                .map(entry -> new TableName(entry.getKey(), table.name()))
                .toList();
        return declared.isEmpty() && target(table.schema()).isEmpty() ? Stream.of(table) : declared.stream();
    }

    @Override
    public String name() {
        return real.name();
    }

    @Override
    public Dialect dialect() {
        return real.dialect();
    }

    @Override
    public String place() {
        return real.place();
    }

    @Override
    public int sessions() {
        return real.sessions();
    }

    @Override
    public Plane plane() {
        return real.plane();
    }

    @Override
    public void lookUpCalls(Collection<Fragment> fragments) {
        real.lookUpCalls(fragments);
    }

    @Override
    public Rows query(Sql sql, int maxRows, Purpose purpose) throws DatabaseException {
        return real.query(sql, maxRows, purpose);
    }

    @Override
    public boolean hides() {
        return real.hides();
    }

    @Override
    public Optional<Instant> moment() {
        return real.moment();
    }

    @Override
    public Optional<Long> estimatedBytes(Sql sql) {
        return real.estimatedBytes(sql);
    }

    @Override
    public Optional<Estimate> estimate(Sql sql) throws DatabaseException {
        return real.estimate(sql);
    }

    @Override
    public List<DatabaseWarning> warnings() {
        return real.warnings();
    }

    @Override
    public Optional<String> grants(Collection<TableInfo> tables, @Nullable String role) throws DatabaseException {
        return real.grants(tables, role);
    }

    @Override
    public Map<String, Credits> credits(String prefix) {
        return real.credits(prefix);
    }

    @Override
    public Optional<Held> hold(Duration longest, SearchPath path, Purpose purpose) throws DatabaseException {
        return real.hold(longest, path, purpose);
    }

    @Override
    public void cancel() {
        real.cancel();
    }

    @Override
    public void close() {
        real.close();
    }
}
