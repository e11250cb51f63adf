package dev.assay.reconcile;

import dev.assay.database.Database;
import dev.assay.sql.CanonicalForm;
import dev.assay.sql.Checksums;
import dev.assay.sql.Dialect;
import dev.assay.sql.Sql;
import dev.assay.sql.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One side of a comparison.
 *
 * @param database where it lies
 * @param relation the SQL of its rows, as it stands behind FROM, with the alias {@code t}
 * @param binds the binds of the relation
 * @param key the SQL of the key in these rows
 * @param keyForm the key's form
 * @param keyType the key's type, as a statement must write it
 * @param texts the SQL of the canonical texts of the compared columns, in the same order on both sides
 * @param checksums how the database writes checksums
 * @param version the SQL of a row's version; null if the database does not tell it, or it is not asked for
 */
record Side(
        Database database,
        String relation,
        List<Sql.Bind> binds,
        String key,
        CanonicalForm keyForm,
        String keyType,
        List<String> texts,
        Checksums checksums,
        @Nullable String version) {

    /** The SQL of a table's rows, as it stands behind FROM. */
    static String rowsOf(TableName table) {
        return Dialect.quoted(String.valueOf(table.schema())) + "." + Dialect.quoted(table.name()) + " AS t";
    }

    Side {
        binds = List.copyOf(binds);
        texts = List.copyOf(texts);
    }

    /** The same side with other rows. */
    Side of(String other, List<Sql.Bind> itsBinds) {
        return new Side(database, other, itsBinds, key, keyForm, keyType, texts, checksums, version);
    }

    /** The same side, whose rows tell no version. */
    Side withoutVersion() {
        return new Side(database, relation, binds, key, keyForm, keyType, texts, checksums, null);
    }

    /** The key, as it is ordered. */
    String ordered() {
        return checksums.ordered(key, keyForm, keyType);
    }

    /** The type of {@link #ordered()}, as a statement must write it. */
    String orderedType() {
        return checksums.orderedType(keyForm, keyType);
    }

    /** The key as text. */
    String keyText() {
        return checksums.text(key, keyForm);
    }

    /** The text of a row. */
    String rowText() {
        return String.join(" || ", texts.stream().map(checksums::measured).toList());
    }
}
