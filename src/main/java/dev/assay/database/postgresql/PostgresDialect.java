package dev.assay.database.postgresql;

import dev.assay.sql.Dialect;
import dev.assay.sql.Functions;
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
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlNode;

/** The SQL of PostgreSQL 14 to 18. What makes expressions stands in {@link PostgresSql}, so that Calcite loads when SQL is written. */
public final class PostgresDialect implements Dialect {

    public static final PostgresDialect INSTANCE = new PostgresDialect();

    private PostgresDialect() {}

    @Override
    public String name() {
        return "POSTGRESQL";
    }

    @Override
    public String title() {
        return "PostgreSQL";
    }

    @Override
    public String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Authors write lower case, as the catalogue does: a name that stands there exactly so is meant, or else the folded one. */
    @Override
    public <T> List<T> called(String written, Collection<T> there, Function<T, String> name) {
        List<T> exact = Names.exactly(written, there, name);
        return exact.isEmpty() && !Names.isQuoted(written) ? Names.exactly(folded(written), there, name) : exact;
    }

    @Override
    public Lexicon lexicon() {
        return PostgresLexicon.INSTANCE;
    }

    @Override
    public SqlDialect calcite() {
        return PostgresSql.dialect();
    }

    @Override
    public String typeOfBind(Object value) {
        if (value instanceof BigDecimal number) {
            return number.scale() <= 0 ? "bigint" : "numeric";
        }
        return value instanceof Boolean
                ? "boolean"
                : value instanceof Instant ? "timestamp with time zone" : "pg_catalog.text";
    }

    /** An author's query runs under the role's search path, which may put a namesake before COUNT(*). */
    @Override
    public SqlNode finished(SqlNode statement, boolean authored) {
        return authored ? CatalogCount.in(statement) : statement;
    }

    @Override
    public String typeName(ValueType type) {
        return switch (type) {
            case DECIMAL -> "numeric";
            case TIMESTAMP -> "timestamp";
            case TIMESTAMP_TZ -> "timestamp with time zone";
            default -> throw new IllegalArgumentException("nothing is cast to " + type);
        };
    }

    /** A CASE keeps a cast from being worked out: "Conditional Expressions". */
    @Override
    public Optional<String> wholeByTry() {
        return Optional.empty();
    }

    @Override
    public boolean addsIntegersInFull() {
        return false;
    }

    @Override
    public boolean readsFloatsAsDecimals() {
        return true;
    }

    @Override
    public boolean hasKindsOfText() {
        return true;
    }

    @Override
    public boolean decimalsMayBeEndless() {
        return true;
    }

    /** A text is read in the column's own precision, which a number that compares with a {@code real} has not. */
    @Override
    public Object comparable(ValueType column, Object value) {
        return column == ValueType.FLOAT && value instanceof BigDecimal number ? number.toPlainString() : value;
    }

    /** Texts of some types compare otherwise than others. */
    @Override
    public boolean isPlain(ValueType type, String databaseType) {
        return switch (type) {
            case BOOLEAN, INTEGER, DECIMAL -> true;
            case TEXT -> databaseType.matches("text|character varying.*");
            case CHAR, FLOAT, DATE, TIMESTAMP, TIMESTAMP_TZ, COMPLEX, OTHER -> false;
        };
    }

    /** Texts below a value of a type are read as that type. */
    @Override
    public boolean castsConstants() {
        return false;
    }

    /** A text beside a number is read as one of the number's type. */
    @Override
    public RexNode infinity(Functions functions, String sign) {
        return functions.relations().literal(sign + "Infinity");
    }

    /** Known since version 16. */
    @Override
    public RexNode isJson(Functions functions, RexNode text) {
        return PostgresSql.isJson(functions, text);
    }

    /** COUNT takes one expression: a 64-bit hash of the row, the same for equal rows. */
    @Override
    public List<RexNode> distinctKey(Functions functions, List<RexNode> key) {
        return PostgresSql.hash(functions, key);
    }

    /** Under a non-deterministic collation there are no patterns; the database's own tells all texts apart. */
    @Override
    public String characterCollation() {
        return "pg_catalog.\"default\"";
    }

    @Override
    public String letterCollation() {
        return "pg_catalog.\"C\"";
    }

    /** Sorting is faster than hashing where there are about as many groups as rows. */
    @Override
    public boolean sortsToGroup() {
        return true;
    }

    @Override
    public ConstantsLimit constantsLimit() {
        return ConstantsLimit.NONE;
    }
}
