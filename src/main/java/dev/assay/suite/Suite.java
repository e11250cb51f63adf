package dev.assay.suite;

import dev.assay.database.Classification;
import dev.assay.database.SuiteLimits;
import dev.assay.sql.TableName;
import dev.assay.yaml.Location;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A suite as its file declares it, with every shorthand written out.
 *
 * @param file the file, absolute
 * @param path the file as identities have it: relative to the working directory where it lies below, with slashes
 * @param name the suite's name
 * @param connection the connection's name; it is declared in {@link #connections}
 * @param connections the nearest {@code connections.yaml} upwards
 * @param project what the files beside that file say
 * @param contract what it says of itself as a contract; null where it says nothing
 * @param limits the limits that it sets for its own statements
 * @param tables the tables in their order, each with its checks
 * @param checks the suite's own checks, of no table's block
 * @param waivers the failures that are accepted, at most one a check
 * @param expansions checks of what only the catalogue can tell, beside those of the tables
 * @param asOf the time that {@code ${as_of}} stands for
 * @param location where the suite begins
 */
public record Suite(
        Path file,
        String path,
        String name,
        @Nullable String description,
        String connection,
        Connections connections,
        Project project,
        @Nullable String owner,
        @Nullable String domain,
        List<String> tags,
        @Nullable Contract contract,
        SuiteLimits limits,
        List<Table> tables,
        List<CheckDeclaration> checks,
        List<Waiver> waivers,
        List<Expansion> expansions,
        Instant asOf,
        Location location) {

    public Suite {
        tags = List.copyOf(tags);
        tables = List.copyOf(tables);
        checks = List.copyOf(checks);
        waivers = List.copyOf(waivers);
        expansions = List.copyOf(expansions);
    }

    /**
     * A table's block.
     *
     * @param name the table's name as written
     * @param columns the columns that it names, in their order
     * @param key the columns that identify a row for people, as written; empty: the primary key does
     * @param checks its checks in their order: those of its columns first, as they stand
     */
    public record Table(
            String name,
            @Nullable String description,
            List<String> tags,
            List<Column> columns,
            List<String> key,
            List<CheckDeclaration> checks,
            Location location) {

        public Table {
            tags = List.copyOf(tags);
            columns = List.copyOf(columns);
            key = List.copyOf(key);
            checks = List.copyOf(checks);
        }

        /**
         * A column, by the name as written.
         *
         * @param classification how confidential its values are
         */
        public record Column(String name, Classification classification, Location location) {}
    }

    /** Every check that is written out, in declared order: table by table, then the suite's own. */
    public List<CheckDeclaration> allChecks() {
        java.util.ArrayList<CheckDeclaration> all = new java.util.ArrayList<>();
        tables.forEach(table -> all.addAll(table.checks()));
        all.addAll(checks);
        return List.copyOf(all);
    }

    /** The columns that identify a row of a table for people, as written; empty where the suite names none. */
    public List<String> key(TableName table) {
        return Stream.concat(
                        tables.stream()
                                .filter(one -> TableName.parse(one.name()).equals(table))
                                .map(Table::key),
                        expansions.stream()
                                .filter(one ->
                                        table.equals(one.table()) || (table.schema() != null && one.means(table)))
                                .map(Expansion::key))
                .filter(key -> !key.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** The waiver of a check, by its key; empty where it has none. */
    public Optional<Waiver> waiver(String check) {
        return waivers.stream().filter(waiver -> waiver.check().equals(check)).findFirst();
    }
}
