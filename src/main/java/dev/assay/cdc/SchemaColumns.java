package dev.assay.cdc;

import dev.assay.check.Arguments;
import dev.assay.check.Globs;
import dev.assay.database.Database;
import dev.assay.database.TableInfo;
import dev.assay.reconcile.NamedColumns;
import dev.assay.sql.DatabaseType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares the columns of a table with those of its copy.
 *
 * @param arguments those of the check
 * @param generated the source's generated columns
 */
record SchemaColumns(
        Arguments arguments, Database source, TableInfo from, Database copy, TableInfo to, Set<String> generated) {

    /**
     * What was compared.
     *
     * @param pairs each column of the source with its copy
     * @param faults a phrase for each deviation
     */
    record Compared(Map<TableInfo.Column, TableInfo.Column> pairs, List<String> faults) {}

    Compared compare() {
        List<String> unknown = new ArrayList<>();
        NamedColumns names = new NamedColumns(source, from, unknown);
        Map<TableInfo.Column, String> renamed = named(names, "columns");
        Map<TableInfo.Column, String> types = named(names, "types");
        Set<TableInfo.Column> except = new HashSet<>();
        for (String written : arguments.texts("except")) {
            TableInfo.Column column = names.column(written, "correct the name in except");
            if (column != null) {
                except.add(column);
            }
        }
        if (!unknown.isEmpty()) {
            throw Sources.refused(String.join("; ", unknown) + ".");
        }
        Map<TableInfo.Column, TableInfo.Column> pairs = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>();
        for (TableInfo.Column column : from.columns()) {
            String name = renamed.getOrDefault(column, source.dialect().shown(column.name()));
            List<TableInfo.Column> found = copy.dialect().called(name, to.columns(), TableInfo.Column::name);
            boolean leftOut = except.contains(column)
                    || (generated.contains(column.name())
                            && arguments.text("generated").equals("ignore"));
            if (found.size() == 1) {
                pairs.put(column, found.get(0));
            }
            if (!leftOut) {
                fault(column, name, found, Optional.ofNullable(types.get(column)))
                        .ifPresent(faults::add);
            }
        }
        Globs ignored = Metadata.columns(
                arguments.has("pipeline") ? arguments.text("pipeline") : "", arguments.texts("ignore"));
        to.columns().stream()
                .filter(column -> !pairs.containsValue(column) && !ignored.match(column.name()))
                .forEach(column -> faults.add(column.name() + " is only in the copy"));
        return new Compared(pairs, faults);
    }

    private Map<TableInfo.Column, String> named(NamedColumns names, String parameter) {
        Map<TableInfo.Column, String> named = new HashMap<>();
        arguments.types(parameter).forEach((written, value) -> {
            TableInfo.Column column = names.column(written, "correct the name in " + parameter);
            if (column != null) {
                named.put(column, value);
            }
        });
        return named;
    }

    private Optional<String> fault(
            TableInfo.Column column, String name, List<TableInfo.Column> found, Optional<String> type) {
        if (found.size() != 1) {
            return Optional.of(
                    found.isEmpty()
                            ? column.name() + " (" + column.databaseType() + ") is missing in the copy"
                            : name + " may mean several columns of the copy: say in columns which");
        }
        TableInfo.Column copied = found.get(0);
        Optional<String> misfit = type.map(
                        wanted -> DatabaseType.parse(wanted).means(copied.databaseType(), copy.dialect())
                                ? Optional.<String>empty()
                                : Optional.of("is not the type that types names, " + wanted))
                .orElseGet(() -> TypeMap.misfit(column, source.dialect(), copied, copy.dialect()));
        return misfit.map(why -> column.name() + " (" + column.databaseType() + ") is " + copied.databaseType()
                + " in the copy, which " + why);
    }
}
