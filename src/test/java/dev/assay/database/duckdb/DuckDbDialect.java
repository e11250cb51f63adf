package dev.assay.database.duckdb;

import dev.assay.sql.DatabaseType;
import dev.assay.sql.Dialect;
import dev.assay.sql.Functions;
import dev.assay.sql.JsonTokens;
import dev.assay.sql.Lexicon;
import dev.assay.sql.Names;
import dev.assay.sql.ValueType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.calcite.rel.type.RelDataTypeSystem;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;

/** The SQL of DuckDB. Its grammar is PostgreSQL's; its types, names and regular expressions are its own. */
final class DuckDbDialect implements Dialect {

    static final DuckDbDialect INSTANCE = new DuckDbDialect();

    private static final SqlFunction JSON_VALID =
            SqlBasicFunction.create("json_valid", ReturnTypes.BOOLEAN_NULLABLE, OperandTypes.VARIADIC);

    private DuckDbDialect() {}

    @Override
    public String name() {
        return "DUCKDB";
    }

    @Override
    public String title() {
        return "DuckDB";
    }

    /** A name keeps its letters, and no two differ only by the case of ASCII letters. */
    @Override
    public String folded(String name) {
        return name;
    }

    /** Also a name in quotes is found whatever its case. */
    @Override
    public <T> List<T> called(String written, Collection<T> there, Function<T, String> name) {
        List<T> exact = Names.exactly(written, there, name);
        return exact.isEmpty()
                ? there.stream()
                        .filter(one -> low(name.apply(one)).equals(low(written)))
                        .toList()
                : exact;
    }

    private static String low(String name) {
        String bare = Names.isQuoted(name) ? name.substring(1, name.length() - 1) : name;
        return bare.toLowerCase(Locale.ROOT);
    }

    @Override
    public Lexicon lexicon() {
        return DuckDbLexicon.INSTANCE;
    }

    @Override
    public SqlDialect calcite() {
        return DuckDbSql.INSTANCE;
    }

    @Override
    public RelDataTypeSystem types() {
        return DuckDbSql.NUMBERS;
    }

    @Override
    public String typeOfBind(Object value) {
        if (value instanceof BigDecimal number) {
            return number.scale() <= 0 ? "HUGEINT" : "DECIMAL(38, " + number.scale() + ")";
        }
        return value instanceof Boolean ? "BOOLEAN" : value instanceof Instant ? "TIMESTAMP WITH TIME ZONE" : "VARCHAR";
    }

    /** DECIMAL alone has three digits behind its point. */
    @Override
    public String typeName(ValueType type) {
        return switch (type) {
            case DECIMAL -> "DECIMAL(38, 10)";
            case TIMESTAMP -> "TIMESTAMP";
            case TIMESTAMP_TZ -> "TIMESTAMP WITH TIME ZONE";
            default -> throw new IllegalArgumentException("nothing is cast to " + type);
        };
    }

    /** FLOAT has four bytes. */
    @Override
    public DatabaseType typeOfCatalogue(String written) {
        return DatabaseType.parse(written.equals("FLOAT") ? "real" : written);
    }

    /** All texts are VARCHAR, of any length. */
    @Override
    public DatabaseType stored(DatabaseType declared) {
        return List.of("text", "char", "varchar").contains(declared.base())
                ? declared.as("varchar", List.of())
                : declared;
    }

    /** A column of values is worked out for all rows, those that a CASE keeps out included. */
    @Override
    public Optional<String> wholeByTry() {
        return Optional.of("HUGEINT");
    }

    @Override
    public boolean addsIntegersInFull() {
        return false;
    }

    /** There are 38 digits at most. */
    @Override
    public boolean readsFloatsAsDecimals() {
        return false;
    }

    @Override
    public boolean hasKindsOfText() {
        return false;
    }

    @Override
    public boolean decimalsMayBeEndless() {
        return false;
    }

    /** A text beside a FLOAT is read as one: a number is a DECIMAL, and both would meet as DOUBLE. */
    @Override
    public Object comparable(ValueType column, Object value) {
        return column == ValueType.FLOAT && value instanceof BigDecimal number ? number.toPlainString() : value;
    }

    @Override
    public boolean isPlain(ValueType type, String databaseType) {
        return switch (type) {
            case BOOLEAN, INTEGER, DECIMAL -> true;
            case TEXT -> databaseType.equals("VARCHAR");
            case CHAR, FLOAT, DATE, TIMESTAMP, TIMESTAMP_TZ, COMPLEX, OTHER -> false;
        };
    }

    @Override
    public boolean castsConstants() {
        return true;
    }

    @Override
    public RexNode infinity(Functions functions, String sign) {
        return functions.asFloat(sign + "Infinity");
    }

    /** The parser takes {@code [1,]} and {@code NaN}, too. */
    @Override
    public RexNode isJson(Functions functions, RexNode text) {
        return functions.call(
                SqlStdOperatorTable.AND,
                functions.call(SqlStdOperatorTable.IS_NOT_NULL, text),
                functions.call(
                        SqlStdOperatorTable.AND,
                        functions.call(JSON_VALID, text),
                        functions.matches(text, JsonTokens.REGEX)));
    }

    @Override
    public List<RexNode> distinctKey(Functions functions, List<RexNode> key) {
        return List.of(functions.relations().expressions().makeCall(SqlStdOperatorTable.ROW, key));
    }
}
