package dev.assay.suite.bind;

import dev.assay.sql.Dialect;
import dev.assay.sql.Fragment;
import dev.assay.sql.FragmentException;
import dev.assay.sql.Guard;
import dev.assay.yaml.Node;
import dev.assay.yaml.Problems;
import dev.assay.yaml.Typing;
import dev.assay.yaml.Variables;
import org.jspecify.annotations.Nullable;

/** Has the guard read SQL of the author; its variables become bind parameters and never text. */
final class SqlBinder {

    private final Problems problems;
    private final Variables variables;
    private final Dialect dialect;

    /** @param dialect the SQL of the suite's connection */
    SqlBinder(Problems problems, Variables variables, Dialect dialect) {
        this.problems = problems;
        this.variables = variables;
        this.dialect = dialect;
    }

    /** The same for SQL of another dialect. */
    SqlBinder in(Dialect other) {
        return new SqlBinder(problems, variables, other);
    }

    /** A condition; null where it is wrong, which is then reported. */
    @Nullable
    Fragment condition(Node node, String key) {
        return bind(node, key, "a condition, such as status = 'paid'", Guard::expression);
    }

    /** A filter, whose sub-queries may read the filtered table too; null where it is wrong, which is then reported. */
    @Nullable
    Fragment filter(Node node, String key) {
        return bind(node, key, "a condition, such as status = 'paid'", Guard::filter);
    }

    /** An expression of any type; null where it is wrong, which is then reported. */
    @Nullable
    Fragment expression(Node node, String key) {
        return bind(node, key, "an expression, such as unit_price * quantity", Guard::value);
    }

    /** A query; null where it is wrong, which is then reported. */
    @Nullable
    Fragment query(Node node, String key) {
        return bind(node, key, "a SELECT that returns the failing rows", Guard::query);
    }

    @FunctionalInterface
    private interface Reader {
        Fragment read(String text, Guard.Variables variables, Dialect dialect) throws FragmentException;
    }

    private @Nullable Fragment bind(Node node, String key, String expected, Reader reader) {
        if (!(node instanceof Node.Scalar scalar)
                || !(Typing.of(scalar) instanceof String text)
                || text.isBlank()
                || text.indexOf('\0') >= 0) {
            if (!(node instanceof Node.Bad)) {
                problems.add(node.at(), "'" + key + "' takes " + expected + "; this is " + shape(node));
            }
            return null;
        }
        try {
            return reader.read(text, variables, dialect);
        } catch (FragmentException e) {
            problems.add(SqlPlaces.of(scalar, e.offset(), problems.source()), "'" + key + "': " + e.getMessage());
            return null;
        }
    }

    private static String shape(Node node) {
        if (node instanceof Node.Scalar scalar && scalar.text().indexOf('\0') >= 0) {
            return "text with the character U+0000";
        }
        return node instanceof Node.Scalar scalar && scalar.text().isBlank() ? "empty" : node.shape();
    }
}
