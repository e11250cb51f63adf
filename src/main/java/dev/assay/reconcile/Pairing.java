package dev.assay.reconcile;

import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.TableInfo;
import dev.assay.sql.CanonicalForm;
import dev.assay.sql.Checksums;
import dev.assay.sql.Dialect;
import dev.assay.sql.TableName;
import dev.assay.sql.ValueType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pairs the columns of a table with those of its copy, and chooses the text in which both are compared. */
final class Pairing {

    /** The forms of keys that are ordered alike everywhere. */
    private static final Set<CanonicalForm> KEYS =
            Set.of(CanonicalForm.INTEGER, CanonicalForm.NUMBER, CanonicalForm.TEXT, CanonicalForm.LOWER_TEXT);

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
    private final List<Side.Approximate> sourceApproximate = new ArrayList<>();
    private final List<Side.Approximate> copyApproximate = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<String> approximateNames = new ArrayList<>();
    private final @Nullable BigDecimal tolerance;

    private Pairing(Database source, TableInfo from, Database copy, TableInfo to, @Nullable BigDecimal tolerance) {
        this.tolerance = tolerance;
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
     * @param names the compared columns, as the source calls them: those of the texts, then those within the tolerance
     * @param faults what cannot be compared, a sentence each; then the sides are of no use
     */
    record Paired(Side source, Side copy, List<String> names, List<String> faults) {}

    /**
     * Pairs all columns of the source with those of the copy, or what is written in place of some.
     *
     * @param key the key's columns, as the source calls them
     * @param renamed what the copy calls a column of the source, where that differs
     * @param except columns of the source that are not compared
     * @param tolerance by how much floating-point numbers may differ; null: they are compared as texts
     * @param version whether rows are read with their version, where the database tells it
     * @param ofSource expressions in place of the source's columns, by the names of these
     * @param ofCopy expressions in place of the copy's columns, by the names of the source's
     */
    static Paired of(
            Database source,
            TableName sourceTable,
            Database copy,
            TableName copyTable,
            List<String> key,
            Map<String, String> renamed,
            Set<String> except,
            @Nullable BigDecimal tolerance,
            boolean version,
            Map<String, AuthorSql> ofSource,
            Map<String, AuthorSql> ofCopy)
            throws DatabaseException {
        Pairing pairing = new Pairing(source, source.table(sourceTable), copy, copy.table(copyTable), tolerance);
        return pairing.paired(key, renamed, except, version, ofSource, ofCopy);
    }

    private Paired paired(
            List<String> key,
            Map<String, String> renamed,
            Set<String> except,
            boolean version,
            Map<String, AuthorSql> writtenHere,
            Map<String, AuthorSql> writtenThere) {
        List<TableInfo.Column> known = new ArrayList<>();
        for (String name : key) {
            TableInfo.Column column = here.column(name, "correct the name in key");
            if (known.contains(column)) {
                faults.add("key names " + name + " twice");
            } else if (column != null) {
                known.add(column);
            }
        }
        Map<TableInfo.Column, String> others = renamed(renamed);
        Set<TableInfo.Column> leftOut = leftOut(except, known);
        Set<String> written = new LinkedHashSet<>(writtenHere.keySet());
        written.addAll(writtenThere.keySet());
        for (String name : written) {
            leftOut.addAll(compare(name, writtenHere.get(name), writtenThere.get(name), others, known));
        }
        Map<TableInfo.Column, TableInfo.Column> pairs = pairs(others, leftOut);
        pairs.forEach((column, copied) -> compare(column, copied, known.contains(column)));
        List<Side.KeyColumn> keyHere = new ArrayList<>();
        List<Side.KeyColumn> keyThere = new ArrayList<>();
        for (TableInfo.Column column : known) {
            TableInfo.Column copied = pairs.get(column);
            if (copied == null) {
                continue; // which is a fault already
            }
            CanonicalForm form = form(column, copied).orElse(CanonicalForm.NATIVE);
            if (!KEYS.contains(form)) {
                faults.add("a key of type " + column.databaseType() + " with a copy of type " + copied.databaseType()
                        + " is not ordered alike on both sides: take one of numbers, text or UUIDs");
            }
            keyHere.add(new Side.KeyColumn(sql(column), own(ofSource, column, form), column.writtenType()));
            keyThere.add(new Side.KeyColumn(sql(copied), own(ofCopy, copied, form), copied.writtenType()));
        }
        return new Paired(
                side(source, from, keyHere, sourceTexts, sourceApproximate, ofSource, version),
                side(copy, to, keyThere, copyTexts, copyApproximate, ofCopy, version),
                Stream.concat(names.stream(), approximateNames.stream()).toList(),
                faults.stream().distinct().toList());
    }

    /**
     * Compares an expression with one of the other side, or with the column of its name, as the texts that both databases show.
     *
     * @return the column of the source for which it stands; none if it stands for none
     */
    private List<TableInfo.Column> compare(
            String name,
            @Nullable AuthorSql expressionHere,
            @Nullable AuthorSql expressionThere,
            Map<TableInfo.Column, String> renamed,
            List<TableInfo.Column> key) {
        List<TableInfo.Column> column = source.dialect().called(name, from.columns(), TableInfo.Column::name);
        if (key.stream().anyMatch(column::contains)) {
            faults.add("the key " + name + " tells rows apart: it has no expression");
            return column;
        }
        String valueHere = expressionHere != null
                ? expressionHere.text()
                : value(here.column(name, "correct the name, or give an expression of the source, too"));
        String valueThere = expressionThere != null
                ? expressionThere.text()
                : value(there.column(
                        column.isEmpty() ? name : renamed.getOrDefault(column.get(0), name),
                        "name it in columns, or give an expression of the copy, too"));
        names.add(name);
        sourceTexts.add(shown(ofSource, valueHere));
        copyTexts.add(shown(ofCopy, valueThere));
        return column;
    }

    private static String value(TableInfo.@Nullable Column column) {
        return column == null ? "NULL" : sql(column);
    }

    private static String shown(Checksums checksums, String value) {
        return checksums.measured(checksums.text(value, CanonicalForm.NATIVE), CanonicalForm.NATIVE);
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

    private Set<TableInfo.Column> leftOut(Set<String> written, List<TableInfo.Column> key) {
        Set<TableInfo.Column> leftOut = new HashSet<>();
        for (String name : written) {
            TableInfo.Column column = here.column(name, "correct the name in except");
            if (key.contains(column)) {
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

    private void compare(TableInfo.Column column, TableInfo.Column copied, boolean isKey) {
        Unreadable.of(from, column).ifPresent(faults::add);
        Unreadable.of(to, copied).ifPresent(faults::add);
        if (!isKey && tolerance != null && isApproximate(column, copied)) {
            approximateNames.add(column.name());
            sourceApproximate.add(approximate(ofSource, column, "source"));
            copyApproximate.add(approximate(ofCopy, copied, "copy"));
            return;
        }
        Optional<CanonicalForm> form = form(column, copied);
        if (form.isEmpty()) {
            boolean number = column.type().isNumber() && copied.type().isNumber();
            faults.add(
                    column.name() + " (" + column.databaseType() + ") and its copy (" + copied.databaseType()
                            + ") have no text that both databases write alike: leave it out with except, and compare "
                            + (number
                                    ? "its count, lowest and highest value on both sides within a tolerance, or say by how much floating-point numbers may differ (tolerance)"
                                    : "the number of its values on both sides, or give the copy a type of the table in docs/cdc.md"));
            return;
        }
        names.add(column.name());
        sourceTexts.add(measured(ofSource, column, form.get()));
        copyTexts.add(measured(ofCopy, copied, form.get()));
    }

    private static String measured(Checksums checksums, TableInfo.Column column, CanonicalForm common) {
        return checksums.measured(checksums.text(sql(column), own(checksums, column, common)), common);
    }

    /** A whole number has the text of any number, and is written faster. */
    private static CanonicalForm own(Checksums checksums, TableInfo.Column column, CanonicalForm common) {
        return common == CanonicalForm.NUMBER
                ? checksums.form(column.kind().base(), column.type()).orElse(common)
                : common;
    }

    /** A number of which one side keeps a floating-point number. */
    private static boolean isApproximate(TableInfo.Column column, TableInfo.Column copied) {
        return column.type().isNumber()
                && copied.type().isNumber()
                && (column.type() == ValueType.FLOAT || copied.type() == ValueType.FLOAT);
    }

    /**
     * Numbers of one cell of a width as the tolerance are within it. Others are compared one by one, as are all that are too large for
     * cells, whose texts differ on purpose.
     */
    private Side.Approximate approximate(Checksums checksums, TableInfo.Column column, String side) {
        String value = checksums.approximate(sql(column));
        String cell = checksums.cell(value, Objects.requireNonNull(tolerance), "too large in the " + side);
        return new Side.Approximate(value, checksums.measured(cell, CanonicalForm.NUMBER));
    }

    private static String sql(TableInfo.Column column) {
        return "t." + Dialect.quoted(column.name());
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

    private Side side(
            Database database,
            TableInfo table,
            List<Side.KeyColumn> key,
            List<String> texts,
            List<Side.Approximate> approximate,
            Checksums checksums,
            boolean version) {
        return new Side(
                database,
                Reader.rowsOf(table.name()),
                List.of(),
                key,
                texts,
                approximate,
                tolerance == null ? 0 : tolerance.doubleValue(),
                checksums,
                version
                        ? checksums
                                .positions()
                                .map(Checksums.Positions::version)
                                .orElse(null)
                        : null);
    }
}
