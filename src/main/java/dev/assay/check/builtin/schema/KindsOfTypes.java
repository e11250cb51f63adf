package dev.assay.check.builtin.schema;

import dev.assay.plan.ask.TableMetadata;
import dev.assay.sql.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares columns of two kinds of databases. Their types have different names and lengths, so only their kinds are compared: a whole
 * number and a decimal are both numbers. A type that the other database may not have, such as uuid, json or bytes, may be a text there
 * or a type of its own.
 */
final class KindsOfTypes {

    private KindsOfTypes() {}

    /** How columns differ from those of the other table. Upper and lower case of names do not count, since databases fold them. */
    static Differences differences(List<TableMetadata.Column> here, List<TableMetadata.Column> there) {
        Map<String, TableMetadata.Column> others = new LinkedHashMap<>();
        there.forEach(column -> others.put(folded(column), column));
        List<String> additional = new ArrayList<>();
        List<String> retyped = new ArrayList<>();
        for (TableMetadata.Column column : here) {
            TableMetadata.Column other = others.remove(folded(column));
            if (other == null) {
                additional.add(column.name());
            } else if (!mayBe(column.type(), other.type()) && !mayBe(other.type(), column.type())) {
                retyped.add(Differences.retyped(column, other.databaseType()));
            }
        }
        return new Differences(
                others.values().stream().map(TableMetadata.Column::name).toList(), additional, retyped);
    }

    private static String folded(TableMetadata.Column column) {
        return column.name().toLowerCase(Locale.ROOT);
    }

    private static boolean mayBe(ValueType type, ValueType other) {
        return switch (type) {
            case BOOLEAN, FLOAT, DATE, TIMESTAMP, TIMESTAMP_TZ -> other == type;
            case INTEGER, DECIMAL -> other == ValueType.INTEGER || other == ValueType.DECIMAL;
            case TEXT, CHAR -> other.isText();
            case COMPLEX, OTHER -> other.isText() || other == ValueType.COMPLEX || other == ValueType.OTHER;
        };
    }
}
