package dev.assay.reconcile;

import dev.assay.database.Database;
import dev.assay.sql.CanonicalForm;
import dev.assay.sql.Checksums;
import dev.assay.sql.Sql;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One side of a comparison.
 *
 * @param database where it lies
 * @param relation the SQL of its rows, as it stands behind FROM, with the alias {@code t}
 * @param binds the binds of the relation
 * @param key the columns of the key in these rows
 * @param texts the SQL of the measured texts of the compared columns, in the same order on both sides
 * @param approximate the numbers that are compared within the tolerance, in the same order on both sides
 * @param tolerance by how much these may differ; 0 if there are none
 * @param checksums how the database writes checksums
 * @param version the SQL of a row's version; null if the database does not tell it, or it is not asked for
 */
record Side(
        Database database,
        String relation,
        List<Sql.Bind> binds,
        List<KeyColumn> key,
        List<String> texts,
        List<Approximate> approximate,
        double tolerance,
        Checksums checksums,
        @Nullable String version) {

    /**
     * A column of the key.
     *
     * @param value its SQL
     * @param form its form
     * @param type its type, as a statement must write it
     */
    record KeyColumn(String value, CanonicalForm form, String type) {}

    /**
     * A number that is compared within the tolerance.
     *
     * @param value its SQL, a double
     * @param cell the SQL of a measured text that both sides have only if their numbers are within it
     */
    record Approximate(String value, String cell) {}

    Side {
        binds = List.copyOf(binds);
        key = List.copyOf(key);
        texts = List.copyOf(texts);
        approximate = List.copyOf(approximate);
    }

    /** The same side with other rows. */
    Side of(String other, List<Sql.Bind> itsBinds) {
        return new Side(database, other, itsBinds, key, texts, approximate, tolerance, checksums, version);
    }

    /** The same side with the rows for which a condition is true. */
    Side where(String condition, List<Sql.Bind> itsBinds) {
        return of(
                "(SELECT t.* FROM " + relation + " WHERE " + condition + ") AS t",
                Stream.concat(binds.stream(), itsBinds.stream()).toList());
    }

    /** The same side, whose rows tell no version. */
    Side withoutVersion() {
        return new Side(database, relation, binds, key, texts, approximate, tolerance, checksums, null);
    }

    /** The forms of the key's columns. */
    List<CanonicalForm> keyForms() {
        return key.stream().map(KeyColumn::form).toList();
    }

    /** The key's columns, as they are ordered. */
    List<String> ordered() {
        return key.stream()
                .map(column -> checksums.ordered(column.value(), column.form(), column.type()))
                .toList();
    }

    /** The types of {@link #ordered()}, as a statement must write them. */
    List<String> orderedTypes() {
        return key.stream()
                .map(column -> checksums.orderedType(column.form(), column.type()))
                .toList();
    }

    /** Whether its key's types hold a whole key of the other side. */
    boolean holds(Key other) {
        List<String> types = orderedTypes();
        List<String> texts = other.texts();
        return IntStream.range(0, types.size()).allMatch(i -> checksums.holds(types.get(i), texts.get(i)));
    }

    /** The SQL of the key, as {@link Key} reads it. */
    String keyText() {
        return keyText(key.stream().map(KeyColumn::value).toList());
    }

    /**
     * The SQL of the key, as {@link Key} reads it.
     *
     * @param values the SQL of its columns
     */
    String keyText(List<String> values) {
        return IntStream.range(0, key.size())
                .mapToObj(i -> {
                    CanonicalForm form = key.get(i).form();
                    return checksums.measured(checksums.text(values.get(i), form), form);
                })
                .collect(Collectors.joining(" || "));
    }

    /** The SQL of whether a column of the key is null. */
    String isKeyNull() {
        return key.stream().map(column -> column.value() + " IS NULL").collect(Collectors.joining(" OR ", "(", ")"));
    }

    /** The text of a row, without the numbers that are compared within the tolerance. */
    String rowText() {
        return String.join(" || ", texts);
    }

    /** The text of a row that is added up: rows of one text are alike, those of different texts may be. */
    String summedText() {
        return Stream.concat(texts.stream(), approximate.stream().map(Approximate::cell))
                .collect(Collectors.joining(" || "));
    }
}
