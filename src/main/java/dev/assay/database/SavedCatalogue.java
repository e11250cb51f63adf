package dev.assay.database;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assay.sql.Dialect;
import dev.assay.sql.TableName;
import dev.assay.sql.ValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * The parts of some connections' catalogues that planning needs, for storage in a file: dialects, columns, types,
 * collations, row counts, constraints, keys and indexes. It contains no row, no secret and no address.
 *
 * @param version the version of the file format; 1
 * @param connections the catalogues by connection name
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public record SavedCatalogue(int version, Map<String, Connection> connections) {

    private static final int VERSION = 1;

    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .addModule(new DialectNames())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_EMPTY))
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .build();

    /** The file is not a saved catalogue. */
    public static final class UnreadableException extends Exception {

        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(message);
        }
    }

    /** The catalogue of a connection. */
    record Connection(Dialect dialect, List<Table> tables) {

        Connection {
            tables = orNone(tables);
        }
    }

    /**
     * A table.
     *
     * @param written the names by which suites found the table
     * @param rows the estimated number of rows; null if the catalogue has no estimate
     */
    record Table(
            String schema,
            String name,
            List<String> written,
            @Nullable Long rows,
            List<String> primaryKey,
            List<Column> columns,
            List<Constraints.NotNull> notNulls,
            List<Constraints.UniqueKey> uniqueKeys,
            List<ForeignKey> foreignKeys,
            List<Constraints.Check> checks,
            List<Constraints.UniqueKey> declaredKeys,
            List<Declarations.Index> indexes) {

        Table {
            written = orNone(written);
            primaryKey = orNone(primaryKey);
            columns = orNone(columns);
            notNulls = orNone(notNulls);
            uniqueKeys = orNone(uniqueKeys);
            foreignKeys = orNone(foreignKeys);
            checks = orNone(checks);
            declaredKeys = orNone(declaredKeys);
            indexes = orNone(indexes);
        }

        static Table of(TableInfo info, List<String> written) {
            Constraints known = info.constraints();
            return new Table(
                    String.valueOf(info.name().schema()),
                    info.name().name(),
                    written,
                    info.estimatedRows() < 0 ? null : info.estimatedRows(),
                    info.primaryKey(),
                    info.columns().stream()
                            .map(column -> new Column(
                                    column.name(),
                                    column.databaseType(),
                                    column.type(),
                                    column.maskedBy(),
                                    column.kind().equals(Kind.of(column.databaseType())) ? null : column.kind(),
                                    column.foreign()))
                            .toList(),
                    known.notNulls(),
                    known.uniqueKeys(),
                    known.foreignKeys().stream().map(ForeignKey::of).toList(),
                    known.checks(),
                    orNone(info.declarations().keys()),
                    info.declarations().indexes());
        }

        TableInfo info() {
            return new TableInfo(
                    new TableName(schema, name),
                    columns.stream()
                            .map(column -> new TableInfo.Column(
                                    column.name(),
                                    column.type(),
                                    column.holds(),
                                    column.maskedBy(),
                                    column.kind() == null ? Kind.of(column.type()) : column.kind(),
                                    column.foreign(),
                                    Classification.NONE))
                            .toList(),
                    primaryKey,
                    rows == null ? -1 : rows,
                    new Constraints(
                            notNulls,
                            uniqueKeys,
                            foreignKeys.stream().map(ForeignKey::key).toList(),
                            checks),
                    new Declarations(declaredKeys, indexes));
        }
    }

    /** A column. {@code holds} is the type as checks see it; {@code kind} is omitted if the type implies it. */
    record Column(
            String name,
            String type,
            ValueType holds,
            @Nullable String maskedBy,
            @Nullable Kind kind,
            TableInfo.@Nullable Foreign foreign) {}

    /** A foreign key; {@code table} is written as in a suite. */
    record ForeignKey(String name, List<String> columns, String table, List<String> referenced) {

        static ForeignKey of(Constraints.ForeignKey key) {
            return new ForeignKey(key.name(), key.columns(), key.table().toString(), key.referenced());
        }

        Constraints.ForeignKey key() {
            TableName parsed = TableName.parse(table);
            return new Constraints.ForeignKey(name, columns, new TableName(parsed.schema(), parsed.name()), referenced);
        }
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** {@return an empty catalogue} */
    public static SavedCatalogue empty() {
        return new SavedCatalogue(VERSION, Map.of());
    }

    /**
     * Returns a copy that also contains tables of a database.
     *
     * @param connection the connection's name
     * @param database the connection's open database
     * @param names the names of the tables, as suites write them
     * @param refused receives the failure of each table that is left out
     * @return the copy; a catalogue of the same connection is replaced
     */
    public SavedCatalogue with(
            String connection,
            Database database,
            Collection<TableName> names,
            java.util.function.Consumer<DatabaseException> refused) {
        database.lookUp(names);
        Map<TableName, TableInfo> found = new LinkedHashMap<>();
        Map<TableName, List<String>> written = new LinkedHashMap<>();
        for (TableName name : names) {
            try {
                TableInfo info = database.table(name);
                found.put(info.name(), info);
                written.computeIfAbsent(info.name(), exact -> new ArrayList<>()).add(name.toString());
            } catch (DatabaseException e) {
                refused.accept(e);
            }
        }
        List<Table> tables = found.values().stream()
                .map(info -> Table.of(info, written.getOrDefault(info.name(), List.of())))
                .toList();
        Map<String, Connection> more = new LinkedHashMap<>(connections);
        more.put(connection, new Connection(database.dialect(), tables));
        return new SavedCatalogue(VERSION, more);
    }

    /** {@return the content of the file} */
    public String text() {
        return MAPPER.writeValueAsString(this);
    }

    /**
     * Reads a file that holds {@link #text}.
     *
     * @param file the file, in UTF-8
     * @return the catalogue
     * @throws UnreadableException if it is not a saved catalogue; the message says where and why
     */
    public static SavedCatalogue read(Path file) throws UnreadableException {
        SavedCatalogue read;
        try {
            read = MAPPER.readValue(Files.readString(file), SavedCatalogue.class);
        } catch (JacksonException e) {
            throw new UnreadableException(file + place(e) + ": this is no saved catalogue"
                    + (e.getPath().isEmpty() ? "" : " (see " + path(e) + ")") + ": write one with assay catalogue");
        } catch (IOException e) {
            throw new UnreadableException(file + " cannot be read ("
                    + e.getClass().getSimpleName() + "): write one with assay catalogue --output " + file);
        }
        if (read == null || read.version() != VERSION || read.connections() == null) {
            throw new UnreadableException(
                    file + ": this is no saved catalogue of this version of Assay: write one with assay catalogue");
        }
        return read;
    }

    private static String place(JacksonException e) {
        return e.getLocation() == null || e.getLocation().getLineNr() < 1
                ? ""
                : ":" + e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr();
    }

    private static String path(JacksonException e) {
        return e.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
    }

    /**
     * {@return the saved catalogue of a connection as a database without rows; empty if none was saved for that name}
     *
     * @param connection the connection's name
     */
    public Optional<Database> database(String connection) {
        return Optional.ofNullable(connections.get(connection)).map(saved -> new CatalogueDatabase(connection, saved));
    }
}
