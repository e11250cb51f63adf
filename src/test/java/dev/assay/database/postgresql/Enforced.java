package dev.assay.database.postgresql;

import dev.assay.database.Constraints;
import dev.assay.database.Database;
import dev.assay.database.DatabaseException;
import dev.assay.database.Password;
import dev.assay.database.Plane;
import dev.assay.sql.TableName;
import dev.assay.testing.TestDatabase;
import dev.assay.testing.TestPostgres;
import java.util.List;

/**
 * What the catalogue proves of a table of a test, read by a role that may only SELECT.
 *
 * @param test where the table is
 */
record Enforced(TestDatabase test) {

    /** A database of that version, filled by a script. */
    static Enforced by(int version, String script) {
        TestDatabase test = (version == 14 ? TestPostgres.oldest() : TestPostgres.newest()).database();
        String role = test.name() + "_reader";
        test.run("CREATE ROLE " + role + " LOGIN PASSWORD 'reader'")
                .run(script)
                .run("GRANT pg_read_all_data TO " + role);
        return new Enforced(test);
    }

    Enforced run(String script) {
        test.run(script);
        return this;
    }

    Constraints of(String table) {
        return of(table, false);
    }

    Constraints of(String table, boolean foreignKeysTrusted) {
        PostgresSettings settings = new PostgresSettings(
                "x",
                Plane.ANALYTICAL,
                test.url(),
                test.name() + "_reader",
                new Password.Given("reader"),
                Limits.of(Plane.ANALYTICAL),
                false,
                foreignKeysTrusted,
                false);
        try (Database database = settings.open("assay")) {
            return database.table(TableName.parse(table)).constraints();
        } catch (DatabaseException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** The columns without a null. */
    List<String> notNulls(String table) {
        return of(table).notNulls().stream()
                .map(Constraints.NotNull::column)
                .sorted()
                .toList();
    }

    /** The unique keys, such as {@code orders_pkey(id)}. */
    List<String> uniqueKeys(String table) {
        return of(table).uniqueKeys().stream()
                .map(key -> key.name() + "(" + String.join(", ", key.columns()) + ")")
                .toList();
    }

    /** The trusted foreign keys, such as {@code buyer(a, b) public.users(c, d)}. */
    List<String> foreignKeys(String table) {
        return of(table, true).foreignKeys().stream()
                .map(key -> key.name() + "(" + String.join(", ", key.columns()) + ") " + key.table() + "("
                        + String.join(", ", key.referenced()) + ")")
                .toList();
    }

    /** The CHECK constraints, such as {@code positive (a > 0)}. */
    List<String> checks(String table) {
        return of(table).checks().stream()
                .map(check -> check.name() + " " + check.expression())
                .toList();
    }
}
