package dev.assay.cdc;

import dev.assay.database.TableInfo;
import dev.assay.sql.DatabaseType;
import dev.assay.sql.Dialect;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The types that pipelines give to copies of PostgreSQL's columns. There are several for each, since pipelines differ: docs/cdc.md has
 * them. A type is accepted if it can hold the values; lengths, digits and fractions of a second count.
 */
final class TypeMap {

    /** From here on Snowflake's VARCHAR is as long as it gets. */
    private static final BigInteger LONGEST = BigInteger.valueOf(16_777_216);

    private static final BigInteger MICROSECONDS = BigInteger.valueOf(6);

    private static final List<String> TEXTS = List.of("text", "varchar");

    /** The decimal digits of integers. */
    private static final Map<String, Integer> DIGITS = Map.of("smallint", 5, "integer", 10, "bigint", 19);

    private static final List<String> INTEGERS = List.of("smallint", "integer", "bigint");

    /** Types whose copies need no more than the right name. */
    private static final Map<String, List<String>> NAMES = Map.ofEntries(
            Map.entry("boolean", List.of("boolean")),
            Map.entry("date", List.of("date")),
            Map.entry("timetz", List.of("timetz", "text", "varchar")),
            Map.entry("real", List.of("real", "double precision")),
            Map.entry("double precision", List.of("double precision")),
            Map.entry("money", List.of("money", "numeric", "double precision", "text", "varchar")),
            Map.entry("bytea", List.of("bytea", "binary")),
            Map.entry("json", List.of("json", "jsonb", "variant", "object", "text", "varchar")),
            Map.entry("jsonb", List.of("jsonb", "json", "variant", "object", "text", "varchar")));

    private static final List<String> ARRAYS = List.of("variant", "array", "json", "jsonb", "text", "varchar");
    private static final List<String> OTHERS = List.of("text", "varchar", "variant");

    private TypeMap() {}

    /** What the copy's type does not hold; empty if it may be the type of a copy. */
    static Optional<String> misfit(TableInfo.Column source, Dialect ofSource, TableInfo.Column copy, Dialect ofCopy) {
        DatabaseType written = ofSource.typeOfCatalogue(source.databaseType());
        DatabaseType plain = ofSource.typeOfCatalogue(source.kind().base());
        // a domain is copied as the type below it, whose length its name does not tell
        DatabaseType from = DatabaseType.parse(known(written) || !known(plain) ? source.databaseType() : plain.base());
        DatabaseType to = ofCopy.typeOfCatalogue(copy.databaseType());
        return from.array().isEmpty() ? misfit(from, to) : array(from, to);
    }

    private static boolean known(DatabaseType type) {
        return INTEGERS.contains(type.base())
                || NAMES.containsKey(type.base())
                || List.of("numeric", "text", "varchar", "char", "citext", "name", "time", "timestamp", "timestamptz")
                        .contains(type.base())
                || !type.array().isEmpty();
    }

    private static Optional<String> array(DatabaseType from, DatabaseType to) {
        if (to.array().isEmpty()) {
            return named(to, ARRAYS);
        }
        return from.base().equals(to.base()) ? Optional.empty() : Optional.of("holds other values");
    }

    private static Optional<String> misfit(DatabaseType from, DatabaseType to) {
        if (!to.array().isEmpty()) {
            return named(to, List.of(from.base()));
        }
        return switch (from.base()) {
            case "smallint", "integer", "bigint" -> whole(from, to);
            case "numeric" -> number(from, to);
            case "text", "varchar", "citext", "name" -> text(from, to, TEXTS);
            case "char" -> text(from, to, List.of("char", "text", "varchar"));
            case "time" -> moment(from, to, List.of("time"));
            case "timestamp" -> moment(from, to, List.of("timestamp"));
            case "timestamptz" -> moment(from, to, List.of("timestamptz", "timestamp_ltz"));
            default -> {
                List<String> names = new ArrayList<>(NAMES.getOrDefault(from.base(), OTHERS));
                names.add(from.base());
                yield named(to, names);
            }
        };
    }

    private static Optional<String> named(DatabaseType to, List<String> accepted) {
        return accepted.contains(to.base()) ? Optional.empty() : Optional.of("holds other values");
    }

    private static Optional<String> whole(DatabaseType from, DatabaseType to) {
        if (INTEGERS.contains(to.base())) {
            return INTEGERS.indexOf(to.base()) >= INTEGERS.indexOf(from.base())
                    ? Optional.empty()
                    : Optional.of("holds fewer digits");
        }
        return to.base().equals("numeric")
                ? digits(to, BigInteger.valueOf(digits(from)), BigInteger.ZERO)
                : Optional.of("holds other values");
    }

    /** A numeric without a scale has as many fractional digits as its values: one without any is no copy of it. */
    private static Optional<String> number(DatabaseType from, DatabaseType to) {
        if (from.sizes().isEmpty()) {
            return TEXTS.contains(to.base())
                    ? Optional.empty()
                    : to.base().equals("numeric")
                            ? digits(to, BigInteger.ZERO, BigInteger.ONE)
                            : Optional.of("holds other values");
        }
        BigInteger scale = scale(from);
        return to.base().equals("numeric")
                ? digits(to, from.sizes().get(0).subtract(scale), scale)
                : INTEGERS.contains(to.base()) && scale.signum() <= 0
                        ? from.sizes().get(0).intValue() < digits(to)
                                ? Optional.empty()
                                : Optional.of("holds fewer digits")
                        : Optional.of("holds other values");
    }

    private static Optional<String> digits(DatabaseType to, BigInteger whole, BigInteger fraction) {
        if (to.sizes().isEmpty()) {
            return Optional.empty();
        }
        return scale(to).compareTo(fraction) < 0
                ? Optional.of("cuts fractions")
                : to.sizes().get(0).subtract(scale(to)).compareTo(whole) < 0
                        ? Optional.of("holds fewer digits")
                        : Optional.empty();
    }

    private static int digits(DatabaseType integer) {
        return DIGITS.getOrDefault(integer.base(), 0);
    }

    private static BigInteger scale(DatabaseType type) {
        return type.sizes().size() > 1 ? type.sizes().get(1) : BigInteger.ZERO;
    }

    private static Optional<String> text(DatabaseType from, DatabaseType to, List<String> names) {
        if (!names.contains(to.base())) {
            return Optional.of("holds other values");
        }
        boolean endless = to.sizes().isEmpty()
                ? !to.base().equals("char")
                : to.sizes().get(0).compareTo(LONGEST) >= 0;
        return endless
                        || (!from.sizes().isEmpty()
                                && !to.sizes().isEmpty()
                                && to.sizes().get(0).compareTo(from.sizes().get(0)) >= 0)
                ? Optional.empty()
                : Optional.of("is shorter");
    }

    private static Optional<String> moment(DatabaseType from, DatabaseType to, List<String> names) {
        BigInteger digits = from.sizes().isEmpty() ? MICROSECONDS : from.sizes().get(0);
        return !names.contains(to.base())
                ? Optional.of("holds other values")
                : to.sizes().isEmpty() || to.sizes().get(0).compareTo(digits) >= 0
                        ? Optional.empty()
                        : Optional.of("cuts fractions of a second");
    }
}
