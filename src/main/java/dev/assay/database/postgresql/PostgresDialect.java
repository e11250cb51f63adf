package dev.assay.database.postgresql;

import dev.assay.sql.Checksums;
import dev.assay.sql.Dialect;
import dev.assay.sql.Functions;
import dev.assay.sql.Lexicon;
import dev.assay.sql.Names;
import dev.assay.sql.Replication;
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

    /** A name matches exactly as written or, if nothing matches and it is unquoted, in its folded form. */
    @Override
    public <T> List<T> called(String written, Collection<T> there, Function<T, String> name) {
        List<T> exact = Names.exactly(written, there, name);
        return exact.isEmpty() && !Names.isQuoted(written) ? Names.exactly(folded(written), there, name) : exact;
    }

    @Override
    public Optional<Checksums> checksums() {
        return Optional.of(PostgresChecksums.INSTANCE);
    }

    @Override
    public Optional<Replication> replication() {
        return Optional.of(PostgresReplication.INSTANCE);
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

    /** An author's query runs under the role's search path, which may find another function named COUNT first. */
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

    /** A CASE prevents the evaluation of the cast; see "Conditional Expressions". */
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

    /**
     * A constant is sent as text, which PostgreSQL parses in the column's precision. A numeric literal would not
     * compare with a {@code real} in that precision.
     */
    @Override
    public Object comparable(ValueType column, Object value) {
        return column == ValueType.FLOAT && value instanceof BigDecimal number ? number.toPlainString() : value;
    }

    /** Text literals may compare differently from values of other text-like types. */
    @Override
    public boolean isPlain(ValueType type, String databaseType) {
        return switch (type) {
            case BOOLEAN, INTEGER, DECIMAL -> true;
            case TEXT -> databaseType.matches("text|character varying.*");
            case CHAR, FLOAT, DATE, TIMESTAMP, TIMESTAMP_TZ, COMPLEX, OTHER -> false;
        };
    }

    /** Untyped literals in later rows get the type of the first row. */
    @Override
    public boolean castsConstants() {
        return false;
    }

    /** A text literal compared with a number is parsed as that number's type. */
    @Override
    public RexNode infinity(Functions functions, String sign) {
        return functions.relations().literal(sign + "Infinity");
    }

    /** IS JSON exists since version 16. */
    @Override
    public RexNode isJson(Functions functions, RexNode text) {
        return PostgresSql.isJson(functions, text);
    }

    /** COUNT takes a single expression: a 64-bit hash of the row, which is equal for equal rows. */
    @Override
    public List<RexNode> distinctKey(Functions functions, List<RexNode> key) {
        return PostgresSql.hash(functions, key);
    }

    /**
     * Nondeterministic collations do not support patterns. The database's default collation is always deterministic.
     */
    @Override
    public String characterCollation() {
        return "pg_catalog.\"default\"";
    }

    @Override
    public String letterCollation() {
        return "pg_catalog.\"C\"";
    }

    /** Sorting is faster than hashing if there are about as many groups as rows. */
    @Override
    public boolean sortsToGroup() {
        return true;
    }

    @Override
    public ConstantsLimit constantsLimit() {
        return ConstantsLimit.NONE;
    }
}
