package dev.assay.plan.expression;

import dev.assay.database.TableInfo;
import dev.assay.plan.ask.UnanswerableException;
import dev.assay.result.FailureCode;
import dev.assay.sql.Dialect;
import dev.assay.sql.Functions;
import dev.assay.sql.Relations;
import dev.assay.sql.ValueType;
import java.util.Objects;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * The common type in which values of columns of two tables are compared. The conversion maps each value to an equal one
 * and keeps different values different. docs/language.md lists the types under "Two tables".
 *
 * @param functions builds the casts
 * @param left the type of the checked table's column
 * @param right the type of the other table's column
 * @param as the common type; null: the values are compared as they are
 * @param letters whether texts are compared letter by letter, because the collations differ
 */
public record CommonType(
        Functions functions,
        ValueType left,
        ValueType right,
        @Nullable ValueType as,
        boolean letters) {

    /**
     * The common type of two columns.
     *
     * @throws UnanswerableException if there is none
     */
    public static CommonType of(TableSource source, String name, TableSource target, String referenced) {
        TableInfo.Column own = source.column(name).orElseThrow();
        TableInfo.Column other = target.column(referenced).orElseThrow();
        Comparability.comparable(new Columns(source).column(name));
        Comparability.comparable(other, target);
        boolean collated = !Objects.equals(own.kind().collation(), other.kind().collation());
        if (!meet(source.relations().dialect(), own, other, collated)) {
            throw new UnanswerableException(
                    FailureCode.QUERY_REFUSED,
                    "Column '" + own.name() + "' of " + source.name() + " is of type " + type(own, collated) + ", but '"
                            + other.name() + "' of " + target.name() + " is of type " + type(other, collated)
                            + ": they do not compare. Give both columns one type.");
        }
        return new CommonType(
                source.relations().functions(),
                own.type(),
                other.type(),
                common(source.relations().dialect(), own, other),
                collated);
    }

    /**
     * The common type of two values of a row. If both are {@code exact} and only one is a floating-point number, they
     * are compared as decimals without losing digits, in dialects that support it; otherwise as they are.
     */
    static CommonType ofNumbers(Relations relations, ValueType left, ValueType right, boolean exact) {
        boolean mixed = (left == ValueType.FLOAT) != (right == ValueType.FLOAT);
        boolean decimal = exact && mixed && relations.dialect().readsFloatsAsDecimals();
        return new CommonType(relations.functions(), left, right, decimal ? ValueType.DECIMAL : null, false);
    }

    private static boolean meet(Dialect dialect, TableInfo.Column own, TableInfo.Column other, boolean collated) {
        ValueType left = own.type();
        ValueType right = other.type();
        if (left == ValueType.OTHER || right == ValueType.OTHER) {
            // the database decides about two such types, and about one such as oid and a number
            return (left == right) || left.isNumber() || right.isNumber();
        }
        if (left.isText() && right.isText()) {
            return !collated || (own.kind().deterministic() && other.kind().deterministic());
        }
        boolean lossy = !dialect.readsFloatsAsDecimals() && (left == ValueType.FLOAT) != (right == ValueType.FLOAT);
        return Comparability.family(left) == Comparability.family(right) && !lossy;
    }

    private static @Nullable ValueType common(Dialect dialect, TableInfo.Column own, TableInfo.Column other) {
        ValueType left = own.type();
        ValueType right = other.type();
        if (left.isText()) {
            return own.kind().equals(other.kind()) || !dialect.hasKindsOfText() ? null : ValueType.TEXT;
        }
        if (left == right || left == ValueType.OTHER || right == ValueType.OTHER) {
            return null;
        }
        if (left.isNumber()) {
            return dialect.readsFloatsAsDecimals() ? ValueType.DECIMAL : null;
        }
        return left == ValueType.TIMESTAMP_TZ || right == ValueType.TIMESTAMP_TZ
                ? ValueType.TIMESTAMP_TZ
                : ValueType.TIMESTAMP;
    }

    private static String type(TableInfo.Column column, boolean collated) {
        return column.databaseType()
                + (collated && column.kind().collation() != null
                        ? " COLLATE " + column.kind().collation()
                        : "");
    }

    /** Converts a value of the checked table's column. */
    public RexNode left(RexNode value) {
        return met(left, value);
    }

    /** Converts a value of the other table's column. */
    public RexNode right(RexNode value) {
        return met(right, value);
    }

    private RexNode met(ValueType own, RexNode value) {
        if (as == null) {
            return value;
        }
        if (as == ValueType.TEXT) {
            return functions.text(value, letters);
        }
        return own == as ? value : functions.as(as, own == ValueType.FLOAT ? functions.text(value, false) : value);
    }
}
