package dev.assay.reconcile;

import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.TableInfo;
import dev.assay.sql.CanonicalForm;
import dev.assay.sql.Checksums;
import dev.assay.sql.Dialect;
import dev.assay.sql.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Pairs the columns of a table with those of its copy, and chooses the text in which both are compared. */
final class Pairing {

    private final Database source;
    private final Database copy;
    private final TableInfo from;
    private final TableInfo to;

    /** Columns that cannot be compared, each with the reason. */
    private final List<String> faults = new ArrayList<>();

    private final NamedColumns here;
    private final NamedColumns there;
    private final Checksums ofSource;
    private final Checksums ofCopy;
    private final List<String> sourceTexts = new ArrayList<>();
    private final List<String> copyTexts = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    private Pairing(Database source, TableInfo from, Database copy, TableInfo to) {
        this.source = source;
        this.from = from;
        this.copy = copy;
        this.to = to;
        this.here = new NamedColumns(source, from, faults);
        this.there = new NamedColumns(copy, to, faults);
        this.ofSource = source.dialect().checksums().orElseThrow();
        this.ofCopy = copy.dialect().checksums().orElseThrow();
    }

    /**
     * Both sides.
     *
     * @param names the compared columns, as the source calls them
     * @param faults what cannot be compared, a sentence each; then the sides are of no use
     */
    record Paired(Side source, Side copy, List<String> names, List<String> faults) {}

    /**
     * Pairs all columns of the source with those of the copy.
     *
     * @param key the key's column, as the source calls it
     * @param renamed what the copy calls a column of the source, where that differs
     * @param except columns of the source that are not compared
     * @param version whether rows are read with their version, where the database tells it
     */
    static Paired of(
            Database source,
            TableName sourceTable,
            Database copy,
            TableName copyTable,
            String key,
            Map<String, String> renamed,
            Set<String> except,
            boolean version)
            throws DatabaseException {
        Pairing pairing = new Pairing(source, source.table(sourceTable), copy, copy.table(copyTable));
        return pairing.paired(key, renamed, except, version);
    }

    private Paired paired(String key, Map<String, String> renamed, Set<String> except, boolean version) {
        TableInfo.Column known = here.column(key, "correct the name in key");
        TableInfo.Column hereKey = known == null ? from.columns().get(0) : known;
        Map<TableInfo.Column, TableInfo.Column> pairs = pairs(renamed(renamed), leftOut(except, hereKey));
        pairs.forEach(this::compare);
        TableInfo.Column thereKey = pairs.getOrDefault(hereKey, to.columns().get(0));
        CanonicalForm form = form(hereKey, thereKey).orElse(CanonicalForm.NATIVE);
        if (!Set.of(CanonicalForm.NUMBER, CanonicalForm.TEXT, CanonicalForm.LOWER_TEXT)
                .contains(form)) {
            faults.add("a key of type " + hereKey.databaseType() + " with a copy of type " + thereKey.databaseType()
                    + " is not ordered alike on both sides: take one of numbers, text or UUIDs");
        }
        return new Paired(
                side(source, from, hereKey, form, sourceTexts, ofSource, version),
                side(copy, to, thereKey, form, copyTexts, ofCopy, version),
                names,
                faults.stream().distinct().toList());
    }

    /** What the copy calls the columns that are renamed. */
    private Map<TableInfo.Column, String> renamed(Map<String, String> written) {
        Map<TableInfo.Column, String> renamed = new LinkedHashMap<>();
        written.forEach((ofSourceName, ofCopyName) -> {
            TableInfo.Column column = here.column(ofSourceName, "correct the name in columns");
            if (ofCopyName.isEmpty()) {
                faults.add("columns does not say what the copy calls " + ofSourceName + ": write {" + ofSourceName
                        + ": NAME}");
            } else if (column != null && renamed.put(column, ofCopyName) != null) {
                faults.add("columns names " + column.name() + " twice");
            }
        });
        return renamed;
    }

    private Set<TableInfo.Column> leftOut(Set<String> written, TableInfo.Column key) {
        Set<TableInfo.Column> leftOut = new HashSet<>();
        for (String name : written) {
            TableInfo.Column column = here.column(name, "correct the name in except");
            if (key.equals(column)) {
                faults.add("the key " + name + " tells rows apart: take it out of except");
            } else if (column != null) {
                leftOut.add(column);
            }
        }
        return leftOut;
    }

    /** Each compared column with its copy. */
    private Map<TableInfo.Column, TableInfo.Column> pairs(
            Map<TableInfo.Column, String> renamed, Set<TableInfo.Column> leftOut) {
        Map<TableInfo.Column, TableInfo.Column> pairs = new LinkedHashMap<>();
        for (TableInfo.Column column : from.columns()) {
            if (leftOut.contains(column)) {
                continue;
            }
            String name = renamed.getOrDefault(column, source.dialect().shown(column.name()));
            TableInfo.Column copied =
                    there.column(name, "name it in columns, or leave " + column.name() + " out with except");
            if (copied != null) {
                pairs.entrySet().stream()
                        .filter(pair -> pair.getValue().equals(copied))
                        .forEach(pair -> faults.add(
                                column.name() + " and " + pair.getKey().name() + " of the source both mean "
                                        + copied.name() + " of the copy: say in columns which is which"));
                pairs.put(column, copied);
            }
        }
        return pairs;
    }

    private void compare(TableInfo.Column column, TableInfo.Column copied) {
        Unreadable.of(from, column).ifPresent(faults::add);
        Unreadable.of(to, copied).ifPresent(faults::add);
        Optional<CanonicalForm> form = form(column, copied);
        if (form.isEmpty()) {
            boolean number = column.type().isNumber() && copied.type().isNumber();
            faults.add(
                    column.name() + " (" + column.databaseType() + ") and its copy (" + copied.databaseType()
                            + ") have no text that both databases write alike: leave it out with except, and compare "
                            + (number
                                    ? "its count, lowest and highest value on both sides within a tolerance"
                                    : "the number of its values on both sides, or give the copy a type of the table in docs/cdc.md"));
            return;
        }
        names.add(column.name());
        sourceTexts.add(ofSource.text("t." + Dialect.quoted(column.name()), form.get()));
        copyTexts.add(ofCopy.text("t." + Dialect.quoted(copied.name()), form.get()));
    }

    /** The text that a database shows is compared only with that of the same type of the same kind of database. */
    private Optional<CanonicalForm> form(TableInfo.Column column, TableInfo.Column copied) {
        boolean alike = source.dialect().name().equals(copy.dialect().name())
                && column.kind().base().equals(copied.kind().base());
        return ofSource.form(column.kind().base(), column.type())
                .flatMap(one -> ofCopy.form(copied.kind().base(), copied.type())
                        .flatMap(other -> CanonicalForm.common(one, other)))
                .filter(form -> form != CanonicalForm.NATIVE || alike);
    }

    private static Side side(
            Database database,
            TableInfo table,
            TableInfo.Column key,
            CanonicalForm form,
            List<String> texts,
            Checksums checksums,
            boolean version) {
        return new Side(
                database,
                Side.rowsOf(table.name()),
                List.of(),
                "t." + Dialect.quoted(key.name()),
                form,
                key.writtenType(),
                texts,
                checksums,
                version
                        ? checksums
                                .positions()
                                .map(Checksums.Positions::version)
                                .orElse(null)
                        : null);
    }
}
