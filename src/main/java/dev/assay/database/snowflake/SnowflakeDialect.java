package dev.assay.database.snowflake;

import dev.assay.sql.Checksums;
import dev.assay.sql.DatabaseType;
import dev.assay.sql.Dialect;
import dev.assay.sql.Functions;
import dev.assay.sql.Lexicon;
import dev.assay.sql.Names;
import dev.assay.sql.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlDialect;

/** The SQL of Snowflake. Names in quotes are pages of its documentation. */
public final class SnowflakeDialect implements Dialect {

    public static final SnowflakeDialect INSTANCE = new SnowflakeDialect();

    private static final int DIGITS = 38;

    private SnowflakeDialect() {}

    @Override
    public String name() {
        return "SNOWFLAKE";
    }

    @Override
    public String title() {
        return "Snowflake";
    }

    @Override
    public String folded(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    /**
     * Authors write lower case for a catalogue in upper case: {@code orders} means ORDERS or {@code "Orders"},
     * whichever exists. If several exist, only the upper-case or the quoted name is unambiguous.
     */
    @Override
    public <T> List<T> called(String written, Collection<T> there, Function<T, String> name) {
        List<T> exact = Names.exactly(written, there, name);
        boolean decided = Names.isQuoted(written) || (!exact.isEmpty() && written.equals(folded(written)));
        return decided
                ? exact
                : there.stream()
                        .filter(one -> name.apply(one).equalsIgnoreCase(written))
                        .toList();
    }

    /** Shows upper-case names in lower case. */
    @Override
    public String shown(String name) {
        return name.matches("[A-Z_][A-Z0-9_$]*") ? name.toLowerCase(Locale.ROOT) : name;
    }

    @Override
    public Optional<Checksums> checksums() {
        return Optional.of(SnowflakeChecksums.INSTANCE);
    }

    @Override
    public Lexicon lexicon() {
        return SnowflakeLexicon.INSTANCE;
    }

    @Override
    public SqlDialect calcite() {
        return SnowflakeSql.dialect();
    }

    /** NUMERIC without a scale has no fractional digits: "Numeric data types". */
    @Override
    public String typeOfBind(Object value) {
        if (value instanceof BigDecimal number) {
            return "NUMBER(" + DIGITS + ", " + Math.max(0, number.scale()) + ")";
        }
        return value instanceof Boolean ? "BOOLEAN" : value instanceof Instant ? "TIMESTAMP_TZ" : "VARCHAR";
    }

    /** See "AT | BEFORE". */
    @Override
    public String at(Instant moment) {
        return "AT(TIMESTAMP => CAST('" + Moments.written(moment) + "' AS TIMESTAMP_TZ))";
    }

    @Override
    public String typeName(ValueType type) {
        return switch (type) {
            case DECIMAL -> "numeric";
            case TIMESTAMP -> "TIMESTAMP_NTZ";
            case TIMESTAMP_TZ -> "TIMESTAMP_LTZ";
            default -> throw new IllegalArgumentException("nothing is cast to " + type);
        };
    }

    /** Every integer type is stored as NUMBER(38,0), and every text type as VARCHAR: "Summary of data types". */
    @Override
    public DatabaseType stored(DatabaseType declared) {
        if (declared.isWhole()) {
            return declared.as("numeric", List.of(BigInteger.valueOf(DIGITS), BigInteger.ZERO));
        }
        return switch (declared.base()) {
            case "real" -> declared.as("double precision", List.of());
            case "text" -> declared.as("varchar", declared.sizes());
            case "char" ->
                declared.as("varchar", declared.sizes().isEmpty() ? List.of(BigInteger.ONE) : declared.sizes());
            default -> declared;
        };
    }

    /** A CASE does not guarantee the order of evaluation. */
    @Override
    public Optional<String> wholeByTry() {
        return Optional.of("NUMBER(38, 0)");
    }

    /** There is one integer type, with up to 38 digits. */
    @Override
    public boolean addsIntegersInFull() {
        return true;
    }

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

    /** Snowflake parses timestamps in a few forms only. */
    @Override
    public Object comparable(ValueType column, Object value) {
        boolean moment = column == ValueType.TIMESTAMP_TZ || column == ValueType.TIMESTAMP;
        return moment && value instanceof String text ? Moments.written(text) : value;
    }

    @Override
    public boolean isPlain(ValueType type, String databaseType) {
        return switch (type) {
            case BOOLEAN, INTEGER, DECIMAL, TEXT -> true;
            case CHAR, FLOAT, DATE, TIMESTAMP, TIMESTAMP_TZ, COMPLEX, OTHER -> false;
        };
    }

    /** All values of a column get one common type, unless each is cast: "VALUES". */
    @Override
    public boolean castsConstants() {
        return true;
    }

    /** A TIMESTAMP_TZ keeps its offset; a TIMESTAMP_LTZ is only an instant: "Date &amp; time data types". */
    @Override
    public boolean keepsOffsets() {
        return true;
    }

    /** See "Numeric data types", special values. */
    @Override
    public RexNode infinity(Functions functions, String sign) {
        return functions.asFloat(sign + "inf");
    }

    @Override
    public RexNode isJson(Functions functions, RexNode text) {
        return SnowflakeSql.isJson(functions, text);
    }

    @Override
    public List<RexNode> distinctKey(Functions functions, List<RexNode> key) {
        return key;
    }

    @Override
    public Optional<String> regexFault(String regex) {
        return SnowflakeRegex.fault(regex);
    }

    @Override
    public boolean knowsRowCounts() {
        return true;
    }

    @Override
    public boolean hasIndexes() {
        return false;
    }

    @Override
    public boolean readsSingleColumns() {
        return true;
    }
}
