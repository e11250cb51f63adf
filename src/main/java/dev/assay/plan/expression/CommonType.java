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
 * How the values of two columns of two tables meet, wherever they do: as values of one type in which each of them has a like, and two
 * that differ do so still. The language's page has the types, under "Two tables".
 *
 * @param functions makes the casts
 * @param left what the checked table's column holds
 * @param right what the other table's column holds
 * @param as what both become; null: they meet as they are
 * @param letters whether texts meet letter by letter, since their columns' collations are two
 */
public record CommonType(
        Functions functions,
        ValueType left,
        ValueType right,
        @Nullable ValueType as,
        boolean letters) {

    /**
     * That of two columns.
     *
     * @throws UnanswerableException where there is no such type
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

    /** Two numbers of the rows meet as numbers that lose no digit, where there are any, unless they meet as the database has them. */
    static CommonType ofNumbers(Relations relations, ValueType left, ValueType right, boolean exact) {
        boolean mixed = (left == ValueType.FLOAT) != (right == ValueType.FLOAT);
        boolean decimal = exact && mixed && relations.dialect().readsFloatsAsDecimals();
        return new CommonType(relations.functions(), left, right, decimal ? ValueType.DECIMAL : null, false);
    }

    private static boolean meet(Dialect dialect, TableInfo.Column own, TableInfo.Column other, boolean collated) {
        ValueType left = own.type();
        ValueType right = other.type();
        if (left == ValueType.OTHER || right == ValueType.OTHER) {
            // of two such types, and of one such as oid and a number, the database knows
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

    /** A value of the checked table's column. */
    public RexNode left(RexNode value) {
        return met(left, value);
    }

    /** A value of the other table's column. */
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
