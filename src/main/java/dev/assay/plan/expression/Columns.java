package dev.assay.plan.expression;

import dev.assay.database.NearMisses;
import dev.assay.database.TableInfo;
import dev.assay.plan.ask.Column;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.result.FailureCode;
import dev.assay.sql.Fragment;
import dev.assay.sql.ValueType;
import java.util.List;
import java.util.Optional;

/**
 * Resolves the columns of a table by the names that authors write.
 *
 * @param source the table
 */
public record Columns(TableSource source) {

    private static final int MOST_NAMED = 20;

    /** A column of the catalogue. */
    private record Known(TableInfo.Column column) implements Column {

        @Override
        public String name() {
            return column.name();
        }

        @Override
        public String databaseType() {
            return column.databaseType();
        }

        @Override
        public ValueType type() {
            return column.type();
        }
    }

    /** Like {@link #column}, but empty if there is no column of that name. */
    Optional<Column> find(String name) {
        return source.called(name).isEmpty() ? Optional.empty() : Optional.of(column(name));
    }

    /**
     * Resolves a column.
     *
     * @throws UnanswerableException if it does not exist, its name is ambiguous, or a policy masks its values
     */
    public Column column(String name) {
        TableInfo.Column known = known(name);
        refuseMasked(known);
        return new Known(known);
    }

    /**
     * Resolves a column, masked or not.
     *
     * @throws UnanswerableException if it does not exist or its name is ambiguous
     */
    TableInfo.Column known(String name) {
        List<TableInfo.Column> called = source.called(name);
        if (called.size() > 1) {
            throw new UnanswerableException(
                    FailureCode.COLUMN_MISSING,
                    "The table " + source.name() + " has several columns that '" + name + "' may mean: "
                            + quoted(called)
                            + ". Write the one that is meant in its own letters, in double quotes inside the"
                            + " YAML's own: '\"" + called.get(0).name() + "\"'.");
        }
        if (called.isEmpty()) {
            throw new UnanswerableException(
                    FailureCode.COLUMN_MISSING,
                    "The table " + source.name() + " has no column '" + name + "'." + hint(name)
                            + " Correct the name in the suite, or ask who changed the table.");
        }
        return called.get(0);
    }

    /**
     * All columns.
     *
     * @throws UnanswerableException if a policy masks the values of one of them
     */
    List<Column> all() {
        source.table().columns().forEach(this::refuseMasked);
        return source.table().columns().stream().<Column>map(Known::new).toList();
    }

    /** Refuses a condition on a masked column. */
    void refuseMasked(Fragment condition) {
        boolean every = condition.names().contains(Fragment.EVERY_COLUMN);
        source.table().columns().stream()
                .filter(column -> every
                        || condition.names().stream()
                                .anyMatch(name -> source.called(name).contains(column)))
                .forEach(this::refuseMasked);
    }

    /** Refuses a column that is masked, or that a user-defined cast may convert when it is passed to a function. */
    private void refuseMasked(TableInfo.Column column) {
        if (column.foreign() != null && column.foreign().cast() != null) {
            throw new UnanswerableException(
                    FailureCode.QUERY_REFUSED,
                    "The column '" + column.name() + "' of " + source.name()
                            + " is of a type that a cast of somebody's own leads"
                            + " from, " + column.foreign().cast()
                            + ": what its values are compared as is then not "
                            + source.relations().dialect().title() + "'s to say. Drop the cast.");
        }
        if (column.maskedBy() != null) {
            throw new UnanswerableException(
                    FailureCode.VALUES_MASKED,
                    "The column '" + column.name() + "' of " + source.name() + " is under the masking policy "
                            + column.maskedBy()
                            + ", which may show other values than are there. Where the role sees all of"
                            + " them, let the connection's owner say so: sees: all_rows.");
        }
    }

    private static String quoted(List<TableInfo.Column> columns) {
        return "\""
                + String.join(
                        "\" and \"",
                        columns.stream().map(TableInfo.Column::name).toList()) + "\"";
    }

    /** A hint that names similar columns, or else the existing ones. */
    private String hint(String wanted) {
        List<String> names =
                source.table().columns().stream().map(TableInfo.Column::name).toList();
        String hint = NearMisses.hint(wanted, names);
        return hint.isEmpty() && names.size() <= MOST_NAMED
                ? " Its columns are: " + String.join(", ", names) + "."
                : hint;
    }
}
